import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Terminal } from '../../../platform/cli.js'
import type { OpenInstallation } from '../../../platform/operator/verb.js'
import { eventsOf, type Site, site } from '../../../testing/ground.js'
import { signOnVerb } from '../sign-in/verbs.js'
import { setUpVerbs } from './verbs.js'

let here: Site
let riverside: Awaited<ReturnType<Site['organisation']>>

before(async () => {
  here = await site()
  riverside = await here.organisation('Riverside Care')
})
after(() => here.close())

const open: OpenInstallation = async () => ({
  ok: true,
  installation: {
    ownerUrl: here.ownerUrl,
    secret: randomBytes(32),
    dataFolder: '/nowhere',
    address: 'https://together.example:8443',
    program: '0',
    ground: here.ground,
    erasers: [],
    close: async () => undefined,
  },
})

async function type(name: string, ...args: readonly string[]) {
  const said: string[] = []
  const told: string[] = []
  const terminal: Terminal = {
    say: (text) => void said.push(text),
    tell: (text) => void told.push(text),
    progress: () => undefined,
  }
  const verb = [...setUpVerbs(open), signOnVerb(open)].find((one) => one.name === name)
  assert.ok(verb)
  return { code: await verb.run(args, terminal), said: said.join(''), told: told.join('\n') }
}

test('a secret file that is not there is said in one sentence, and nothing is changed', async () => {
  const args = ['--issuer', 'https://login.example', '--client-id', 'rp', '--name', 'Council']
  for (const file of ['/nowhere/secret', '/']) {
    const { code, told } = await type('sign-on', 'set', ...args, '--secret-file', file)
    assert.notEqual(code, 0)
    assert.ok(told.includes(`The file ${file} cannot be read, or is empty.`), told)
    assert.doesNotMatch(told, /ENOENT|EISDIR| at /)
  }
  assert.deepEqual(await eventsOf(here, riverside), [])
})

test('a new link is made where it is asked for, and members see that it was', async () => {
  const { code, said } = await type('set-up-link')
  assert.equal(code, 0)
  assert.match(said, /^https:\/\/together\.example:8443\/set-up\/[\w-]{43}\n$/)
  const events = await eventsOf(here, riverside)
  assert.deepEqual(
    events.map(({ name, actor }) => [name, actor]),
    [['people.set-up-link-made', 'operator']],
  )
})

test('one more organisation is made with a link of its own; a host is given once', async () => {
  const made = await type(
    'organisation',
    'add',
    'Harbour.example',
    '--name',
    'Gofal yr Harbwr',
    '--language',
    'cy',
  )
  assert.equal(made.code, 0, made.told)
  assert.match(made.said, /^https:\/\/harbour\.example:8443\/set-up\//)
  const again = await type('organisation', 'add', 'harbour.example', '--name', 'Other')
  assert.equal(again.code, 2)
  assert.match(again.told, /already/)
  const which = await type('set-up-link')
  assert.equal(which.code, 2)
  assert.match(which.told, /--organisation HOST/)
  assert.equal((await type('set-up-link', '--organisation', 'harbour.example')).code, 0)
})

test('what is wrong is one sentence, and leaves nothing', async () => {
  const before = (await eventsOf(here, riverside)).length
  for (const args of [
    ['add'],
    ['add', 'not a host', '--name', 'X'],
    ['add', 'ok.example'],
    ['add', 'ok.example', '--name', 'X', '--language', 'fr'],
    ['add', 'ok.example', '--name', 'X', '--zone', 'Cardiff'],
    ['keepers', 'nobody', '--organisation', 'harbour.example'],
    ['keepers', 'a@example.org', '--organisation', 'nowhere.example'],
    ['paint'],
  ]) {
    const { code, told } = await type('organisation', ...args)
    assert.equal(code, 2, args.join(' '))
    assert.ok(told.length > 0)
  }
  assert.equal((await eventsOf(here, riverside)).length, before)
})

test('who keeps the heads is set until there are two facilitators; their addresses are not in the record', async () => {
  const keepers = async () => {
    const { rows } = await here.owner.query<{ host: string; org_id: string }>(
      'select host, org_id from host where host = $1',
      ['harbour.example'],
    )
    const client = await here.owner.connect()
    await client.query(`begin; set local app.org_id = '${rows[0]?.org_id}'`)
    const found = await client.query<{ address: string }>('select address from head_keeper order by address')
    await client.query('rollback')
    client.release()
    return found.rows.map(({ address }) => address)
  }
  const both = [
    'keepers',
    'B@example.org',
    'a@example.org',
    'a@example.org',
    '--organisation',
    'harbour.example',
  ]
  assert.equal((await type('organisation', ...both)).code, 0)
  assert.deepEqual(await keepers(), ['a@example.org', 'b@example.org'])
  assert.equal((await type('organisation', 'keepers', '--organisation', 'harbour.example')).code, 0)
  assert.deepEqual(await keepers(), [])
})

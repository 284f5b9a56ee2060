import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { houseRoutes, subjects } from '../../../app.js'
import { tablesInOrder } from '../../../platform/archive/tables.js'
import { openTransaction } from '../../../platform/db/scope.js'
import { allOrganisations, type Organisation, organisationAt } from '../../../platform/organisation.js'
import { recheck } from '../../../platform/record/recheck.js'
import { openWorld } from '../../../platform/world.js'
import { type Browser, openBrowser } from '../../../testing/browser.js'
import { installationOf, ran } from '../../../testing/installation.js'
import { SHARED, withoutShared } from '../../../testing/shared-data.js'
import { type Town, town } from '../../../testing/town.js'
import { frameOf } from '../frame.js'
import { actorOf } from '../session.js'
import { CONFIRMING, LOOK_AS, OTHERS } from './cast.js'
import { removeExample } from './remove.js'
import { exampleVerb } from './verb.js'

const NOTICE = 'This is a made-up example. Nobody here is real.'
const PAGES = ['/', '/people', '/people/keys', '/people/proposals', '/record', '/help']

let t: Town
let type: (...args: readonly string[]) => ReturnType<typeof ran>
let said: string

before(async () => {
  const address = 'https://riverside.example'
  const secret = randomBytes(32)
  const house = (ground: Town['ground']) => ({ ground, secret, address })
  t = await town((ground) => houseRoutes(house(ground), false), {
    today: '2026-11-25',
    web: { actorOf, frame: frameOf, secret, address, signInAt: '/people/sign-in' },
  })
  const verb = exampleVerb(installationOf(t, { secret, dataFolder: '/nowhere' }), subjects)
  type = (...args) => ran(verb, args)
})
after(() => t.close())

const example = async (): Promise<Organisation> => {
  const found = (await allOrganisations(t.pool)).find(({ madeUp }) => madeUp)
  assert.ok(found, 'there is an example')
  return found
}

/** Signs in with the card that was printed for somebody. */
async function cameIn(name: string): Promise<Browser> {
  const [, number = '', secret = ''] =
    new RegExp(`${name}, [^\\n]*\\n[^\\n]*\\?number=(\\w+)&code=(\\w+)`).exec(said) ?? []
  const browser = openBrowser(t.web.inject, 'example.localhost')
  const form = await browser.get(`/people/sign-in/card?number=${number}&code=${secret}`)
  assert.ok(form.text.includes(NOTICE), 'the door says so too')
  const came = await browser.post('/people/sign-in/card', { who: number, card: secret, next: '/' })
  assert.equal(came.status, 303, came.text.slice(0, 2_000))
  return browser
}

/** How many rows each table holds of an organisation. */
async function rowsOf(organisation: Organisation): Promise<Readonly<Record<string, number>>> {
  const client = await t.owner.connect()
  await client.query(`begin; set local app.org_id = '${organisation.id}'`)
  const rows: Record<string, number> = {}
  for (const { name } of await tablesInOrder(client)) {
    const found = await client.query(`select count(*)::int as n from "${name}" where org_id = $1`, [
      organisation.id,
    ])
    rows[name] = found.rows[0].n
  }
  await client.query('commit')
  client.release()
  return rows
}

test('a folder that is no export is refused in one sentence, and nothing of the example stays', async () => {
  const refused = await type('--polis', '/nowhere')
  assert.equal(refused.code, 2)
  assert.match(refused.told, /^\/nowhere is not a Polis export we can use/)
  assert.ok(!(await allOrganisations(t.pool)).some(({ madeUp }) => madeUp))
})

test('an example is made, with an address, three cards, and how to remove it', async () => {
  const before = await t.events()
  const done = await type(...(withoutShared ? [] : ['--polis', join(SHARED, 'votes', 'scoop-hivemind.ubi')]))
  assert.equal(done.code, 0, done.told)
  said = done.said
  assert.match(said, /^https:\/\/example\.localhost\n/)
  for (const { name, what } of LOOK_AS) assert.ok(said.includes(`${name}, ${what}`), name)
  assert.match(done.told, /example\.localhost is found on this computer only/)
  assert.match(done.told, /made up[\s\S]*throughline example --remove/)
  assert.equal((await t.events()).length, before.length + 1)
})

test('a conversation of each kind stands in it, and a real one where its folder was given', async () => {
  const world = openWorld(t.ground, await example())
  const talks = await world.read
    .selectFrom('conversation')
    .select(['question', 'source', 'closed_at'])
    .execute()
  await world.end()
  assert.equal(talks.filter(({ source }) => source === null).length, 3)
  assert.equal(talks.filter(({ source, closed_at }) => source === null && closed_at).length, 1)
  assert.equal(talks.filter(({ source }) => source === 'polis').length, withoutShared ? 0 : 1)
})

test('a second one is refused in one sentence', async () => {
  const again = await type('--host', 'other.localhost')
  assert.equal(again.code, 2)
  assert.equal(again.told, 'There is an example already: throughline example --remove takes it out.')
})

test('a carer, a worker and the director find every page alive, and each says that it is made up', async () => {
  for (const { name } of LOOK_AS) {
    const browser = await cameIn(name)
    for (const page of PAGES) {
      const seen = await browser.get(page)
      assert.equal(seen.status, 200, `${name} ${page}`)
      assert.ok(seen.text.includes(NOTICE), `${name} ${page}`)
    }
  }
  const director = await cameIn('Angharad Price')
  assert.equal((await director.get('/people/duties')).status, 404, 'a key asks for a second proof')
  const [recovery = ''] = /^ {4}[0-9A-Z]{5} .+$/m.exec(said) ?? []
  await director.get('/people/second?next=/people/duties')
  const proven = await director.post('/people/second', { kind: 'recovery', recovery, next: '/people/duties' })
  assert.equal(`${proven.status} ${proven.goTo}`, '303 /people/duties', proven.text.slice(0, 2_000))
  const duties = await director.get('/people/duties')
  assert.equal(duties.status, 200)
  assert.ok(duties.text.includes(NOTICE))
  const carer = await cameIn('Carys Morgan')
  const keys = (await carer.get('/people/keys')).text
  for (const name of ['Angharad Price', 'Nia Llewellyn', 'Peter Lomax', 'Rhodri Vaughan'])
    assert.ok(keys.includes(name), `${name} holds a key`)
  assert.ok((await carer.get('/people')).text.includes('The Friday forum'))
  assert.match((await carer.get('/help')).text, /01632 960 102/)
  assert.match((await carer.get('/people/proposals')).text, /Young carer/)
  assert.match((await carer.get('/record')).text, /Gwenllian Rees/)
})

test('everything in it is an event of its own record, spread over weeks, and the record holds', async () => {
  await t.sealer.idle()
  const organisation = await example()
  const world = openWorld(t.ground, organisation)
  const checked = await recheck(world.read)
  const events = await world.read.selectFrom('event').select(['at', 'name']).orderBy('at').execute()
  const waiting = await world.read.selectFrom('event_waiting').select('event_id').execute()
  const people = await world.read.selectFrom('person').select(['name', 'email']).execute()
  const letters = await world.read.selectFrom('letter').select('id').execute()
  await world.end()
  assert.deepEqual(checked, { whole: true, size: events.length })
  assert.equal(waiting.length, 0)
  assert.equal(events.filter(({ name }) => name === 'people.joined').length >= OTHERS.length, true)
  assert.equal(events.filter(({ name }) => name === 'people.voice-given').length, 2 * (CONFIRMING.length - 1))
  assert.ok(new Set(events.map(({ at }) => at.slice(0, 10))).size >= 20, 'on twenty days at least')
  assert.ok(
    events.every(({ at }) => at <= world.now()),
    'nothing lies in the future',
  )
  assert.equal(people.length, 24)
  assert.ok(
    people.every(({ email }) => email === null),
    'nobody can be written to',
  )
  assert.equal(letters.length, 0)
})

test('members of the organisation beside it read that it was made', async () => {
  assert.equal((await t.events()).at(-1)?.name, 'people.example-made')
  assert.equal((await t.events()).at(-1)?.actor, 'operator')
  const page = await t.anybody().get('/record')
  assert.match(page.text, /made a made-up example beside this place/)
  assert.ok(!page.text.includes(NOTICE), 'a real place does not say that it is made up')
})

test('a real organisation cannot be removed this way, and the program itself cannot mark one', async () => {
  const { organisation } = t.places.riverside
  const before = await rowsOf(organisation)
  await assert.rejects(removeExample(t.owner, organisation), /only an organisation that is made up/)
  assert.deepEqual(await rowsOf(organisation), before)
  const { tx, rollback } = await openTransaction(t.pool, organisation.id)
  await assert.rejects(tx.updateTable('organisation').set({ made_up: true }).execute(), /permission denied/)
  await rollback()
})

test('it is removed whole: no row of it stays, and what is beside it is as it was', async () => {
  const organisation = await example()
  const before = await rowsOf(t.places.riverside.organisation)
  assert.ok(Object.values(await rowsOf(organisation)).reduce((a, b) => a + b) > 300)
  t.setTime('2026-11-25T11:20:00.000Z')
  const done = await type('--remove')
  assert.equal(done.code, 0, done.told)
  assert.match(
    done.told,
    /^Example: Harbour Care \(made up\) is gone, with all that was in it: [\d,]+ rows\.$/,
  )
  const left = Object.entries(await rowsOf(organisation)).filter(([, n]) => n > 0)
  assert.deepEqual(left, [])
  const jobs = await t.owner.query(
    "select count(*)::int as n from graphile_worker._private_jobs where payload->>'org' = $1",
    [organisation.id],
  )
  assert.equal(jobs.rows[0].n, 0)
  await t.sealer.idle()
  const now = await rowsOf(t.places.riverside.organisation)
  const grown = { event: before.event! + 1, record_entry: before.record_entry! + 1 }
  assert.deepEqual(now, { ...before, ...grown })
  assert.equal((await t.events()).at(-1)?.name, 'people.example-removed')
  assert.match((await t.anybody().get('/record')).text, /took away the made-up example/)
  assert.equal(await organisationAt(t.pool, 'example.localhost'), undefined)
})

test('where there is none, nothing is removed; a host that is taken is refused', async () => {
  assert.equal((await type('--remove')).told, 'There is no example here.')
  const taken = await type('--host', t.places.harbour.host)
  assert.match(taken.told, /There is an organisation at .* already\./)
  assert.equal((await type('--host', 'not a host')).told, 'Name one host, like example.localhost.')
  assert.equal((await allOrganisations(t.pool)).length, 2)
})

import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { yes } from '../../kernel/decision.js'
import { aPerson, eventsOf, type Site, site } from '../../testing/ground.js'
import { smtpServer } from '../../testing/smtp-server.js'
import { sayIn } from '../../ui/say.js'
import { layOrganisation } from '../db/lay.js'
import { dailyRound } from '../jobs/daily.js'
import { openWorker } from '../jobs/worker.js'
import { mailTasks } from '../mail/send.js'
import { openTransport } from '../mail/transport.js'
import { type Organisation, organisationOf } from '../organisation.js'
import { openWorld } from '../world.js'
import { parseCheckpoint } from './checkpoint.js'
import { HEAD_DAILY, headTasks, latestHeads } from './daily-head.js'
import { headsFeed, xml } from './heads-feed.js'
import { readVerifier, recordKey, verifyNote } from './note.js'

const secret = randomBytes(32)
let here: Site
let harbour: Organisation
let hafan: Organisation

async function organisation(name: string, language: 'en' | 'cy', keepers: readonly string[]) {
  const made = { name, host: `${randomUUID()}.example`, language, zone: 'Europe/London' }
  const found = await organisationOf(here.pool, await layOrganisation(here.owner, made))
  assert.ok(found)
  const world = openWorld(here.ground, found)
  await world.act(aPerson(), async (tx) => {
    for (const address of keepers)
      await tx.insertInto('head_keeper').values({ org_id: found.id, address }).execute()
    return yes('kept', { name: 'garden.kept', about: 'bed:1' })
  })
  return found
}

before(async () => {
  here = await site()
  harbour = await organisation('Harbour & Sons', 'en', ['amina@example.org', 'joe@example.org'])
  hafan = await organisation('Hafan', 'cy', ['sian@example.org'])
})
after(() => here.close())

async function headsOf(organisation: Organisation) {
  const world = openWorld(here.ground, organisation)
  const heads = await latestHeads(world.read, 10)
  await world.end()
  return heads
}
async function until(isSo: () => boolean | Promise<boolean>) {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10))
}

test('at night the head is signed, and in the morning it is with everybody who keeps it, in their language', async () => {
  const server = await smtpServer('takes')
  const transport = openTransport(server.url, 'hello@harbour.example')
  const tasks = { ...mailTasks(here.ground, transport), ...headTasks(here.ground, secret) }
  const worker = await openWorker({
    ownerUrl: here.ownerUrl,
    ground: here.ground,
    tasks,
    daily: HEAD_DAILY,
    tell: () => undefined,
  })
  const round = () => dailyRound(here.ground, HEAD_DAILY, (error) => assert.fail(`${error}`))
  here.clock.now = new Date('2026-03-22T02:29:00Z')
  await round()
  here.clock.now = new Date('2026-03-22T02:30:00Z')
  await round()
  await until(async () => (await headsOf(harbour)).length === 1 && (await headsOf(hafan)).length === 1)
  assert.equal(server.received.length, 0)

  here.clock.now = new Date('2026-03-22T08:00:00Z')
  await until(async () => {
    await here.owner.query('update graphile_worker._private_jobs set run_at = now() where locked_at is null')
    return server.received.length === 3
  })
  await worker.stop()
  await server.close()
  const written = new Map(server.received.map(({ to, text }) => [to[0], text]))
  assert.deepEqual([...written.keys()].sort(), ['amina@example.org', 'joe@example.org', 'sian@example.org'])
  assert.match(written.get('joe@example.org')!, /Please keep this letter/)
  assert.match(written.get('joe@example.org')!, /22 March 2026/)
  assert.match(written.get('sian@example.org')!, /Cadwch y llythyr hwn/)
  assert.match(written.get('sian@example.org')!, /22 Mawrth 2026/)
})

test('the head is true for the record as it stood, and signed with the organisation’s own key', async () => {
  const [head] = await headsOf(harbour)
  assert.ok(head)
  const note = verifyNote(head.note, [readVerifier(recordKey(secret, harbour.id).vkey)!])
  assert.ok(note.ok)
  const checkpoint = parseCheckpoint(note.text)
  assert.equal(checkpoint?.size, 1)
  const world = openWorld(here.ground, harbour)
  const entry = await world.read
    .selectFrom('record_entry')
    .select('root')
    .where('n', '=', 0)
    .executeTakeFirst()
  await world.end()
  assert.deepEqual(checkpoint.root, entry?.root)
  assert.ok(!verifyNote(head.note, [readVerifier(recordKey(secret, hafan.id).vkey)!]).ok)
})

test('a job that comes twice signs nothing and writes to nobody again', async () => {
  const before = await eventsOf(here, harbour)
  const world = openWorld(here.ground, harbour)
  const letters = () => world.read.selectFrom('letter').select('id').execute()
  const many = (await letters()).length
  await headTasks(here.ground, secret)['record.head']?.(world, '2026-03-22', {
    actor: { kind: 'system', name: 'record.head' },
    attempt: 2,
    last: false,
    firstTime: async () => true,
    stopping: new AbortController().signal,
  })
  assert.equal((await letters()).length, many)
  await world.end()
  assert.equal((await headsOf(harbour)).length, 1)
  assert.equal((await eventsOf(here, harbour)).length, before.length)
})

test('that the head was signed is itself recorded', async () => {
  const signed = (await eventsOf(here, harbour)).find(({ name }) => name === 'record.head-signed')
  assert.deepEqual([signed?.actor, signed?.about], ['system:record.head', 'head:2026-03-22'])
  assert.deepEqual(signed?.facts, { size: 1, keepers: 2 })
})

// Enough of XML to see that tags close in order and that nothing stands in a text that would begin one.
function read(feed: string): { readonly texts: readonly string[] } {
  const open: string[] = []
  const texts: string[] = []
  const body = feed.replace(/^<\?xml version="1.0" encoding="utf-8"\?>\n/, '')
  const token =
    /<(\/?)([a-z]+)((?: [a-z:]+="[^"<&]*(?:&(?:amp|lt|gt|quot|#39);[^"<&]*)*")*)(\/?)>|((?:[^<&]|&(?:amp|lt|gt|quot|#39);)+)/gy
  let at = 0
  for (let found = token.exec(body); found; found = token.exec(body)) {
    at = token.lastIndex
    const [, closes, name = '', , alone, text] = found
    if (text !== undefined) texts.push(text)
    else if (closes) assert.equal(open.pop(), name)
    else if (!alone) open.push(name)
  }
  assert.equal(at, body.length, `not well formed at: ${body.slice(at, at + 60)}`)
  assert.deepEqual(open, [])
  return { texts: texts.map(plain) }
}
const plain = (text: string) =>
  text.replace(
    /&(amp|lt|gt|quot|#39);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name]!,
  )

test('the feed of heads is well formed, whatever an organisation is called', async () => {
  const heads = await headsOf(harbour)
  const now = '2026-03-22T08:00:00.000Z'
  for (const name of ['Harbour & Sons', '<b>"Care"</b>', "]]> & 'co' \u0000\u000b", '{name}', 'Siân 👩‍🌾']) {
    const feed = headsFeed({
      organisation: { ...harbour, name },
      address: 'https://harbour.example',
      heads,
      say: sayIn('en'),
      now,
    })
    const { texts } = read(feed)
    assert.ok(texts.includes(heads[0]!.note), name)
    assert.ok(
      texts.some((text) => text.startsWith(plain(xml(name)))),
      name,
    )
  }
})

test('an entry keeps its name, and no two share one', async () => {
  const [head] = await headsOf(harbour)
  const feed = (organisation: Organisation) =>
    headsFeed({
      organisation,
      address: 'https://a.example',
      heads: [head!],
      say: sayIn('cy'),
      now: head!.madeAt,
    })
  const ids = (text: string) => [...text.matchAll(/<id>(.*?)<\/id>/g)].map((found) => found[1])
  assert.deepEqual(ids(feed(harbour)), ids(feed(harbour)))
  assert.equal(new Set([...ids(feed(harbour)), ...ids(feed(hafan))]).size, 4)
})

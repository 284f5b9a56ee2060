import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { yes } from '../../kernel/decision.js'
import { aPerson, type Site, site } from '../../testing/ground.js'
import { SHARED } from '../../testing/shared-data.js'
import { type Manner, smtpServer } from '../../testing/smtp-server.js'
import type { Happened } from '../jobs/run-task.js'
import { openWorker } from '../jobs/worker.js'
import type { Organisation } from '../organisation.js'
import { openWorld } from '../world.js'
import type { Letter } from './letter.js'
import { post } from './post.js'
import { MAIL_DAILY, mailTasks } from './send.js'
import { openTransport } from './transport.js'

const FROM = 'Harbour <hello@harbour.example>'
const HELLO: Letter = {
  kind: 'digest',
  address: 'amina@example.org',
  subject: 'News from Harbour',
  body: 'Bore da, Siân.\n\nThe garden is open.\n.\nA dot stood alone there.\n',
}

let here: Site
let harbour: Organisation
before(async () => {
  here = await site()
  harbour = await here.organisation('Harbour Care')
})
after(() => here.close())

async function write(...letters: readonly Letter[]): Promise<readonly string[]> {
  const world = openWorld(here.ground, harbour)
  const answer = await world.act(aPerson(), async (tx) => {
    const made: string[] = []
    for (const letter of letters) made.push(await post(tx, world, letter))
    return yes(made, { name: 'garden.told', about: 'bed:1' })
  })
  return answer.ok ? answer.next : []
}
async function outbox(id: string) {
  const world = openWorld(here.ground, harbour)
  const row = await world.read.selectFrom('letter').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  await world.end()
  return row
}
/** A worker that sends over this server, or keeps letters where there is none. */
function postOffice(url: string | undefined, heard: Happened[]) {
  const tasks = mailTasks(here.ground, url === undefined ? undefined : openTransport(url, FROM))
  const tell = (happened: Happened) => void heard.push(happened)
  return openWorker({ ownerUrl: here.ownerUrl, ground: here.ground, tasks, daily: MAIL_DAILY, tell })
}
async function until(isSo: () => boolean | Promise<boolean>) {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10))
}
const againNow = () =>
  here.owner.query('update graphile_worker._private_jobs set run_at = now() where locked_at is null')

/** Sends letters to a server of the given manners until the queue is empty. @returns what happened */
async function sendTo(manners: readonly Manner[], ...letters: readonly Letter[]) {
  const server = await smtpServer(...manners)
  const heard: Happened[] = []
  const office = await postOffice(server.url, heard)
  const ids = await write(...letters)
  await until(async () => {
    await againNow()
    const left = await here.owner.query('select 1 from graphile_worker.jobs where attempts < max_attempts')
    return left.rowCount === 0
  })
  await office.stop()
  await server.close()
  return { ids, heard, received: server.received, visits: server.visits() }
}

test('a letter goes when the change is committed, once, and then nothing of what it said is kept', async () => {
  const { ids, received } = await sendTo(['takes'], HELLO)
  assert.equal(received.length, 1)
  const [letter] = received
  assert.equal(letter?.from, 'hello@harbour.example')
  assert.deepEqual(letter?.to, ['amina@example.org'])
  assert.match(letter?.text ?? '', /^Subject: News from Harbour\r$/m)
  assert.match(letter?.text ?? '', new RegExp(`^Message-ID: <${ids[0]}@harbour.example>\r$`, 'm'))
  assert.match(
    letter?.text ?? '',
    /Bore da, Si=C3=A2n\.\r\n\r\nThe garden is open\.\r\n\.\r\nA dot stood alone there\./,
  )
  const row = await outbox(ids[0]!)
  assert.deepEqual([row.subject, row.body, row.trouble, row.tries], ['', '', null, 1])
  assert.equal(row.sent_at, '2026-03-21T10:40:00.000Z')
})

test('a letter of a change that was refused is never sent', async () => {
  const server = await smtpServer('takes')
  const office = await postOffice(server.url, [])
  const world = openWorld(here.ground, harbour)
  await world.act(aPerson(), async (tx) => {
    await post(tx, world, { ...HELLO, subject: 'Never' })
    return { ok: false, no: 'changed-my-mind' } as const
  })
  await write({ ...HELLO, subject: 'Sent' })
  await until(() => server.received.length > 0)
  await office.stop()
  assert.deepEqual(
    server.received.map(({ text }) => /^Subject: (.*)\r$/m.exec(text)?.[1]),
    ['Sent'],
  )
  await server.close()
})

test('a busy server, a shut one and a cut line are tried again until the letter is taken', async () => {
  const { ids, received, heard, visits } = await sendTo(['busy', 'shut', 'cut-halfway', 'takes'], HELLO)
  assert.equal(received.length, 1)
  assert.equal(visits, 4)
  assert.deepEqual(
    heard.map(({ kind }) => kind),
    ['job-failed', 'job-failed', 'job-failed', 'job-done'],
  )
  assert.deepEqual([(await outbox(ids[0]!)).tries, (await outbox(ids[0]!)).trouble], [4, null])
})

test('where the server will not have it for good, that is noted and it is not tried again', async () => {
  for (const manner of ['no-such-person', 'dislikes-text'] as const) {
    const { ids, heard, visits } = await sendTo([manner], HELLO)
    assert.equal(visits, 1, manner)
    assert.deepEqual(
      heard.map(({ kind }) => kind),
      ['job-done'],
    )
    const row = await outbox(ids[0]!)
    assert.deepEqual(
      [row.sent_at, row.body, row.trouble],
      [null, '', manner === 'no-such-person' ? 'refused 550' : 'refused 554'],
    )
  }
})

test('where the server does not know us, letters wait for somebody to mend it', async () => {
  const server = await smtpServer('not-ours')
  const heard: Happened[] = []
  const office = await postOffice(server.url, heard)
  const [id] = await write(HELLO)
  await until(() => heard.length === 1)
  const row = await outbox(id!)
  assert.deepEqual([row.sent_at, row.body === HELLO.body, row.trouble], [null, true, 'later 550'])
  await office.stop()
  await server.close()
  await here.owner.query('delete from graphile_worker._private_jobs')
})

test('where the line is cut at the very end nobody can know: it comes again under the same name', async () => {
  const server = await smtpServer('cut-at-the-end', 'takes')
  const heard: Happened[] = []
  const office = await postOffice(server.url, heard)
  const [id] = await write(HELLO)
  await until(() => heard.length === 1)
  assert.match((await outbox(id!)).trouble ?? '', /^not-known /)
  await againNow()
  await until(() => server.received.length === 1)
  await office.stop()
  assert.ok(server.received[0]?.text.includes(`<${id}@harbour.example>`))
  assert.equal((await outbox(id!)).tries, 2)
  await server.close()
})

test('after the last try a letter is given up, and what it said is gone', async () => {
  const server = await smtpServer('busy')
  const heard: Happened[] = []
  const office = await postOffice(server.url, heard)
  const [id] = await write(HELLO)
  await until(() => heard.length === 1)
  await until(async () => {
    const free = await here.owner.query(
      'update graphile_worker._private_jobs set attempts = max_attempts - 1, run_at = now() where locked_at is null',
    )
    return free.rowCount === 1
  })
  await until(() => heard.length === 2)
  const row = await outbox(id!)
  assert.deepEqual([row.trouble, row.body], ['given-up 451', ''])
  await office.stop()
  await server.close()
  await here.owner.query('delete from graphile_worker._private_jobs')
})

test('at night a letter waits for the morning, and a code does not', async () => {
  here.clock.now = new Date('2026-03-21T23:00:00.000Z')
  const [digest, code] = await write(HELLO, { ...HELLO, kind: 'code' })
  assert.equal((await outbox(digest!)).due_at, '2026-03-22T08:00:00.000Z')
  assert.equal((await outbox(code!)).due_at, '2026-03-21T23:00:00.000Z')
  const { rows } = await here.owner.query<{ run_at: string }>(
    'select run_at from graphile_worker.jobs order by run_at',
  )
  assert.deepEqual(
    rows.map(({ run_at }) => run_at),
    ['2026-03-21T23:00:00.000Z', '2026-03-22T08:00:00.000Z'],
  )
  await here.owner.query('delete from graphile_worker._private_jobs')
  here.clock.now = new Date('2026-03-21T10:40:00.000Z')
})

test('two workers send a letter once', async () => {
  const server = await smtpServer('takes')
  const offices = await Promise.all([postOffice(server.url, []), postOffice(server.url, [])])
  const letters = Array.from({ length: 40 }, (_, i) => ({ ...HELLO, subject: `Letter ${i}` }))
  const ids = await write(...letters)
  await until(() => server.received.length >= ids.length)
  await Promise.all(offices.map((office) => office.stop()))
  const names = server.received.map(({ text }) => /^Message-ID: <(.*)@/m.exec(text)?.[1])
  assert.deepEqual([...names].sort(), [...ids].sort())
  await server.close()
})

test('without a mail server a letter is kept to be read here, for a week', async () => {
  const heard: Happened[] = []
  const office = await postOffice(undefined, heard)
  const [id] = await write(HELLO)
  await until(() => heard.length === 1)
  await office.stop()
  const row = await outbox(id!)
  assert.deepEqual([row.trouble, row.body], ['mailbox', HELLO.body])
  here.clock.now = new Date('2026-03-29T10:40:00.000Z')
  const world = openWorld(here.ground, harbour)
  const job = { attempt: 1, last: false, firstTime: async () => true, stopping: new AbortController().signal }
  await mailTasks(here.ground, undefined)['letter.tidy']?.(world, '2026-03-29', {
    ...job,
    actor: { kind: 'system', name: 'letter.tidy' },
  })
  const left = await world.read.selectFrom('letter').select('id').where('id', '=', id!).execute()
  await world.end()
  assert.deepEqual(left, [])
  here.clock.now = new Date('2026-03-21T10:40:00.000Z')
})

const BLNS = join(SHARED, 'security', 'blns', 'blns.json')
const OWN = [
  'Hello\r\nBcc: joe@example.org',
  'x\n\nbody',
  '\u0000\u0007',
  '=?utf-8?q?=0ABcc:_j?=',
  '\u2028Bcc: j',
  '👩‍🌾'.repeat(90),
  '',
]
const strings: readonly string[] = [
  ...OWN,
  ...(existsSync(BLNS) ? JSON.parse(readFileSync(BLNS, 'utf8')) : []),
]

test('whatever stands in a subject or a text, a letter has one recipient and the headers we gave it', async () => {
  const letters = strings.map((text) => ({ ...HELLO, subject: text, body: text }))
  const { received, ids } = await sendTo(['takes'], ...letters)
  assert.equal(received.length, ids.length)
  const always = ['Auto-Submitted', 'Content-Type', 'Date', 'From', 'MIME-Version', 'Message-ID', 'To']
  for (const { to, text } of received) {
    assert.deepEqual(to, ['amina@example.org'])
    const head = text.slice(0, text.indexOf('\r\n\r\n')).replace(/\r\n[ \t]/g, ' ')
    const names = head.split('\r\n').map((line) => line.slice(0, line.indexOf(':')))
    const sometimes = names.filter((name) => ['Subject', 'Content-Transfer-Encoding'].includes(name))
    assert.equal(new Set(sometimes).size, sometimes.length)
    assert.deepEqual(names.filter((name) => !sometimes.includes(name)).sort(), always)
  }
})

test('a letter to what is no address is not written at all', async () => {
  for (const address of strings.filter((text) => !/^[^\s@]+@[^\s@]+$/.test(text)))
    await assert.rejects(write({ ...HELLO, address }), /not an e-mail address/)
})

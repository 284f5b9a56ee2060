import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import { instant } from '../../../kernel/day.js'
import { id } from '../../../kernel/id.js'
import { erase } from '../../../platform/archive/erase.js'
import type { Job } from '../../../platform/jobs/job.js'
import { type Town, town } from '../../../testing/town.js'
import { sayIn } from '../../../ui/say.js'
import { frameOf } from '../frame.js'
import { erasesDuties, withoutContact } from './erases.js'
import { DUTY_DAILY, dutyTasks } from './jobs.js'
import { publicRoutes } from './public-routes.js'
import { SCHEDULE } from './retention.js'

let t: Town
const NOW = '2026-06-01T03:10:00.000Z'
const DAY = 24 * 3_600_000
const ago = (days: number) => instant(new Date(Date.parse(NOW) - days * DAY))
const job: Job = {
  actor: { kind: 'system', name: 'people.clear-old' },
  attempt: 1,
  last: false,
  firstTime: async () => true,
  stopping: new AbortController().signal,
}
const run = (task: string) => dutyTasks[task]?.(t.worldAt(), '2026-06-01', job)

before(async () => {
  t = await town(publicRoutes, { web: { frame: frameOf } })
})
beforeEach(() => t.setTime(NOW))
after(() => t.close())

type Row = Readonly<Record<string, unknown>>
async function insert(table: string, row: Row) {
  const names = ['org_id', ...Object.keys(row)]
  const values = [t.places.riverside.organisation.id, ...Object.values(row)]
  const client = await t.owner.connect()
  await client.query(`begin; set local app.org_id = '${t.places.riverside.organisation.id}'`)
  await client.query(
    `insert into ${table} (${names.join(', ')}) values (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
    values,
  )
  await client.query('commit')
  client.release()
}

/** One row of each kind that the schedule removes, as old as told. */
const ROWS: Readonly<Record<string, (ended: string) => Promise<void>>> = {
  sessions: (ended) =>
    insert('session', {
      id_hash: randomBytes(32),
      assurance: 'one-factor',
      made_at: ended,
      seen_at: ended,
      ends_at: ended,
    }),
  links: (ended) => insert('setup_link', { code_hash: randomBytes(32), ends_at: ended }),
  letters: (ended) =>
    insert('letter', {
      id: randomUUID(),
      kind: 'digest',
      address: 'a@example.org',
      subject: '',
      body: '',
      made_at: ended,
      due_at: ended,
      sent_at: ended,
    }),
  calls: (ended) =>
    insert('people_rights', {
      id: randomUUID(),
      kind: 'access',
      came: 'phone',
      asker: 'Nia Rees',
      reach: '01632 960 555',
      said: 'What do you hold on me?',
      came_on: ended.slice(0, 10),
      made_at: ended,
      entered_by: t.people.amina,
    }),
  changes: (ended) =>
    insert('duty_change', {
      duty: ended < ago(28) ? 'age' : 'cookies',
      answers: '{}',
      asked_at: ended,
      asked_by: t.people.amina,
      side: 'lived',
    }),
  asked: (ended) =>
    insert('setup_asked', { side: 'lived', name: 'Amir', email: 'amir@example.org', asked_at: ended }),
  invitations: async (ended) => {
    const group = randomUUID()
    await insert('people_group', { id: group, kind: 'team', name: group, made_at: ended })
    await insert('people_invitation', {
      id: randomUUID(),
      kind: 'link',
      code_hash: randomBytes(32),
      group_id: group,
      made_by: t.people.amina,
      made_at: ended,
      ends_at: ended,
      most: 10,
    })
  },
  codes: (ended) =>
    insert('sign_in_code', {
      id: randomUUID(),
      purpose: 'sign-in',
      email: 'a@example.org',
      code_hash: randomBytes(32),
      made_at: ended,
      ends_at: ended,
    }),
  spent: (ended) => insert('sign_in_spent', { hash: randomBytes(32), ends_at: ended }),
  tries: (ended) => insert('sign_in_try', { target: randomBytes(32), since: ended, wrong: 3 }),
}

for (const kept of SCHEDULE) {
  if (!('clear' in kept)) continue
  test(`“${sayIn('en')(kept.what)}”: gone after ${kept.days} days, not a day before`, async () => {
    const put = ROWS[kept.name]
    assert.ok(put, `the test knows no row for ${kept.name}`)
    const cleared = async () => {
      await run('people.clear-old')
      const events = (await t.events()).filter(({ name }) => name === 'people.cleared')
      return events.reduce((sum, { facts }) => {
        const rows = Object.entries(facts ?? {}).find(([name]) => name === kept.name)?.[1]
        return sum + (typeof rows === 'number' ? rows : 0)
      }, 0)
    }
    const young = kept.name === 'asked' ? 0 : 1
    if (young) await put(ago(kept.days - 0.5))
    assert.equal(await cleared(), 0)
    await put(ago(kept.days + 0.5))
    assert.equal(await cleared(), 1)
  })
}

test('the page says for each kind of thing what the job does, and nothing else', async () => {
  for (const language of ['en', 'cy'] as const) {
    const say = sayIn(language)
    const { text } = await t.anybody().get(`/retention?language=${language}`)
    const rows = [...text.matchAll(/<tr[^>]*><th[^>]*scope="row"[^>]*>(.*?)<\/th><td[^>]*>(.*?)<\/td>/g)]
    assert.deepEqual(
      rows.map(([, what, long]) => [what, long]),
      SCHEDULE.map((kept) => [
        say(kept.what),
        'until' in kept ? say(kept.until) : say('keep.after', { days: kept.days }),
      ]),
    )
  }
  assert.deepEqual(DUTY_DAILY.map(({ task }) => task).sort(), Object.keys(dutyTasks).sort())
})

test('a night in which nothing was too old leaves no line', async () => {
  await run('people.clear-old')
  const before = (await t.events()).length
  await run('people.clear-old')
  assert.equal((await t.events()).length, before)
})

test('somebody named as a contact and then erased is struck out of answers, wishes and notices', async () => {
  const client = await t.owner.connect()
  await client.query(`begin; set local app.org_id = '${t.places.riverside.organisation.id}'`)
  await client.query("update person set email = 'joe@example.org' where id = $1", [t.people.joe])
  await client.query('commit')
  client.release()
  const answers = {
    'first-name': 'Joe Cullen',
    'first-email': 'joe@example.org',
    'deputy-email': 'b@example.org',
  }
  await insert('duty_answer', {
    duty: 'contacts',
    answers: JSON.stringify(answers),
    answered_at: NOW,
    answered_by: t.people.amina,
  })
  await insert('privacy_notice', {
    version: 1,
    on_day: '2026-06-01',
    answers: JSON.stringify({ 'officer.email': 'joe@example.org' }),
    words: JSON.stringify({ en: { full: [{ kind: 'text', text: 'Ask Joe Cullen: joe@example.org' }] } }),
  })
  await t.worldAt().act({ kind: 'operator' }, async (tx) => ({
    ok: true,
    next: 1,
    event: await erase(tx, t.worldAt(), id<'Person'>(t.people.joe), [erasesDuties], {
      secret: t.options.secret,
    }),
  }))
  const { rows } = await inOrg(
    "select (select string_agg(answers::text, '') from duty_answer) || (select string_agg(answers::text || words::text, '') from privacy_notice) as all",
  )
  assert.doesNotMatch(rows[0]?.all ?? '', /joe/i)
  assert.match(rows[0]?.all ?? '', /b@example\.org/)
})

async function inOrg(sql: string) {
  const client = await t.owner.connect()
  await client.query(`begin; set local app.org_id = '${t.places.riverside.organisation.id}'`)
  const found = await client.query<{ all: string }>(sql)
  await client.query('rollback')
  client.release()
  return found
}

test('striking one contact out leaves the other whole', () => {
  const both = { 'first-name': 'A', 'first-email': 'a@x.org', 'first-phone': '111', 'deputy-name': 'B' }
  assert.deepEqual(withoutContact(both, { person: 'p', email: 'a@x.org' }), {
    answers: { 'deputy-name': 'B' },
    struck: ['A', 'a@x.org', '111'],
  })
  const accounts = { 'first-name': 'A', 'first-person': 'p', 'deputy-person': 'q' }
  assert.deepEqual(withoutContact(accounts, { person: 'p', email: null }).answers, { 'deputy-person': 'q' })
})

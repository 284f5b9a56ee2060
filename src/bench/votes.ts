import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pseudonymIn, voteItem } from '../modules/conversations/index.js'
import { migrate } from '../platform/db/migrate.js'
import { openPool } from '../platform/db/pool.js'
import { startPostgres } from '../platform/postgres/start.js'
import { startProgram } from '../testing/program.js'
import { type AtVote, guestVotes, memberVotes, type VotingPlace, votingPlace } from '../testing/voting.js'

const SECONDS = Number(process.env.SECONDS ?? 4)
const WARM_MS = 1_000
const PEOPLE = 200
const IDEAS = 60
const NEWCOMERS = 50
const VOTES = ['agree', 'disagree', 'unsure'] as const
const VALUES = { agree: 1, disagree: -1, unsure: 0 } as const
const BARE_CONNECTIONS = 16

/**
 * Votes a second over real HTTP, each person with a session and a connection of their own, at the safe settings;
 * beside the bare database in the same run. Everything on this machine: program, database and load.
 */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'))
  chmodSync(folder, 0o711)
  const started = await startPostgres({ folder })
  if (!started.ok) throw new Error(started.sentence)
  const { urls, stop, version } = started.server
  const secret = randomBytes(32)
  try {
    await migrate(urls.owner, 'throughline_app')
    const place = await votingPlace(urls, { people: PEOPLE, ideas: IDEAS, secret })
    console.log(
      `PostgreSQL ${version}, fsync on; program, database and load on the same cores. ${SECONDS} s a figure.`,
    )
    const { child, port } = await startProgram(
      {
        ...{ PROCESS: 'web', DATABASE_URL: urls.app, SECRET: secret.toString('base64') },
        ...{ TRUSTED_PROXIES: 'loopback', DATA_FOLDER: join(folder, 'data') },
      },
      'ignore',
    )
    try {
      await measure(place, port, urls.app)
    } finally {
      child.kill('SIGKILL')
      await place.pool.end()
    }
  } finally {
    await stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(place: VotingPlace, port: number, url: string): Promise<void> {
  await newcomers(place, port)
  const here = { port, at: place.at, carer: place.carer }
  const voters: AtVote[] = []
  for (const key of place.keys) voters.push(await memberVotes(here, key))
  const acknowledged = voters.map(() => new Map<number, number>())
  const rows = []
  const turn = voters.map(() => 0)
  for (const at of [16, 200]) {
    const bare = await bareUpserts(place, url, at)
    const times = await perPerson(at, async (person) => {
      const n = turn[person]!++
      const [idea, vote] = [n % IDEAS, VOTES[(n + Math.floor(n / IDEAS)) % VOTES.length]!]
      if (!(await voters[person]!.votes(idea, vote))) throw new Error('a vote was not acknowledged')
      acknowledged[person]!.set(idea, VALUES[vote])
    })
    const perSecond = times.length / SECONDS
    rows.push({
      'at once': at,
      'votes/s': Math.round(perSecond),
      'p50 (ms)': quantile(times, 0.5).toFixed(1),
      'p95 (ms)': quantile(times, 0.95).toFixed(1),
      'bare upserts/s': Math.round(bare),
      ratio: (perSecond / bare).toFixed(2),
    })
  }
  console.table(rows)
  console.log(await compare(place, acknowledged))
  for (const { wire } of voters) wire.end()
}

/** Fifty people behind one router come by the link in the same second, and each gives a first answer. */
async function newcomers(place: VotingPlace, port: number): Promise<void> {
  const from = performance.now()
  const coming = { port, at: place.at, carer: place.carer, linkCode: place.linkCode, from: '203.0.113.7' }
  const done = await Promise.allSettled(
    Array.from({ length: NEWCOMERS }, async (_, n) => {
      const guest = await guestVotes(coming)
      const kept = await guest.votes(n % IDEAS, 'agree')
      guest.wire.end()
      if (!kept) throw new Error('the first answer was not acknowledged')
    }),
  )
  const failed = done.filter(({ status }) => status === 'rejected')
  const ms = Math.round(performance.now() - from)
  console.log(
    `${NEWCOMERS} newcomers at once, from the link to a first answer: ${ms} ms, ${failed.length} errors`,
  )
  for (const one of failed) if (one.status === 'rejected') console.log(one.reason)
}

/** The same row in the same table, one statement a transaction, over the bare connections. */
async function bareUpserts(
  { organisation, conversation }: VotingPlace,
  url: string,
  at: number,
): Promise<number> {
  const pool = openPool(url, { max: BARE_CONNECTIONS, trouble: (error) => console.error(error) })
  pool.on('connect', (client) => void client.query(`set app.org_id = '${organisation.id}'`))
  const names = Array.from({ length: at }, () => randomBytes(16))
  let n = 0
  const times = await perPerson(at, async (person) => {
    const values = [
      organisation.id,
      conversation.box,
      names[person],
      voteItem(n++ % IDEAS),
      n % 3,
      randomBytes(32),
    ]
    await pool.query({ name: 'bare', text: BARE, values })
  })
  // What was measured without anybody must not count as somebody's answers.
  await pool.query('delete from ballot where pseudonym = any($1)', [names])
  await pool.end()
  return times.length / SECONDS
}

const BARE = `insert into ballot (org_id, box_id, pseudonym, item, value, salt) values ($1, $2, $3, $4, $5, $6)
  on conflict (org_id, box_id, pseudonym, item) do update set value = excluded.value, salt = excluded.salt, batch = null`

/** @returns how long each took, in milliseconds, sorted; a warm-up is not counted */
async function perPerson(at: number, work: (person: number) => Promise<void>): Promise<readonly number[]> {
  const times: number[] = []
  const start = performance.now() + WARM_MS
  const until = start + SECONDS * 1_000
  const one = async (person: number) => {
    for (let from = performance.now(); from < until; from = performance.now()) {
      await work(person)
      if (from >= start) times.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: at }, (_, person) => one(person)))
  return times.sort((a, b) => a - b)
}

/** Is all that was acknowledged there, as it was last said, and nothing else of these people? */
async function compare(place: VotingPlace, acknowledged: readonly Map<number, number>[]) {
  const { house, organisation, conversation, pool, people } = place
  const client = await pool.connect()
  await client.query(`begin; set local app.org_id = '${organisation.id}'`)
  let stored = 0
  let wrong = 0
  for (const [person, said] of acknowledged.entries()) {
    const pseudonym = await pseudonymIn(house, { organisation }, conversation.box, people[person]!)
    const { rows } = await client.query<{ item: number; value: number }>(
      'select item, value from ballot where org_id = $1 and box_id = $2 and pseudonym = $3',
      [organisation.id, conversation.box, pseudonym],
    )
    stored += rows.length
    const there = new Map(rows.map(({ item, value }) => [item, value]))
    for (const [idea, value] of said) if (there.get(voteItem(idea)) !== value) wrong++
  }
  await client.query('commit')
  client.release()
  const all = acknowledged.reduce((sum, said) => sum + said.size, 0)
  return `Stored ${stored}, acknowledged ${all}, different ${wrong}: ${stored === all && wrong === 0 ? 'equal' : 'NOT EQUAL'}`
}

const quantile = (sorted: readonly number[], part: number) => sorted[Math.floor(sorted.length * part)] ?? 0

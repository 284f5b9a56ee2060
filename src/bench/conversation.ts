import { randomBytes } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { actorOf } from '../modules/people/index.js'
import { opening, openTransaction } from '../platform/db/scope.js'
import { counting } from '../testing/counted.js'
import { wholeHouse } from '../testing/house.js'
import { type Neighbours, neighbours } from '../testing/neighbours.js'
import { manyVotes } from '../testing/planted.js'
import { type Talk, talk } from '../testing/talk.js'

const PAGES = 40
const ROWS_AT_ONCE = 50_000

/**
 * Results of a large conversation: pages from the snapshot, a count after a batch of votes, and how long the pages of
 * everybody else wait meanwhile. `npm run bench conversation large` has 100,000 people instead of 2,000.
 */
export async function run([size]: readonly string[] = []): Promise<void> {
  const n = await neighbours(wholeHouse, actorOf)
  try {
    if (size === 'large') await large(n)
    else await usual(n)
  } finally {
    await n.close()
  }
}

async function usual(n: Neighbours): Promise<void> {
  const t = await filled(n, 2_000, 1_000, 0.1)
  const first = await counted(n, t, () => counting(n, t).refresh())
  say('first count', first)
  const { pseudonym } = await t.comes([n.carer], 'member', n.people.joe)
  const said = Array.from({ length: 60 }, (_, i) => [
    i * 16,
    (['agree', 'disagree', 'unsure'] as const)[i % 3]!,
  ])
  await counting(n, t).says(pseudonym, Object.fromEntries(said))
  const taking = await pageTimes(n, `${t.at}/vote`)
  console.log(`/vote, of somebody with 60 answers: ${median(taking).toFixed(1)} ms (median of ${PAGES})`)
  for (const path of ['/results', '/ideas', '/ideas?order=apart&words=idea', '/map', '/screen.json'])
    console.log(`${path}: ${median(await pageTimes(n, t.at + path)).toFixed(1)} ms (median of ${PAGES})`)
  const people = await voters(n, t, 60)
  for (const [round, vote] of [
    [1, 'agree'],
    [2, 'disagree'],
  ] as const) {
    for (const pseudonym of people)
      await counting(n, t).says(
        pseudonym,
        Object.fromEntries(Array.from({ length: 10 }, (_, i) => [i * 90, vote])),
      )
    const during: number[] = []
    let over = false
    const others = (async () => {
      while (!over) during.push(...(await pageTimes(n, `${t.at}/results`, 1)))
    })()
    const after = await counted(n, t, () => counting(n, t).refresh())
    over = true
    await others
    say(`count after batch ${round} (60 people, 600 votes)`, after)
    console.log(`/results meanwhile: ${median(during).toFixed(1)} ms (median of ${during.length})`)
  }
}

async function large(n: Neighbours): Promise<void> {
  const t = await filled(n, 100_000, 1_000, 0.03)
  say(
    '100,000 people, 3 million votes: loading, counts and labels',
    await counted(n, t, () => counting(n, t).refresh()),
  )
  console.log(`/results: ${median(await pageTimes(n, `${t.at}/results`)).toFixed(1)} ms`)
}

type Measured = { readonly first: number; readonly second: number; readonly blocked: number }

const say = (what: string, { first, second, blocked }: Measured) =>
  console.log(
    `${what}: counts, labels and map after ${first.toFixed(2)} s; what divides and groups after ${second.toFixed(2)} s; ` +
      `the main thread was held up for ${blocked.toFixed(0)} ms at most`,
  )

/** When each step was there, in seconds, and the longest the main thread was busy with anything else, in ms. */
async function counted(n: Neighbours, t: Talk, refresh: () => Promise<void>): Promise<Measured> {
  const standing = async () => {
    const rows = await write<{ mark: string }>(
      n,
      `select n || ' ' || step as mark from conversation_result where conversation_id = $1`,
      [t.id],
    )
    return rows[0]?.mark
  }
  const before = await standing()
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const from = performance.now()
  let first = 0
  let over = false
  const watching = (async () => {
    while (!over && first === 0) {
      if ((await standing()) !== before) first = performance.now() - from
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })()
  await refresh()
  const second = performance.now() - from
  over = true
  await watching
  delay.disable()
  return { first: first / 1_000, second: second / 1_000, blocked: delay.max / 1e6 }
}

async function pageTimes(n: Neighbours, path: string, times = PAGES): Promise<number[]> {
  const joe = n.as('joe')
  const all: number[] = []
  if (times > 1) await joe.get(path)
  for (let i = 0; i < times; i++) {
    const from = performance.now()
    const { status } = await joe.get(path)
    if (status !== 200) throw new Error(`${path} answered ${status}`)
    all.push(performance.now() - from)
  }
  return all
}

/** One statement in the scope of the organisation. */
async function write<Row extends object>(
  n: Neighbours,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const client = await n.pool.connect()
  try {
    await client.query(opening(n.places.riverside.organisation.id, 'write'))
    const { rows } = await client.query<Row>(text, [...values])
    await client.query('commit')
    return rows
  } finally {
    client.release()
  }
}

const median = (of: readonly number[]) => [...of].sort((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0

async function voters(n: Neighbours, t: Talk, many: number): Promise<readonly Buffer[]> {
  const rows = await write<{ pseudonym: Buffer }>(
    n,
    'select pseudonym from conversation_voter where conversation_id = $1 limit $2',
    [t.id, many],
  )
  return rows.map(({ pseudonym }) => pseudonym)
}

/** An open conversation full of votes, put straight into the tables: taking votes in is measured elsewhere. */
async function filled(n: Neighbours, people: number, ideas: number, density: number): Promise<Talk> {
  const t = await talk(n)
  const org = n.places.riverside.organisation.id
  const { tx, commit } = await openTransaction(n.pool, org)
  await tx
    .insertInto('conversation_idea')
    .values(
      Array.from({ length: ideas - 3 }, (_, i) => ({
        ...{
          org_id: org,
          conversation_id: t.id,
          n: i + 3,
          text: `An idea about a good day, number ${i + 3}`,
        },
        ...{ language: 'en', made_on: '2026-03-21' as const },
      })),
    )
    .execute()
  await commit()
  const log = manyVotes(1, people, ideas, density)
  const names = Array.from({ length: people }, () => randomBytes(16))
  for (let from = 0; from < people; from += ROWS_AT_ONCE)
    await write(
      n,
      `insert into conversation_voter (org_id, conversation_id, pseudonym, came_by, perspectives, frozen)
       select $1, $2, name, 'slip', array[case when get_byte(name, 0) % 2 = 0 then $4::uuid else $5::uuid end], true
       from unnest($3::bytea[]) as name`,
      [org, t.id, names.slice(from, from + ROWS_AT_ONCE), n.carer, n.worker],
    )
  for (let from = 0; from < log.person.length; from += ROWS_AT_ONCE) {
    const rows = Array.from({ length: Math.min(ROWS_AT_ONCE, log.person.length - from) }, (_, k) => from + k)
    await write(
      n,
      `insert into ballot (org_id, box_id, pseudonym, item, value, salt, batch)
       select $1, $2, name, 2 * idea, vote, decode(repeat('00', 32), 'hex'), 0
       from unnest($3::bytea[], $4::int[], $5::smallint[]) as b (name, idea, vote)`,
      [
        ...[org, t.box, rows.map((k) => names[log.person[k]!]!)],
        ...[rows.map((k) => log.statement[k]!), rows.map((k) => log.vote[k]!)],
      ],
    )
  }
  await n.owner.query('analyze ballot')
  console.log(`${people} people, ${ideas} ideas, ${log.person.length} votes`)
  return t
}

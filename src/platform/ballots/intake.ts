import { randomBytes } from 'node:crypto'
import type { Id } from '../../kernel/id.js'
import type { Client, Pool } from '../db/pool.js'
import { opening } from '../db/scope.js'

type Organisation = Id<'Organisation'>

/** One answer, under its pseudonym. What `value` means is the room's; the ground only keeps it. */
export type Cast = {
  readonly box: Id<'BallotBox'>
  /** 16 bytes, see `pseudonymOf` */
  readonly pseudonym: Uint8Array
  /** a statement's or question's number in its box: 0 and up */
  readonly item: number
  /** -32,768 to 32,767 */
  readonly value: number
}

export type Intake = {
  /**
   * Keeps ballots. Settles only when they are on disk. The same answer again changes nothing; another replaces it.
   * @returns for each ballot whether it was kept; false means that its box is closed or not there
   */
  readonly cast: (org: Organisation, casts: readonly Cast[]) => Promise<readonly boolean[]>
}

type Waiting = {
  readonly casts: readonly Cast[]
  readonly kept: (answer: readonly boolean[]) => void
  readonly failed: (error: unknown) => void
}
type Line = { readonly waiting: Waiting[]; sending: number }

// Two transactions of an organisation under way: one is on its way to disk while the next is put together.
// Everything that arrives meanwhile shares the next one, so the more people vote, the less each vote costs.
const LANES = 2
const MOST_ROWS = 2_000

export function openIntake(pool: Pool): Intake {
  const lines = new Map<Organisation, Line>()

  const cast: Intake['cast'] = (org, casts) => {
    for (const one of casts) mustFit(one)
    return new Promise((kept, failed) => {
      const line = lines.get(org) ?? { waiting: [], sending: 0 }
      lines.set(org, line)
      line.waiting.push({ casts, kept, failed })
      if (line.sending < LANES) void send(org, line)
    })
  }
  const send = async (org: Organisation, line: Line) => {
    line.sending++
    // Whoever is in the same turn of the event loop shares the first transaction too.
    await new Promise(setImmediate)
    while (line.waiting.length) {
      const batch = takeBatch(line)
      try {
        const open = await keep(
          pool,
          org,
          batch.flatMap(({ casts }) => casts),
        )
        for (const { casts, kept } of batch) kept(casts.map(({ box }) => open.has(box)))
      } catch (error) {
        for (const { failed } of batch) failed(error)
      }
    }
    line.sending--
    if (line.sending === 0 && line.waiting.length === 0) lines.delete(org)
  }
  return { cast }
}

function takeBatch(line: Line): Waiting[] {
  let rows = 0
  let take = 0
  while (take < line.waiting.length && rows < MOST_ROWS) rows += line.waiting[take++]!.casts.length
  return line.waiting.splice(0, take)
}

function mustFit({ pseudonym, item, value }: Cast): void {
  const fits =
    pseudonym.length === 16 &&
    Number.isInteger(item) &&
    item >= 0 &&
    item < 2 ** 31 &&
    Number.isInteger(value) &&
    Math.abs(value) < 2 ** 15
  if (!fits) throw new Error('not a ballot')
}

// One journey: the scope, a shared hold on each box (closing takes it alone), which boxes are open, the ballots, the
// commit. Nothing in between is waited for.
async function keep(pool: Pool, org: Organisation, casts: readonly Cast[]): Promise<ReadonlySet<string>> {
  const rows = lastOfEach(casts)
  const boxes = [...new Set(rows.map(({ box }) => box))].sort()
  const salts = randomBytes(32 * rows.length)
  const client = await pool.connect()
  const sent = Promise.allSettled([
    client.query(opening(org, 'write')),
    client.query({ name: 'ballot-hold', text: HOLD, values: [boxes] }),
    client.query<{ id: string }>({ name: 'ballot-open', text: OPEN, values: [org, boxes] }),
    client.query({
      name: 'ballot-keep',
      text: KEEP,
      values: [
        org,
        rows.map(({ box }) => box),
        rows.map(({ pseudonym }) => Buffer.from(pseudonym)),
        rows.map(({ item }) => item),
        rows.map(({ value }) => value),
        rows.map((_, i) => salts.subarray(i * 32, i * 32 + 32)),
        boxes,
      ],
    }),
    client.query('commit'),
  ] as const)
  return settled(client, await sent)
}

type Answers = readonly PromiseSettledResult<{ command: string; rows: { id: string }[] }>[]

function settled(client: Client, answers: Answers): ReadonlySet<string> {
  const failed = answers.find((answer) => answer.status === 'rejected')
  const done = answers.at(-1)
  const committed = done?.status === 'fulfilled' && done.value.command === 'COMMIT'
  // Whatever went wrong, an unfinished transaction must not reach the next user of this connection.
  client.release(done?.status !== 'fulfilled')
  if (failed) throw failed.reason
  if (!committed) throw new Error('the database rolled back')
  const open = answers[2]
  return new Set(open?.status === 'fulfilled' ? open.value.rows.map(({ id }) => id) : [])
}

// In one order always, so that two transactions never wait for each other in a ring.
function lastOfEach(casts: readonly Cast[]): readonly Cast[] {
  const last = new Map<string, Cast>()
  for (const cast of casts) last.set(keyOf(cast), cast)
  return [...last].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cast]) => cast)
}

const keyOf = ({ box, pseudonym, item }: Cast) =>
  `${box} ${Buffer.from(pseudonym).toString('hex')} ${`${item}`.padStart(10, '0')}`

const HOLD = `select pg_advisory_xact_lock_shared(hashtextextended(box, 20)) from unnest($1::text[]) as box`
const OPEN = `select id from ballot_box where org_id = $1 and id = any($2::uuid[]) and closed_at is null`
// Which boxes are open is looked up once and by their ids: left to itself the planner reads every box there is.
const KEEP = `
  with open_box as materialized (
    select id from ballot_box where org_id = $1 and id = any($7::uuid[]) and closed_at is null)
  insert into ballot (org_id, box_id, pseudonym, item, value, salt)
  select $1::uuid, box_id, pseudonym, item, value, salt
  from unnest($2::uuid[], $3::bytea[], $4::int[], $5::smallint[], $6::bytea[])
    with ordinality as b (box_id, pseudonym, item, value, salt, place)
  where box_id in (select id from open_box)
  order by place
  on conflict (org_id, box_id, pseudonym, item)
  do update set value = excluded.value, salt = excluded.salt, batch = null where ballot.value <> excluded.value`

import type { Id } from '../../../kernel/id.js'
import type { Pool } from '../../../platform/db/pool.js'
import { opening } from '../../../platform/db/scope.js'
import type { World } from '../../../platform/world.js'
import { isLive } from '../idea.js'
import { askedIn, ideasOf } from '../queries.js'
import { heldIn } from '../safety/held.js'
import type { Counting } from './counting.js'
import type { ToLookAt } from './queries.js'

/** The same votes always give the same picture. */
const SEED = 1

/** Everything that a count needs, read in one picture of the database. No row becomes an object: there may be millions. */
export async function loadCounting(
  pool: Pool,
  world: World,
  { id: of, box, isClosed, smallRoom, fewest }: ToLookAt,
): Promise<Counting> {
  const { read, organisation } = world
  const [ideas, asked, held] = [
    await ideasOf(read, world, of),
    await askedIn(read, world, of),
    await heldIn(read, world, { id: of }),
  ]
  const sides = await read
    .selectFrom('perspective')
    .select(['id', 'side'])
    .where('org_id', '=', organisation.id)
    .execute()
  await world.end()
  const live = new Uint8Array(Math.max(0, ...ideas.map(({ n }) => n + 1)))
  for (const idea of ideas) live[idea.n] = isLive(idea) && !held.has(idea.n) ? 1 : 0
  const perspectives = asked.map(({ perspective, required, target }) => ({
    id: perspective,
    lived: sides.some(({ id, side }) => id === perspective && side === 'lived'),
    required,
    target,
  }))
  const ids = perspectives.map(({ id }) => id)
  const { votes, voters } = await loadBallots(pool, organisation.id, of, box, ids)
  return {
    ...{ votes, voters, live, perspectives, smallRoom, fewest },
    ...{ final: isClosed, seed: SEED, asOf: world.now() },
  }
}

/** In parts of some hundred kilobytes, so that nobody else waits while they come in. */
const VOTES = `
  select encode(string_agg(pseudonym || int4send(many) || said, ''::bytea), 'base64') as part
  from (
    select pseudonym, count(*)::int as many, string_agg(int4send(item * 2 + value + 1), ''::bytea) as said
    from ballot
    where org_id = $1 and box_id = $2 and item % 2 = 0 and value between -1 and 1
    group by pseudonym) as person
  group by get_byte(pseudonym, 0)`

// How they came (3 bits), whose answers (2), whether they agreed to a small room, whether their sheet is confirmed.
const VOTERS = `
  select encode(string_agg(pseudonym
    || int4send((select coalesce(bit_or(1 << (place::int - 1)), 0)
      from unnest($3::uuid[]) with ordinality as asked (id, place) where asked.id = any (perspectives)))
    || int2send((array_position(array['member','slip','link','paper','import'], came_by) - 1
      + 8 * (array_position(array['mine','with-help','supporter'], whose) - 1)
      + 32 * agreed_small::int
      + 64 * (came_by <> 'paper' or exists (select from conversation_paper_batch b
        where b.org_id = voter.org_id and b.id = voter.batch_id and b.confirmed_by is not null))::int)::smallint), ''::bytea), 'base64') as part
  from conversation_voter as voter
  where org_id = $1 and conversation_id = $2
  group by get_byte(pseudonym, 0)`

async function loadBallots(
  pool: Pool,
  org: Id<'Organisation'>,
  of: Id<'Conversation'>,
  box: Id<'BallotBox'>,
  perspectives: readonly string[],
) {
  const client = await pool.connect()
  let broken = true
  try {
    await client.query(opening(org, 'read'))
    // Sorted in memory and not on disk: with millions of ballots that is most of the time.
    await client.query("set local work_mem = '256MB'")
    const [votes, voters] = [
      await client.query<Part>(VOTES, [org, box]),
      await client.query<Part>(VOTERS, [org, of, perspectives]),
    ]
    await client.query('commit')
    broken = false
    return { votes: whole(votes.rows), voters: whole(voters.rows) }
  } finally {
    client.release(broken)
  }
}

/** Bytes as text in base64: what comes from the database comes as text, and this is the shortest. */
type Part = { readonly part: string }

/** In memory of its own, so that it can be handed to another thread without a copy. */
function whole(rows: readonly Part[]): Uint8Array {
  const parts = rows.map(({ part }) => Buffer.from(part, 'base64'))
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

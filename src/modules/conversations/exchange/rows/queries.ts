import { sql } from 'kysely'
import { dayIn } from '../../../../kernel/day.js'
import type { Id } from '../../../../kernel/id.js'
import type { Around } from '../../../../platform/archive/erase.js'
import type { Pool } from '../../../../platform/db/pool.js'
import type { Reader } from '../../../../platform/db/scope.js'
import type { World } from '../../../../platform/world.js'
import { lastAgreed, type Proposal } from '../../../people/index.js'
import type { Conversation } from '../../conversation.js'
import { isLive } from '../../idea.js'
import { ideasOf } from '../../queries.js'
import { loadCounting } from '../../results/load.js'
import { aboutConversation } from '../../start/changes.js'
import { gather } from './gather.js'
import type { Singles } from './polis-files.js'

type Org = Pick<Around, 'organisation'>

export const LET_OUT = 'conversation-rows'
export const KEEP_IN = 'conversation-rows-stop'

/** The agreement by which single answers are given out now; nothing where there is none, or it was ended. */
export async function lettingOut(
  read: Reader,
  org: Org,
  of: Id<'Conversation'>,
): Promise<Proposal | undefined> {
  const last = await lastAgreed(read, org, [LET_OUT, KEEP_IN], aboutConversation(of))
  return last?.kind === LET_OUT ? last : undefined
}

const CONFIRMED = sql<boolean>`(v.came_by <> 'paper' or exists (select from conversation_paper_batch p
  where p.org_id = v.org_id and p.id = v.batch_id and p.confirmed_by is not null))`

/** How many people count in a conversation with an answer to an idea that is live, up to the fewest that must. */
export async function peopleUpToFewest(
  read: Reader,
  { organisation }: Org,
  { id, box, fewest }: Pick<Conversation, 'id' | 'box' | 'fewest'>,
): Promise<number> {
  const rows = await read
    .selectFrom('conversation_voter as v')
    .select('v.came_by')
    .where('v.org_id', '=', organisation.id)
    .where('v.conversation_id', '=', id)
    .where(CONFIRMED)
    .where(
      sql<boolean>`exists (select from ballot b join conversation_idea i on i.org_id = b.org_id
        and i.conversation_id = v.conversation_id and i.n = b.item / 2
        and i.hidden_why is null and i.text is not null and not i.meta
        where b.org_id = v.org_id and b.box_id = ${box} and b.pseudonym = v.pseudonym
          and b.item % 2 = 0 and b.value between -1 and 1)`,
    )
    .limit(fewest)
    .execute()
  return rows.length
}

type Beside = Pick<Singles, 'address' | 'wordless'>

/** What is let out of a closed conversation, its people in an order of chance that is drawn for this file alone. */
export async function singlesOf(
  pool: Pool,
  world: World,
  c: Conversation & { readonly state: { readonly kind: 'closed' } },
  beside: Beside,
): Promise<Singles> {
  const ideas = await ideasOf(world.read, world, c.id)
  const counting = await loadCounting(pool, world, {
    ...{ id: c.id, box: c.box, isClosed: true, smallRoom: c.smallRoom, fewest: c.fewest },
  })
  const { live } = counting
  const shown = (n: number) => live[n] === 1
  return {
    ...{ question: c.question, about: c.about, ...beside },
    day: dayIn(world.organisation.zone, c.state.closedAt),
    ideas: ideas.map((idea) => ({ n: idea.n, text: isLive(idea) && shown(idea.n) ? idea.text : null })),
    matrix: await gather(counting),
  }
}

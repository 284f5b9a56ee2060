import { sql } from 'kysely'
import { type Actor, may } from '../../../kernel/actor.js'
import type { Need } from '../../../platform/room.js'
import type { Visit } from '../../../platform/web/route.js'
import { dayIn, holderOf, isFacilitator } from '../../people/index.js'

/** A conversation is waiting for somebody: for a reply, to be closed, or to be opened. */
export async function startNeedsMe(visit: Visit): Promise<readonly Need[]> {
  const { world, say, language } = visit
  // The button asks for a second proof; what waits is told before that.
  const actor = await holderOf(visit)
  if (actor.kind !== 'person') return []
  const today = world.today()
  const needs: Need[] = []
  for (const one of await waiting(world, actor)) {
    const at = `/conversations/${one.id}`
    const question = one.question
    const keeps = one.started_by === actor.id || may(actor, 'conversations.keep')
    const day = one.due_on === null ? '' : dayIn(language)(one.due_on)
    if (one.opened_at === null) {
      if (one.started_by === actor.id)
        needs.push({ text: say('start.need.open', { question }), href: `${at}/prepare` })
      continue
    }
    if (one.due_on !== null && (keeps || one.replier_id === actor.id)) {
      const text = today > one.due_on ? 'start.need.reply-late' : 'start.need.reply'
      needs.push({ text: say(text, { question, day }), href: `${at}/reply` })
    }
    const over = one.closed_at === null && one.closes_on !== null && one.closes_on < today
    if (over && isFacilitator(actor, 'people.propose') && !one.asked)
      needs.push({ text: say('start.need.close', { question }), href: `${at}/close` })
  }
  return needs
}

type Looking = Actor & { readonly kind: 'person' }

/** What this person started, replies to or keeps, as long as something is still to be done. */
function waiting({ read, organisation, today }: Visit['world'], actor: Looking) {
  return read
    .selectFrom('conversation as c')
    .leftJoin('conversation_reply as r', (on) =>
      on.onRef('r.org_id', '=', 'c.org_id').onRef('r.conversation_id', '=', 'c.id').on('r.said', 'is', null),
    )
    .select([
      ...(['c.id', 'c.question', 'c.started_by', 'c.replier_id', 'c.opened_at'] as const),
      ...(['c.closed_at', 'c.closes_on', 'r.due_on'] as const),
      sql<boolean>`exists (select from people_proposal p where p.org_id = c.org_id
        and p.kind = 'conversation-close' and p.state = 'open' and p.about = 'conversation:' || c.id)`.as(
        'asked',
      ),
    ])
    .where('c.org_id', '=', organisation.id)
    .where('c.source', 'is', null)
    .where((c) =>
      c.or([
        c('c.started_by', '=', actor.id),
        c('c.replier_id', '=', actor.id),
        ...(may(actor, 'conversations.keep') ? [c.lit(true)] : []),
      ]),
    )
    .where((c) =>
      c.or([
        c('c.opened_at', 'is', null),
        c('r.due_on', 'is not', null),
        c.and([c('c.closed_at', 'is', null), c('c.closes_on', '<', today())]),
      ]),
    )
    .orderBy('r.due_on')
    .orderBy('c.made_at')
    .limit(50)
    .execute()
}

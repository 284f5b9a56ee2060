import type { Actor } from '../../../kernel/actor.js'
import { type Decision, no, yes } from '../../../kernel/decision.js'
import type { Id } from '../../../kernel/id.js'
import { type Conversation, keeps } from '../conversation.js'
import { mayInvite } from './prepare.js'

export const SLIP_KINDS = ['slip', 'letter'] as const
export type SlipKind = (typeof SLIP_KINDS)[number]
/** Most codes at one time: a room, and no more than somebody can hand out by themselves. */
export const MOST_AT_ONCE = 100

/** Codes made at one time. To whom they went is written nowhere. */
export type Run = {
  readonly id: Id<'SlipRun'>
  readonly kind: SlipKind
  readonly by: Id<'Person'> | null
  readonly made: number
  readonly cancelled: boolean
}

export type SlipRefusal = 'not-allowed' | 'not-open' | 'nobody-new' | 'cancelled-already'

/** Hands out codes: any member of its group, of either side, and everybody there can read how many. */
export function handOut(
  c: Conversation,
  actor: Actor,
  run: Pick<Run, 'id' | 'kind' | 'made'>,
): Decision<Run, SlipRefusal> {
  if (c.state.kind !== 'open') return no('not-open')
  if (actor.kind !== 'person' || !mayInvite(c, actor)) return no('not-allowed')
  if (run.made === 0) return no('nobody-new')
  return yes(
    { ...run, by: actor.id, cancelled: false },
    {
      name: run.kind === 'slip' ? 'conversations.slips-made' : 'conversations.letters-sent',
      about: `conversation:${c.id}`,
      group: c.group,
      facts: { run: run.id, made: run.made },
    },
  )
}

/** A page of slips was lost: those of it that nobody has used are good no more. */
export function cancelRun(c: Conversation, actor: Actor, run: Run): Decision<Run, SlipRefusal> {
  const own = actor.kind === 'person' && actor.id === run.by
  if (!own && !keeps(c, actor)) return no('not-allowed')
  if (run.cancelled) return no('cancelled-already')
  const facts = { run: run.id }
  return yes(
    { ...run, cancelled: true },
    { name: 'conversations.slips-cancelled', about: `conversation:${c.id}`, group: c.group, facts },
  )
}

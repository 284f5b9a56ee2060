import type { Actor } from '../../../kernel/actor.js'
import { may } from '../../../kernel/actor.js'
import { type Instant, instant } from '../../../kernel/day.js'
import { no, yes } from '../../../kernel/decision.js'
import type { Id } from '../../../kernel/id.js'

/** A letter to one person, or a link (and QR code) for several. */
export type Invitation = {
  readonly id: Id<'Invitation'>
  readonly kind: 'letter' | 'link'
  readonly group: Id<'Group'>
  readonly madeBy: Id<'Person'>
  readonly madeAt: Instant
  readonly endsAt: Instant
  readonly most: number
  readonly used: number
  readonly usedAt: Instant | null
  readonly cancelledAt: Instant | null
}

export type InvitationState = 'open' | 'used' | 'cancelled' | 'old' | 'full'
export type InvitationRefusal =
  | 'not-allowed'
  | 'invitation-closed'
  | 'invitation-full'
  | 'already-here'
  | 'sign-in-first'

const DAY = 24 * 3_600_000
export const LETTER_DAYS = 14
/** How long a link can be good for; whoever makes it chooses. */
export const LINK_DAYS = [1, 7, 30] as const
export const LINK_PEOPLE = [10, 30, 100, 500] as const

/** Where an invitation stands. `full`: as many people came as it was made for. */
export function stateOf(invitation: Omit<Invitation, 'id' | 'madeAt'>, now: Instant): InvitationState {
  if (invitation.cancelledAt !== null) return 'cancelled'
  if (invitation.used >= invitation.most) return invitation.kind === 'letter' ? 'used' : 'full'
  return now >= invitation.endsAt ? 'old' : 'open'
}

export const endsAfter = (now: Instant, days: number): Instant =>
  instant(new Date(Date.parse(now) + days * DAY))

type Wish = Pick<Invitation, 'id' | 'kind' | 'group' | 'most'> & { readonly days: number }

/** A member invites into their own group; whoever holds a key invites into every group. */
export function invite(wish: Wish, actor: Actor, now: Instant) {
  if (actor.kind !== 'person' || !may(actor, 'people.invite', wish.group)) return no('not-allowed')
  const { days, ...rest } = wish
  const fresh = { madeBy: actor.id, madeAt: now, endsAt: endsAfter(now, days) }
  const invitation: Invitation = { ...rest, ...fresh, used: 0, usedAt: null, cancelledAt: null }
  return yes(invitation, {
    name: 'people.invited',
    about: `invitation:${wish.id}`,
    group: wish.group,
    facts: { kind: wish.kind, most: wish.most, ends: invitation.endsAt },
  })
}

/** Whoever made it, and whoever holds a key, may take it back. */
export function cancelInvitation(invitation: Invitation, actor: Actor, now: Instant) {
  if (!mayHandle(invitation, actor)) return no('not-allowed')
  if (stateOf(invitation, now) !== 'open') return no('invitation-closed')
  return yes(
    { ...invitation, cancelledAt: now },
    { name: 'people.invitation-cancelled', about: `invitation:${invitation.id}`, group: invitation.group },
  )
}

/** Who is told whether it was used: whoever made it, and whoever holds a key. */
export function mayHandle({ madeBy }: Pick<Invitation, 'madeBy'>, actor: Actor): boolean {
  return actor.kind === 'person' && (actor.id === madeBy || may(actor, 'people.mend'))
}

/** Somebody comes in by it. */
export function comeIn(invitation: Invitation, person: Id<'Person'>, isMember: boolean, now: Instant) {
  const state = stateOf(invitation, now)
  if (isMember) return no('already-here')
  if (state === 'full' || state === 'used') return no('invitation-full')
  if (state !== 'open') return no('invitation-closed')
  return yes(
    { ...invitation, used: invitation.used + 1, usedAt: now },
    {
      name: 'people.joined',
      about: `person:${person}`,
      group: invitation.group,
      facts: { by: invitation.kind },
    },
  )
}

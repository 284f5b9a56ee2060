import type { Id } from './id.js'
import { type Permission, ROLES, type Role } from './permissions.js'

/** Living with something, or learning it through work. Every perspective belongs to one. */
export const SIDES = ['lived', 'learnt'] as const
export type Side = (typeof SIDES)[number]

/** Who is acting. A job or a command line is an actor too, so nothing is ever done by nobody unless we say so. */
export type Actor =
  | Person
  /** Somebody who has not signed in. */
  | { readonly kind: 'visitor' }
  /** Whoever holds the machine: the command line and the one-time set-up link. Members see every such act. */
  | { readonly kind: 'operator' }
  /** Nobody, on purpose: a batch of ballots enters the record without an actor. */
  | { readonly kind: 'nobody' }
  /** A job. */
  | { readonly kind: 'system'; readonly name: string }

export type Person = {
  readonly kind: 'person'
  readonly id: Id<'Person'>
  readonly roles: Readonly<Record<Id<'Group'>, readonly Role[]>>
  /** the sides of the perspectives this person has declared */
  readonly sides: readonly Side[]
  /** the key this person holds for a side: accepted, confirmed where that is asked, and not over */
  readonly key?: { readonly id: Id<'Key'>; readonly side: Side }
  /** named as a safety contact, or as the deputy of one */
  readonly safety?: true
}

/** May this actor do it, in this group or, without one, anywhere in the organisation? */
export function may(actor: Actor, permission: Permission, group?: Id<'Group'>): boolean {
  if (actor.kind !== 'person') return false
  const here = group ? (actor.roles[group] ?? []) : Object.values(actor.roles).flat()
  const roles: readonly Role[] = actor.key ? [...here, 'facilitator'] : here
  return roles.some((role) => ROLES[role].some((held) => held === permission))
}

/** How the record writes an actor: a kind and an id, never a name. */
export function nameOf(actor: Actor): string {
  if (actor.kind === 'person') return `person:${actor.id}`
  return actor.kind === 'system' ? `system:${actor.name}` : actor.kind
}

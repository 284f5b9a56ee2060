import type { Id } from './id.js'
import { type Permission, ROLES, type Role } from './permissions.js'

/** Who is acting. A job or a command line is an actor too, so nothing is ever done by nobody. */
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
}

export function may(actor: Actor, permission: Permission, group: Id<'Group'>): boolean {
  if (actor.kind !== 'person') return false
  return (actor.roles[group] ?? []).some((role) => ROLES[role].some((held) => held === permission))
}

/** How the record writes an actor: a kind and an id, never a name. */
export function nameOf(actor: Actor): string {
  if (actor.kind === 'person') return `person:${actor.id}`
  return actor.kind === 'system' ? `system:${actor.name}` : actor.kind
}

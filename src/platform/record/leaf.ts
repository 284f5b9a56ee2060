import type { Instant } from '../../kernel/day.js'
import type { Fact } from '../../kernel/decision.js'
import { canonical } from './canonical.js'

/** An event as the database holds it. */
export type EventRow = {
  readonly id: string
  readonly at: Instant
  readonly actor: string
  readonly name: string
  readonly about: string
  readonly group_id: string | null
  readonly facts: Readonly<Record<string, Fact>>
  readonly words: Readonly<Record<string, string>>
}

/** The event as it stands in the record and in every export, see docs/record-format.md. */
export function entryOf({ id, at, actor, name, about, group_id, facts, words }: EventRow) {
  return { v: 1, id, at, actor, name, about, group: group_id, facts, words } as const
}

/** The bytes of an event that enter the tree. */
export function leafOf(row: EventRow): Uint8Array {
  return new TextEncoder().encode(canonical(entryOf(row)))
}

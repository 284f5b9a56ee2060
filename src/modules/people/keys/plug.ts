import type { Reply, Visit } from '../../../platform/web/route.js'
import type { HoldPlug } from './hold-commands.js'
import type { Kind } from './kinds.js'

/** What other subjects and rooms hand in: the kinds of act, the things that can be held, and the second proof. */
export type KeyPlug = {
  readonly kinds: readonly Kind[]
  readonly holds: HoldPlug
  /** Leads to the second proof and back to `next`; nothing where this session has shown one. */
  readonly secondFirst: (visit: Visit, next: string) => Reply | undefined
}

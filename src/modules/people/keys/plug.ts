import type { Reply, Visit } from '../../../platform/web/route.js'
import type { HoldPlug } from './hold-commands.js'
import type { Kind } from './kinds.js'

/** What other subjects and rooms hand in: the kinds of act, the things that can be held, and the second proof. */
export type KeyPlug = {
  readonly kinds: readonly Kind[]
  readonly holds: HoldPlug
  /** Where somebody must go first to show once more who they are; nothing where this session has. */
  readonly needsSecondFactor: (visit: Visit) => Reply | undefined
}

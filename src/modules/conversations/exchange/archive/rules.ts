import type { Actor } from '../../../../kernel/actor.js'
import { type Decision, no, yes } from '../../../../kernel/decision.js'
import type { Id } from '../../../../kernel/id.js'
import type { Conversation } from '../../conversation.js'

export type ArchiveRefusal = 'not-closed' | 'small-room' | 'idea-held' | 'not-counted'

type Stands = {
  /** somebody holds one of its ideas, and two people have not decided yet */
  readonly held: boolean
  /** its results were counted for the last time */
  readonly counted: boolean
}

/**
 * May this conversation be taken out? Only as a whole and once it is over. Not a small room: everybody there agreed to
 * exact numbers in that room, and to nothing else.
 */
export function cannotTakeOut(
  { state, smallRoom }: Pick<Conversation, 'state' | 'smallRoom'>,
  { held, counted }: Stands,
): ArchiveRefusal | undefined {
  if (state.kind !== 'closed') return 'not-closed'
  if (smallRoom) return 'small-room'
  if (held) return 'idea-held'
  return counted ? undefined : 'not-counted'
}

type Brought = {
  readonly source: 'archive'
  readonly ideas: number
  /** the sum of the file, and the hashes of what was published: as it came and as it stands here */
  readonly file: string
  readonly results: string | null
  readonly hash: string | null
}

/**
 * Whoever runs the program brings an archive in, and nobody else: it holds single answers. How many answered stands in
 * no event, since a page says that in fives only.
 */
export function bringBack(
  made: Id<'Conversation'>,
  actor: Actor,
  group: Id<'Group'>,
  facts: Brought,
): Decision<Id<'Conversation'>, 'not-allowed'> {
  if (actor.kind !== 'operator') return no('not-allowed')
  return yes(made, { name: 'conversations.imported', about: `conversation:${made}`, group, facts })
}

import { type Actor, may } from '../../../kernel/actor.js'
import { type Decision, no, yes } from '../../../kernel/decision.js'
import type { Id } from '../../../kernel/id.js'
import type { Brought } from './bring.js'

export type ImportRefusal = 'not-allowed'

/**
 * Voices from elsewhere count as invited and nobody here can check them, so only the holders of the keys bring them
 * in, and whoever runs the program. A job does it for somebody who was asked this before.
 */
export const mayBringIn = (actor: Actor, group: Id<'Group'>): boolean =>
  actor.kind === 'operator' || actor.kind === 'system' || may(actor, 'conversations.keep', group)

export function bringIn(
  made: Id<'Conversation'>,
  actor: Actor,
  group: Id<'Group'>,
  { source, ideas, standing, matrix }: Pick<Brought, 'source' | 'ideas' | 'standing' | 'matrix'>,
): Decision<Id<'Conversation'>, ImportRefusal> {
  if (!mayBringIn(actor, group)) return no('not-allowed')
  const facts = { source, ideas: ideas.length, people: standing.length, votes: matrix.columns.length }
  return yes(made, { name: 'conversations.imported', about: `conversation:${made}`, group, facts })
}

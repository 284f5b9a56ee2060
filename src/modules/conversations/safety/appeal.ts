import type { Actor } from '../../../kernel/actor.js'
import { found } from '../../../kernel/found.js'
import type { Id } from '../../../kernel/id.js'
import type { World } from '../../../platform/world.js'
import { appealUnsigned, mayAppeal } from '../../people/index.js'
import type { Here } from '../voice.js'
import { aboutIdea } from './held.js'
import { add } from './message-commands.js'
import { ideaOf, isAuthorOf } from './queries.js'

const NOBODY: Actor = { kind: 'nobody' }

export const canAppeal = (world: World, of: Id<'Conversation'>, n: number): Promise<boolean> =>
  mayAppeal(world.read, world, aboutIdea(of, n))

/** The author asks, once, to look again at what is held: by their code or account, without a name. */
export function appealWords(world: World, { conversation, pseudonym }: Here, n: number, why: string) {
  return world.act(NOBODY, async (tx) => {
    const idea = found(await ideaOf(tx, world, conversation.id, n))
    const isAuthor = isAuthorOf(idea, pseudonym)
    const answer = await appealUnsigned(tx, world, aboutIdea(conversation.id, n), isAuthor)
    if (answer.ok) await add(tx, world, conversation.id, n, { sender: 'author', told: 'appeal', text: why })
    return answer
  })
}

import { type Decision, no, yes } from '../../../kernel/decision.js'
import type { Id } from '../../../kernel/id.js'
import { MOST_STATEMENTS } from '../../../maths/opinion/matrix.js'
import type { Conversation } from '../conversation.js'
import { type Idea, isLive, type Whose } from '../idea.js'
import type { Voter } from '../voice.js'

/** One person puts so many at most: a conversation is everybody's. */
export const MOST_OF_ONE = 30
/** Letters of an idea; `IDEA_LETTERS` is where we ask whether it is one. */
export const MOST_LETTERS = 600

export type AddRefusal =
  | 'not-open'
  | 'not-here'
  | 'full'
  | 'many-of-yours'
  | 'personal-details'
  | 'not-yours'
  | 'voted-on'
  | 'not-shown'
  | 'same-language'

/** An idea as somebody puts it. */
export type Wish = {
  readonly text: string
  readonly language: string
  readonly speaksAs: Id<'Perspective'> | null
  readonly whose: Whose
}

type Around = {
  readonly voter: Voter | undefined
  /** how many ideas there are, and how many of them are theirs */
  readonly ideas: number
  readonly theirs: number
  readonly hasDetails: boolean
}

/** Anyone who speaks in an open conversation puts an idea. It is there at once; nobody has to let it through. */
export function addIdea(
  c: Pick<Conversation, 'id' | 'group' | 'state'>,
  wish: Wish,
  n: number,
  { voter, ideas, theirs, hasDetails }: Around,
): Decision<number, AddRefusal> {
  if (!voter) return no('not-here')
  if (c.state.kind !== 'open') return no('not-open')
  if (ideas >= MOST_STATEMENTS) return no('full')
  if (theirs >= MOST_OF_ONE) return no('many-of-yours')
  if (hasDetails) return no('personal-details')
  const facts = { n, language: wish.language }
  return yes(n, { name: 'conversations.idea-added', about: `conversation:${c.id}`, group: c.group, facts })
}

export type Mine = {
  readonly idea: Idea
  readonly isAuthor: boolean
  readonly isHeld: boolean
  /** has somebody else voted on it? */
  readonly votedOn: boolean
}

type Where = Pick<Conversation, 'id' | 'group' | 'state'>

/** Its author mends a typo, until somebody else has voted on the words as they are. */
export function mendIdea(c: Where, { idea, isAuthor, isHeld, votedOn }: Mine, hasDetails: boolean) {
  if (!isAuthor) return no<AddRefusal>('not-yours')
  if (c.state.kind !== 'open') return no<AddRefusal>('not-open')
  if (isHeld || !isLive(idea)) return no<AddRefusal>('not-shown')
  if (votedOn) return no<AddRefusal>('voted-on')
  if (hasDetails) return no<AddRefusal>('personal-details')
  return yes(idea.n, about('idea-mended', c, idea))
}

/** Its author takes the words back, at any time. The number stays, and so do the votes on it. */
export function takeBack(c: Where, { idea, isAuthor }: Pick<Mine, 'idea' | 'isAuthor'>) {
  if (!isAuthor || idea.text === null) return no<AddRefusal>('not-yours')
  return yes(idea.n, about('idea-taken-back', c, idea))
}

const about = (what: string, c: Where, { n }: Idea) => ({
  name: `conversations.${what}`,
  about: `conversation:${c.id}`,
  group: c.group,
  facts: { n },
})

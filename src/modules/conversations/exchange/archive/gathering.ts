import type { Static, TSchema } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { Refused } from '../../../../platform/archive/refused.js'
import { type ArchivedVoter, type Content, LINES } from './content.js'

type Line = Readonly<Record<string, unknown>>

/** Takes in, line by line, what belongs to the content of an archive; each line is held against its shape. */
export function gathering() {
  const parts = {
    conversation: listOf(LINES.conversation),
    question: listOf(LINES.question),
    perspective: listOf(LINES.perspective),
    idea: listOf(LINES.idea),
    wording: listOf(LINES.wording),
    reply: listOf(LINES.reply),
    results: listOf(LINES.results),
    voter: listOf(LINES.voter),
  }
  const takers = new Map(Object.entries(parts).map(([kind, { take }]) => [kind, take]))
  /** @throws Refused where it is no line of ours */
  const add = (line: Line): void => {
    const [[kind = '', value] = [], ...more] = Object.entries(line)
    if (more.length || !takers.get(kind)?.(value))
      throw new Refused('altered', 'a line that is not as ours are')
  }
  /** @throws Refused where what was taken in does not fit together */
  const content = (): Content => {
    const [conversation, another] = parts.conversation.all
    const [results, others] = parts.results.all
    if (!conversation || another || results === undefined || others !== undefined)
      throw new Refused('altered', 'a line is missing or there twice')
    const whole = {
      ...{ conversation, results },
      ...{ questions: parts.question.all, perspectives: parts.perspective.all, ideas: parts.idea.all },
      ...{ wordings: parts.wording.all, replies: parts.reply.all, voters: parts.voter.all },
    }
    if (!fits(whole)) throw new Refused('altered', 'a line speaks of something that is not in it')
    return whole
  }
  return { add, content }
}

function listOf<T extends TSchema>(shape: T) {
  const all: Static<T>[] = []
  const take = (value: unknown): boolean => {
    if (!Value.Check(shape, value)) return false
    all.push(value)
    return true
  }
  return { all, take }
}

/** Is every idea and perspective that is spoken of there, and is no answer there twice? */
function fits({ ideas, perspectives, wordings, voters }: Content): boolean {
  const idea = (place: number) => place < ideas.length
  const perspective = (place: number) => place < perspectives.length
  const answers = ({ from, agree, disagree, unsure, matters }: ArchivedVoter) =>
    isRising(from) &&
    isRising(matters) &&
    new Set([...agree, ...disagree, ...unsure]).size === agree.length + disagree.length + unsure.length &&
    from.every(perspective) &&
    [agree, disagree, unsure, matters].every((list) => list.every(idea))
  return (
    ideas.every(({ speaksAs }) => speaksAs === null || perspective(speaksAs)) &&
    wordings.every((one) => idea(one.idea)) &&
    voters.every(answers)
  )
}

const isRising = (list: readonly number[]) => list.every((one, k) => k === 0 || one > list[k - 1]!)

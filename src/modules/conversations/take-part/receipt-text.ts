import { receiptText as oneLine, type Receipt } from '../../../platform/record/check-receipt.js'
import type { Say } from '../../../ui/say.js'
import type { Conversation } from '../conversation.js'
import { ideaOfItem, TAKEN_BACK } from '../idea.js'
import type { IdeaWords } from '../safety/wording.js'

/** Every receipt of one voter as text to keep: what they answered in words, then the line that proves it. */
export function receiptText(
  say: Say,
  { question }: Pick<Conversation, 'question'>,
  receipts: readonly Receipt[],
  words: ReadonlyMap<number, Pick<IdeaWords, 'text'>>,
): string {
  const blocks = receipts.map((receipt) => {
    const { n, kind } = ideaOfItem(receipt.said.item)
    const idea = words.get(n)?.text ?? say('take.mine.gone')
    const where = say(receipt.entered ? 'take.receipts.in' : 'take.receipts.waiting')
    return [
      `${n + 1}. ${idea}`,
      `${answerIn(say, kind, receipt.said.value)} ${where}`,
      oneLine(receipt).trim(),
    ].join('\n')
  })
  return `${[question, say('take.receipts.how'), say('take.receipts.yours'), ...blocks].join('\n\n')}\n`
}

function answerIn(say: Say, kind: 'vote' | 'mark', value: number): string {
  if (kind === 'mark') return value === 1 ? `${say('take.matters')}.` : `${say('take.mine.back')}.`
  if (value === TAKEN_BACK) return `${say('take.mine.back')}.`
  return `${say(`take.vote.${value > 0 ? 'agree' : value < 0 ? 'disagree' : 'unsure'}`)}.`
}

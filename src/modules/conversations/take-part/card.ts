import type { Language, Say } from '../../../ui/say.js'
import type { Vote } from '../idea.js'
import type { Live } from './live.js'
import { type Own, voteOf } from './own.js'

/** An idea as it stands on the card: what the page draws, and what the script puts in its place. */
export type Card = {
  readonly n: number
  readonly text: string
  /** the language of the text */
  readonly lang: string
  /** what stands under it: as what it was said, who put it into this language, plainer words, Easy Read */
  readonly notes?: readonly { readonly text: string; readonly lang: string }[]
  readonly marked?: true
  readonly vote?: Vote
}

/** @returns nothing where the idea is not put to people any more */
export function cardOf(live: Live, own: Own, n: number, say: Say, language: Language): Card | undefined {
  const idea = live.ideas[live.place.get(n) ?? -1]
  const words = idea?.words[language]
  if (!idea || words?.text == null) return undefined
  const { translated, plainer, easyRead } = words
  const name = idea.speaksAs && live.names.get(idea.speaksAs)?.[language]
  const here = (text: string) => ({ text, lang: language })
  const notes = [
    ...(name ? [here(say('take.said-as', { who: name }))] : []),
    ...(translated ? [here(say('take.translated', { who: translated.by ?? say('take.somebody') }))] : []),
    ...(plainer ? [{ text: say('take.in-plainer', { text: plainer.text }), lang: plainer.language }] : []),
    ...(easyRead ? [{ text: say('take.in-easy', { text: easyRead.text }), lang: easyRead.language }] : []),
  ]
  const vote = voteOf(own, n)
  return {
    ...{ n, text: words.text, lang: words.language },
    ...(notes.length && { notes }),
    ...(own.marks.has(n) && { marked: true }),
    ...(vote && { vote }),
  }
}

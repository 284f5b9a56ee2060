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
  /** under which perspective its author wished to be shown */
  readonly as: string
  /** who put it into this language */
  readonly by: string
  readonly plainer: string
  readonly easy: string
  readonly marked: boolean
  readonly vote: Vote | ''
}

/** @returns nothing where the idea is not put to people any more */
export function cardOf(live: Live, own: Own, n: number, say: Say, language: Language): Card | undefined {
  const idea = live.ideas[live.place.get(n) ?? -1]
  const words = idea?.words[language]
  if (!idea || words?.text == null) return undefined
  const name = idea.speaksAs && live.names.get(idea.speaksAs)?.[language]
  const by = words.translated?.by
  return {
    n,
    text: words.text,
    lang: words.language,
    as: name ? say('take.said-as', { who: name }) : '',
    by: words.translated ? say('take.translated', { who: by ?? say('take.somebody') }) : '',
    plainer: words.plainer?.text ?? '',
    easy: words.easyRead?.text ?? '',
    marked: own.marks.has(n),
    vote: voteOf(own, n) ?? '',
  }
}

import type { Day } from '../../../kernel/day.js'
import type { HeldBy } from '../../people/index.js'
import type { Idea } from '../idea.js'

export const WORDING_KINDS = ['translation', 'easy-read', 'plainer'] as const
export type WordingKind = (typeof WORDING_KINDS)[number]

/** Words somebody made for an idea, with their name. Nobody's where they were erased. */
export type Wording = {
  readonly n: number
  readonly kind: WordingKind
  readonly language: string
  readonly text: string
  readonly by: string | null
  readonly on: Day
  /** it came with the conversation, from where that was held: nobody here made it */
  readonly elsewhere?: boolean
}

/** Who makes the wordings that are missing, and by when. */
export type Due = {
  readonly kind: 'translation' | 'easy-read'
  readonly language: string
  readonly who: string
  readonly on: Day
}

/** What stands in the place of an idea. */
export type Place =
  | { readonly kind: 'shown' }
  | ({ readonly kind: 'held' } & HeldBy)
  | { readonly kind: 'hidden'; readonly why: NonNullable<Idea['hiddenWhy']> }
  /** its author took the words back, or was erased */
  | { readonly kind: 'removed' }

/** One idea as somebody who reads in one language gets it. Without words unless it is shown. */
export type IdeaWords = {
  readonly n: number
  readonly place: Place
  /** the words to show, and their language: a translation where there is one, else the original */
  readonly text: string | null
  readonly language: string
  readonly original: { readonly text: string; readonly language: string } | null
  /** who translated the words above; nothing where they are the original */
  readonly translated: Wording | null
  readonly easyRead: Wording | null
  readonly plainer: Wording | null
  /** who makes what is missing in this language: nothing where nothing is missing, or nobody has said */
  readonly due: { readonly translation: Due | null; readonly easyRead: Due | null }
}

export type Around = {
  readonly held: ReadonlyMap<number, HeldBy>
  readonly wordings: readonly Wording[]
  readonly dues: readonly Due[]
  readonly language: string
}

export function placeOf(
  { n, text, hiddenWhy }: Pick<Idea, 'n' | 'text' | 'hiddenWhy'>,
  held: Around['held'],
): Place {
  const by = held.get(n)
  if (hiddenWhy) return { kind: 'hidden', why: hiddenWhy }
  if (text === null) return { kind: 'removed' }
  return by ? { kind: 'held', ...by } : { kind: 'shown' }
}

/** @returns the words of one idea for a reader, out of everything known about it */
export function wordsOf(
  idea: Pick<Idea, 'n' | 'text' | 'hiddenWhy' | 'language'>,
  { held, wordings, dues, language }: Around,
): IdeaWords {
  const place = placeOf(idea, held)
  const nothing = { translated: null, easyRead: null, plainer: null }
  const none = { translation: null, easyRead: null }
  if (place.kind !== 'shown' || idea.text === null)
    return {
      ...{ n: idea.n, place, text: null, language: idea.language, original: null },
      ...nothing,
      due: none,
    }
  const original = { text: idea.text, language: idea.language }
  const own = (kind: WordingKind, language: string) =>
    wordings.find((one) => one.n === idea.n && one.kind === kind && one.language === language) ?? null
  const translated = idea.language === language ? null : own('translation', language)
  const shown = translated ?? original
  const easyRead = own('easy-read', language) ?? own('easy-read', idea.language)
  const dueFor = (kind: Due['kind']) =>
    dues.find((one) => one.kind === kind && one.language === language) ?? null
  return {
    ...{ n: idea.n, place, text: shown.text, language: shown.language, original, translated, easyRead },
    plainer: own('plainer', shown.language),
    due: {
      translation: translated || idea.language === language ? null : dueFor('translation'),
      easyRead: easyRead ? null : dueFor('easy-read'),
    },
  }
}

import type { Actor } from '../../../kernel/actor.js'
import { type Day, day } from '../../../kernel/day.js'
import { no, yes } from '../../../kernel/decision.js'

export const FORMATS = ['easy-read', 'large-print', 'plain', 'audio', 'bsl', 'braille'] as const
export const CHANNELS = ['email', 'post', 'phone', 'in-person'] as const
export const SUPPORTS = [
  'supporter',
  'interpreter',
  'breaks',
  'quiet',
  'step-free',
  'hearing-loop',
  'travel',
  'care-cover',
] as const
export const SEEN_BY = ['facilitators', 'group', 'only-me'] as const

/** What helps a person take part. */
export type Needs = {
  readonly language: 'en' | 'cy'
  readonly channel: (typeof CHANNELS)[number]
  readonly format: readonly (typeof FORMATS)[number][]
  readonly support: readonly (typeof SUPPORTS)[number][]
  readonly ownWords?: string | undefined
  readonly seenBy: (typeof SEEN_BY)[number]
  readonly reviewOn: Day
}

export type NeedRefusal = 'not-a-person' | 'review-past' | 'review-far'

/** The same day of a later year; 29 February becomes the 28th. */
export function aYearAfter(from: Day, years = 1): Day {
  const [year = '', month = '', date = ''] = from.split('-')
  const later = `${Number(year) + years}-${month}`
  const isLeapDay = month === '02' && date === '29'
  return day(`${later}-${isLeapDay ? '28' : date}`)
}

/** A person says what helps them. It is looked at again within two years: what helps changes. */
export function sayWhatHelps(actor: Actor, needs: Needs, today: Day) {
  if (actor.kind !== 'person') return no<NeedRefusal>('not-a-person')
  if (needs.reviewOn <= today) return no<NeedRefusal>('review-past')
  if (needs.reviewOn > aYearAfter(today, 2)) return no<NeedRefusal>('review-far')
  return yes(needs, { name: 'people.needs-said', about: `person:${actor.id}` })
}

import { IntlMessageFormat } from 'intl-messageformat'
import { cy } from '../locales/cy.js'
import { en, type Key } from '../locales/en.js'

export const LANGUAGES = ['en', 'cy'] as const
export type Language = (typeof LANGUAGES)[number]

/** Says one sentence of the catalogue in one language; numbers and plurals by that language's own rules. */
export type Say = (key: Key, values?: Readonly<Record<string, string | number>>) => string

const CATALOGUES: Record<Language, Readonly<Record<Key, string>>> = { en, cy }

const speakers = new Map<Language, Say>()

/** The speaker of a language; sentences are parsed once and kept. */
export function sayIn(language: Language): Say {
  const known = speakers.get(language)
  if (known) return known
  const parsed = new Map<Key, IntlMessageFormat>()
  const say: Say = (key, values) => {
    let message = parsed.get(key)
    if (!message) {
      message = new IntlMessageFormat(CATALOGUES[language][key], language)
      parsed.set(key, message)
    }
    return `${message.format(values)}`
  }
  speakers.set(language, say)
  return say
}

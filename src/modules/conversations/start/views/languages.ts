import type { Language } from '../../../../ui/say.js'

/** The languages a question is asked in: the two of every page, British Sign Language, and those spoken most here. */
export const SPOKEN = [
  ...['en', 'cy', 'ar', 'bfi', 'bn', 'fr', 'gu', 'pa', 'pl', 'pt', 'ro', 'so', 'ti', 'uk', 'ur', 'zh'],
] as const

const OWN: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { bfi: 'British Sign Language' },
  cy: { bfi: 'Iaith Arwyddion Prydain' },
}

/** The name of a language, in the language of the page. */
export const languageName = (of: string, language: Language): string =>
  OWN[language][of] ?? new Intl.DisplayNames([language], { type: 'language', fallback: 'code' }).of(of) ?? of

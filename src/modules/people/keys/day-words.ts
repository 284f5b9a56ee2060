import type { Language } from '../../../ui/say.js'

export const LOCALE: Record<Language, string> = { en: 'en-GB', cy: 'cy' }

/** A day as people write it: 31 March 2026. */
export const written = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(LOCALE[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )

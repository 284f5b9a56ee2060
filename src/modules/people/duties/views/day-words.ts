import { type Day, dayIn, type Instant } from '../../../../kernel/day.js'
import type { Language } from '../../../../ui/say.js'

/** A day as people write it: 27 March 2026, 27 Mawrth 2026. */
export function writtenDay(language: Language, day: Day): string {
  const locale = language === 'cy' ? 'cy' : 'en-GB'
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}

/** The day of a moment, where the organisation is. */
export const dayOf = (language: Language, zone: string, at: Instant) => writtenDay(language, dayIn(zone, at))

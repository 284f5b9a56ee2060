import type { Instant } from '../../../../kernel/day.js'
import type { Language } from '../../../../ui/say.js'

const TAGS: Record<Language, string> = { en: 'en-GB', cy: 'cy' }

/** A moment as people say it, by the clock of the organisation: `3 March 2026, 10:40`. */
export function moment(at: Instant, zone: string, language: Language): string {
  return new Intl.DateTimeFormat(TAGS[language], {
    timeZone: zone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(at))
}

/** The day of a moment: `3 March 2026`. */
export function dayOf(at: Instant, zone: string, language: Language): string {
  const date = { timeZone: zone, day: 'numeric', month: 'long', year: 'numeric' } as const
  return new Intl.DateTimeFormat(TAGS[language], date).format(new Date(at))
}

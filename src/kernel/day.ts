/** A calendar day where the organisation is, `2026-03-31`. Compared as text; never a moment in time. */
export type Day = `${number}-${number}-${number}`

/** A moment, in UTC, to the millisecond: `2026-03-31T10:40:00.000Z`. Compared as text. */
export type Instant = `${Day}T${string}Z`

/** @throws where the text is not a day of the calendar */
export function day(raw: string): Day {
  if (!isDay(raw)) throw new Error(`not a day: ${raw.slice(0, 60)}`)
  return raw as Day
}

export function isDay(raw: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(raw)) return false
  const date = new Date(`${raw}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(raw)
}

export function instant(date: Date): Instant {
  return date.toISOString() as Instant
}

/** The day it is at a moment, where the clock on the wall keeps the given zone (IANA name). */
export function dayIn(zone: string, at: Instant): Day {
  let clock = clocks.get(zone)
  if (!clock) {
    // The Swedish way of writing a date is the one this program uses.
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone })
    clocks.set(zone, clock)
  }
  return clock.format(new Date(at)) as Day
}

// Making one takes a hundred times as long as asking it, and nearly every request asks.
const clocks = new Map<string, Intl.DateTimeFormat>()

/** The hour (0 to 23) of a moment, in a zone: letters are not sent at night. */
export function hourIn(zone: string, at: Instant): number {
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' })
  return Number(hour.format(new Date(at)))
}

import { type Day, day, type Instant } from '../../../kernel/day.js'

/** Monday of the week a day is in. */
export function mondayOf(today: Day): Day {
  const date = new Date(`${today}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return day(date.toISOString().slice(0, 10))
}

/** Is this week's letter still to be written? Once a week, on Monday, or later where nobody was at work then. */
export function isDue(toldUntil: Instant, today: Day): boolean {
  return toldUntil.slice(0, 10) < mondayOf(today)
}

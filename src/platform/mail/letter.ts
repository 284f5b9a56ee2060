import { hourIn, type Instant, instant } from '../../kernel/day.js'

/** A letter to write. Its subject is neutral: others may see the screen it appears on. */
export type Letter = {
  /** what it is for: `record-head`, `digest`. A `code` is being waited for and goes at any hour. */
  readonly kind: string
  readonly address: string
  readonly subject: string
  /** plain text */
  readonly body: string
}

/** Letters go between these hours where the organisation is. */
export const FIRST_HOUR = 8
export const LAST_HOUR = 20

/** When a letter may go: now by day, in the morning at night. A code goes at once. */
export function mayGoAt(kind: string, zone: string, now: Instant): Instant {
  if (kind === 'code' || isDay(zone, now)) return now
  // Quarter by quarter: every zone's hours begin on one, and a clock that changes at night is no trouble.
  let at = Math.ceil(Date.parse(now) / QUARTER) * QUARTER
  while (!isDay(zone, instant(new Date(at)))) at += QUARTER
  return instant(new Date(at))
}

const QUARTER = 15 * 60_000
const isDay = (zone: string, at: Instant) => {
  const hour = hourIn(zone, at)
  return hour >= FIRST_HOUR && hour < LAST_HOUR
}

/** A letter as it lies in the outbox. */
export type Waiting = {
  readonly kind: string
  readonly made_at: Instant
  readonly trouble: string | null
}

export type Step =
  | { readonly kind: 'send' }
  /** no mail server is set: it can be read in the browser instead */
  | { readonly kind: 'keep' }
  | { readonly kind: 'wait'; readonly at: Instant }
  /** a code that is no good any more */
  | { readonly kind: 'too-late' }
  /** it was settled before */
  | { readonly kind: 'nothing' }

/** What to do with a letter whose turn has come. */
export function nextStep(letter: Waiting, zone: string, now: Instant, canSend: boolean): Step {
  if (letter.trouble && isFinal(letter.trouble)) return { kind: 'nothing' }
  if (!canSend) return { kind: 'keep' }
  const age = Date.parse(now) - Date.parse(letter.made_at)
  if (letter.kind === 'code' && age > CODE_MILLIS) return { kind: 'too-late' }
  const at = mayGoAt(letter.kind, zone, now)
  return at > now ? { kind: 'wait', at } : { kind: 'send' }
}

// As long as a code can be typed in.
const CODE_MILLIS = 30 * 60_000

/** The word in `letter.trouble` before its detail: `refused 550`, `later ECONNREFUSED`. */
export type Trouble = 'later' | 'not-known' | 'refused' | 'given-up' | 'too-late' | 'mailbox'
const isFinal = (trouble: string) => /^(refused|given-up|too-late|mailbox)/.test(trouble)

/** One line, whatever was put in: a line break in a subject would begin another header. */
export const oneLine = (text: string) => text.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()

/** Text with plain line ends, and without characters that no letter needs. */
export const plainText = (text: string) =>
  text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/(?![\n\t\p{Cf}])\p{C}/gu, '')

import type { Instant } from '../../../kernel/day.js'
import { instant } from '../../../kernel/day.js'

/** A code that went out by letter, and what has become of it. */
export type SentCode = {
  readonly endsAt: Instant
  readonly usedAt: Instant | null
  readonly tries: number
}

export type CodeRefusal = 'code-wrong' | 'code-old' | 'code-tried'

export const CODE_MINUTES = 30
export const CODE_TRIES = 5
export const CODE_DIGITS = 8
/** Letters with a code that one address gets within an hour, whoever asks. */
export const CODES_AN_HOUR = 10

export const codeEnds = (now: Instant): Instant => instant(new Date(Date.parse(now) + CODE_MINUTES * 60_000))

/** What was typed or pasted, as digits: gaps and dashes say nothing. */
export const digitsOf = (typed: string): string => typed.replace(/\D/g, '')

/**
 * Does this code open the door? The same answer for an address that nobody has here, because no code fits it.
 * @param fits whether what was typed is this code
 */
export function tryCode(code: SentCode | undefined, fits: boolean, now: Instant): 'yes' | CodeRefusal {
  if (!code || code.usedAt !== null || now >= code.endsAt) return 'code-old'
  if (code.tries >= CODE_TRIES) return 'code-tried'
  return fits ? 'yes' : 'code-wrong'
}

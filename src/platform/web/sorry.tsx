import type { VNode } from 'preact'
import { Missing } from '../../kernel/found.js'
import { Broken, NotFound, type Sorry, SorryPage, Wait } from './pages.js'
import { TooMuch, TooOften } from './stops.js'
import { isDatabaseAway } from './trouble.js'

/** A page of the site itself instead of the one asked for. */
export type Instead = {
  readonly page: VNode
  readonly status: number
  /** seconds */
  readonly retryAfter?: number
}

const sorry = (kind: Sorry, status: number): Instead => ({ page: <SorryPage kind={kind} />, status })

/** The page for what stops a request on purpose; nothing where it simply broke. */
export function insteadOf(error: unknown): Instead | undefined {
  if (error instanceof Missing) return { page: <NotFound />, status: 404 }
  if (error instanceof TooMuch) return sorry('too-much', 413)
  if (error instanceof TooOften) {
    const { seconds } = error
    return { page: <Wait seconds={seconds} />, status: 429, retryAfter: seconds }
  }
  return undefined
}

/** What the web server itself refuses, before a handler is asked. */
const REFUSED: Readonly<Record<string, Instead>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: sorry('too-much', 413),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: sorry('unreadable', 415),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: sorry('unreadable', 400),
  FST_ERR_BAD_URL: sorry('not-found', 404),
  FST_ERR_MAX_LIMIT: sorry('not-found', 404),
}

export const longAddress = sorry('long-address', 414)
export const notHere = sorry('not-here', 405)
export const nobodyLivesHere = sorry('nowhere', 404)

const AWAY_SECONDS = 30

/** The page for anything that was thrown. `broken`: nobody foresaw it, so it is for the log. */
export function sorryFor(error: unknown, reference: string): Instead & { readonly broken: boolean } {
  const code = error instanceof Error && 'code' in error ? `${error.code}` : ''
  const known = insteadOf(error) ?? REFUSED[code]
  if (known) return { ...known, broken: false }
  if (isDatabaseAway(error)) return { ...sorry('away', 503), retryAfter: AWAY_SECONDS, broken: true }
  return { page: <Broken reference={reference} />, status: 500, broken: true }
}

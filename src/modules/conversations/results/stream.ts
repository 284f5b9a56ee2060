import type { Whose } from '../idea.js'
import type { CameBy } from '../voice.js'

/**
 * Answers are counted in two streams that share nobody: of people who were invited, and of whoever came by an open
 * link. Each is published by itself.
 */
export const STREAMS = ['invited', 'link'] as const
export type Stream = (typeof STREAMS)[number]

/**
 * In which stream somebody counts; nowhere while a sheet of paper waits to be confirmed by the other side.
 * @param confirmed whether the sheet that somebody came by was confirmed
 */
export function streamOf(cameBy: CameBy, confirmed: boolean): Stream | undefined {
  if (cameBy === 'link') return 'link'
  return cameBy === 'paper' && !confirmed ? undefined : 'invited'
}

/** From which perspectives somebody counts: what a supporter guessed is never lived experience. */
export const countsFrom = (
  whose: Whose,
  declared: readonly boolean[],
  lived: readonly boolean[],
): readonly boolean[] => declared.map((is, p) => is && !(whose === 'supporter' && lived[p]))

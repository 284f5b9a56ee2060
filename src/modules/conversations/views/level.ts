import { wilson } from '../../../maths/intervals/wilson.js'
import type { Cell, Share } from '../report/report.js'

/** Where a set of people stands: the part that agrees, and between what it most likely lies; in percent, 0 to 100. */
export type Level = { readonly at: number; readonly from: number; readonly to: number }

/**
 * How many agree, and how sure that is: Wilson's interval (90%), widened by what the printed share was rounded by.
 * Worked out from what is printed alone, so a picture tells nothing that its table does not.
 */
export function levelOf({ heard, agree }: Extract<Cell, { kind: 'shown' }>): Level {
  const { at, room } = roundedBy(agree, heard)
  const [least, most] = [Math.max(0, at - room), Math.min(1, at + room)]
  return {
    at: Math.round(100 * at),
    from: Math.round(100 * wilson(least * heard, heard)[0]),
    to: Math.round(100 * wilson(most * heard, heard)[1]),
  }
}

/** What a printed share stands for, and how far off it may be: shares go in tens under 20 answers, else in fives. */
function roundedBy(share: Share, heard: number) {
  const half = 0.5 / heard
  if (share.kind === 'nearly-all') return { at: 1 - half, room: half }
  if (share.kind === 'hardly-any') return { at: half, room: half }
  return { at: share.percent / 100, room: heard < 20 ? 0.05 : 0.025 }
}

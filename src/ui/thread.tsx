import { useSay } from './frame.js'

const MIDDLE = 12

/** The line: the sign of Throughline, one stroke from what was said to what came of it. Never the only carrier. */
export function Line({ waves = 2 }: { readonly waves?: number }) {
  const width = waves * 24 + 4
  return (
    <svg
      class="tl-line"
      viewBox={`0 0 ${width} 24`}
      width={width}
      height="24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={wave(2, waves, 24)} />
    </svg>
  )
}

/** Waves of one length along the middle, up first. `from` leaves room for the round end of the stroke. */
function wave(from: number, waves: number, length: number): string {
  const half = length / 2
  const rest = Array.from({ length: waves * 2 - 1 }, (_, at) => `T${from + (at + 2) * half} ${MIDDLE}`)
  return `M${from} ${MIDDLE}Q${from + half / 2} ${MIDDLE - 10} ${from + half} ${MIDDLE}${rest.join('')}`
}

/** A knot at the beginning of every wave and at the end of the last: dots of a dashed line, in the style sheet. */
const knots = (waves: number) => `M${EDGE} ${MIDDLE}h${waves * STEP + 0.1}`

type ProgressProps = {
  readonly done: number
  readonly of: number
  /** what is said instead of the two numbers */
  readonly says?: string
}

// More knots than this would be too close to tell apart on a phone; then a knot stands for several steps.
const MOST_KNOTS = 12
const STEP = 48
const EDGE = 6

/** How far a person has come: words first, then the same as a line with a knot for every step. */
export function Progress({ done, of, says }: ProgressProps) {
  const say = useSay()
  const steps = Math.min(of, MOST_KNOTS)
  const at = of ? Math.round((done / of) * steps) : 0
  const width = steps * STEP + 2 * EDGE
  return (
    <div class="tl-progress">
      <p>
        {says ?? say(done >= of ? 'ui.progress.done' : 'ui.progress.left', { done, of, left: of - done })}
      </p>
      <svg viewBox={`0 0 ${width} 24`} width={width} height="24" aria-hidden="true" focusable="false">
        <path class="tl-ahead" d={wave(EDGE, steps, STEP)} />
        {at > 0 && <path d={wave(EDGE, at, STEP)} />}
        <path class="tl-knots" d={knots(steps)} />
        <path class="tl-knots tl-open" d={knots(steps)} />
        <path class="tl-knots tl-tied" d={knots(at)} />
      </svg>
    </div>
  )
}

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
  const turns = Array.from({ length: waves * 2 }, (_, at) => {
    const x = from + at * half
    const y = at % 2 ? MIDDLE + 10 : MIDDLE - 10
    return `Q${x + half / 2} ${y} ${x + half} ${MIDDLE}`
  })
  return `M${from} ${MIDDLE}${turns.join('')}`
}

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
        {Array.from({ length: steps + 1 }, (_, step) => (
          <circle class={step > at ? 'tl-ahead' : undefined} cx={EDGE + step * STEP} cy={MIDDLE} r="5" />
        ))}
      </svg>
    </div>
  )
}

import type { ComponentChildren } from 'preact'
import { MARKS } from './look.js'

type Shape = (typeof MARKS)[number]['shape']

/** The same outline for every shape, in a box of 24: shape first, colour second, always with an ink edge. */
export const SHAPES: Readonly<Record<Shape, string>> = {
  circle: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z',
  square: 'M4 4h16v16H4z',
  triangle: 'M12 3l10 17.5H2z',
  diamond: 'M12 1.5L22.5 12 12 22.5 1.5 12z',
  hexagon: 'M7 3.3h10L22 12l-5 8.7H7L2 12z',
  star: 'M12 1.5l3.1 7.1 7.7.7-5.8 5.1 1.7 7.6-6.7-4-6.7 4L7 14.4 1.2 9.3l7.7-.7z',
  plus: 'M8.5 2.5h7v6h6v7h-6v6h-7v-6h-6v-7h6z',
  ring: 'M12 2.5a9.5 9.5 0 1 1 0 19 9.5 9.5 0 0 1 0-19zm0 5.5a4 4 0 1 0 0 8 4 4 0 0 0 0-8z',
}

type MarkProps = {
  /** Place of the perspective among those of its organisation, from 0. */
  readonly at: number
  /** Its name: a shape never stands without it. */
  readonly children: ComponentChildren
}

/** A perspective: shape, colour and name. */
export function Mark({ at, children }: MarkProps) {
  const { shape, colour } = MARKS[at % MARKS.length]!
  return (
    <span class="tl-mark">
      <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
        <path d={SHAPES[shape]} fill={colour} fill-rule="evenodd" />
      </svg>
      <span>{children}</span>
    </span>
  )
}

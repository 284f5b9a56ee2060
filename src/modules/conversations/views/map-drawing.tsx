import { MARKS } from '../../../ui/look.js'
import { SHAPES } from '../../../ui/mark.js'
import type { Say } from '../../../ui/say.js'
import type { Area } from '../report/report.js'
import type { Spot } from './apart.js'
import {
  type Laid,
  type Lettered,
  LINE_HIGH,
  layOut,
  MARK,
  type Size,
  STAR,
  type Things,
} from './map-layout.js'
import type { Scale } from './map-scale.js'

type Props = {
  readonly things: Things
  /** by area: its place in the order of shapes and colours */
  readonly marks: readonly number[]
  readonly say: Say
  readonly size: Size
}

/** One drawing of the map. Of the two on a page, the style sheet shows the one that fits. */
export function MapDrawing({ things, marks, say, size }: Props) {
  const { id, width } = size
  const { scale, used, areas, points, mine } = layOut(things, size)
  return (
    <svg
      class={`map-${id}`}
      viewBox={`0 ${used.top} ${width} ${used.height}`}
      direction="ltr"
      role="img"
      aria-labelledby={`map-${id}-name`}
      aria-describedby={`map-${id}-what`}
    >
      <title id={`map-${id}-name`}>
        {say('map.picture', { areas: areas.length, points: points.length })}
      </title>
      <desc id={`map-${id}-what`}>{say('map.lead')}</desc>
      {areas.map(({ area }, at) => (
        <AreaPart area={area} dashes={at} mark={marks[at]!} scale={scale} />
      ))}
      {points.map((point, at) => (
        <Point {...point} label={`${at + 1}`} size={size} />
      ))}
      {areas.map((set, at) => (
        <>
          <Shape mark={marks[at]!} at={set.middle} />
          <Shape mark={marks[at]!} at={{ x: set.box.left + MARK / 2, y: set.box.top + size.letter * 0.6 }} />
          <Lettering {...set} before={MARK + 5} letter={size.letter} />
        </>
      ))}
      {mine && <Mine mine={mine} letter={size.letter} />}
    </svg>
  )
}

function Lettering({ lines, box, before, letter }: Lettered & { before: number; letter: number }) {
  return (
    <text
      font-size={letter}
      font-weight="700"
      fill="var(--ink)"
      stroke="var(--card)"
      stroke-width="5"
      paint-order="stroke"
    >
      {lines.map((line, at) => (
        <tspan x={box.left + before} y={Math.round(box.top + letter * (0.92 + LINE_HIGH * at))}>
          {line}
        </tspan>
      ))}
    </text>
  )
}

function Shape({ mark, at: { x, y } }: { mark: number; at: Spot }) {
  const { shape, colour } = MARKS[mark % MARKS.length]!
  return (
    <path
      d={SHAPES[shape]}
      transform={`translate(${Math.round(x - MARK / 2)} ${Math.round(y - MARK / 2)}) scale(${MARK / 24})`}
      fill={colour}
      fill-rule="evenodd"
      stroke="var(--ink)"
      stroke-width="2"
    />
  )
}

/** A star with an ink outline, and the word beside it. */
function Mine({ mine: { star, lines, box }, letter }: { mine: NonNullable<Laid['mine']>; letter: number }) {
  const corners = Array.from({ length: 10 }, (_, k) => {
    const far = k % 2 ? 7 : STAR - 1
    const angle = (Math.PI * k) / 5
    return `${Math.round(star.x + far * Math.sin(angle))},${Math.round(star.y - far * Math.cos(angle))}`
  })
  return (
    <>
      <polygon points={corners.join(' ')} fill="var(--focus)" stroke="#1C1B22" stroke-width="2" />
      <Lettering {...{ lines, box, letter }} before={0} />
    </>
  )
}

type AreaProps = {
  readonly area: Area
  readonly dashes: number
  readonly mark: number
  readonly scale: Scale
}

function AreaPart({ area, dashes, mark, scale }: AreaProps) {
  return (
    <ellipse
      cx={scale.x(area.x)}
      cy={scale.y(area.y)}
      rx={Math.round(area.long * scale.size)}
      ry={Math.round(area.short * scale.size)}
      transform={`rotate(${-area.turn} ${scale.x(area.x)} ${scale.y(area.y)})`}
      fill={MARKS[mark % MARKS.length]!.colour}
      fill-opacity="0.18"
      stroke="var(--ink)"
      stroke-width="1.5"
      stroke-dasharray={dashes === 0 ? undefined : `${2 + 4 * dashes} 4`}
    />
  )
}

type PointProps = { readonly at: Spot; readonly spot: Spot; readonly label: string; readonly size: Size }

/** A number, with a line to where it belongs if it had to make way. */
function Point({ at, spot: { x, y }, label, size: { radius } }: PointProps) {
  return (
    <>
      {Math.hypot(at.x - x, at.y - y) > radius && (
        <>
          <line x1={at.x} y1={at.y} x2={x} y2={y} stroke="var(--ink)" />
          <circle cx={at.x} cy={at.y} r="2.5" fill="var(--ink)" />
        </>
      )}
      <circle cx={x} cy={y} r={radius} fill="var(--card)" stroke="var(--ink)" stroke-width="1.5" />
      <text x={x} y={y + 5} text-anchor="middle" font-size="14" font-weight="700" fill="var(--ink)">
        {label}
      </text>
    </>
  )
}

import { MARKS } from '../../../ui/look.js'
import type { Say } from '../../../ui/say.js'
import { Wide } from '../../../ui/wide.js'
import { nameWords } from '../report/phrases.js'
import type { Area, Report, StatementEntry } from '../report/report.js'
import { apart, type Box, type Spot } from './apart.js'
import { type Lang, langOf } from './lang.js'

type Props = {
  readonly report: Report
  readonly say: Say
  readonly lang: Lang
  /** the table before the picture, for who reads line by line */
  readonly tableFirst?: boolean
  /** where whoever looks stands: for their eyes alone */
  readonly mine?: Spot | undefined
}

/** So many ideas stand on the picture; all of them stand in the JSON. */
const MOST_POINTS = 15
const WIDTH = 720
const HEIGHT = 520
const MARGIN = 40
const RADIUS = 13
const LETTER = 20
const FRAME = { left: 20, top: 20, right: WIDTH - 20, bottom: HEIGHT - 20 }

/** The map: soft areas for people, numbered points for ideas, and the same in a table beside it. */
export function MapPicture({ report, say, lang, tableFirst, mine }: Props) {
  if (report.map.kind !== 'drawn') return null
  const points = furthest(report.statements)
  const picture = <Picture map={report.map} {...{ points, report, say, lang, mine }} />
  const table = <PointTable points={points} say={say} lang={lang} />
  return (
    <>
      {tableFirst ? table : picture}
      {tableFirst ? picture : table}
    </>
  )
}

type Drawn = Extract<Report['map'], { kind: 'drawn' }>
type PictureProps = {
  readonly map: Drawn
  readonly points: readonly Placed[]
  readonly report: Report
  readonly say: Say
  readonly lang: Lang
  readonly mine: Spot | undefined
}

function Picture({ map: { areas, right, left, up, down }, points, report, say, lang, mine }: PictureProps) {
  const scale = fitting(areas, points, mine)
  const names = areas.map((area) => nameOf(nameWords(say, report, area.name), area, scale))
  const truths = points.map(({ place }) => ({ x: scale.x(place.x), y: scale.y(place.y) }))
  const spots = apart(truths, 2 * RADIUS + 3, names.map(boxOf), FRAME)
  return (
    <>
      <figure>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby="map-name map-what">
          <title id="map-name">{say('map.picture', { areas: areas.length, points: points.length })}</title>
          <desc id="map-what">{say('map.lead')}</desc>
          {areas.map((area, at) => (
            <AreaPart area={area} at={at} scale={scale} />
          ))}
          {spots.map((spot, at) => (
            <Point at={truths[at]!} spot={spot} label={`${at + 1}`} />
          ))}
          {names.map((name) => (
            <Lettering {...name} />
          ))}
          {mine && <Mine at={mine} scale={scale} say={say} />}
        </svg>
        <figcaption class="note">{say('map.axes')}</figcaption>
      </figure>
      <ul>
        {(['right', 'left', 'up', 'down'] as const).map((way) => {
          const ids = { right, left, up, down }[way]
          return ids.length ? <Toward says={say(`map.${way}`)} ids={ids} report={report} lang={lang} /> : null
        })}
      </ul>
    </>
  )
}

type TowardProps = Pick<PictureProps, 'report' | 'lang'> & {
  readonly says: string
  readonly ids: readonly string[]
}

/** What people further that way agree more with: each idea by itself, in the language it was written in. */
const Toward = ({ says, ids, report, lang }: TowardProps) => (
  <li>
    {says}
    <ul>
      {ids.map((id) => (
        <li>
          <q lang={langOf(lang, id)}>{report.statements.find((entry) => entry.id === id)?.text}</q>
        </li>
      ))}
    </ul>
  </li>
)

const Lettering = ({ name, x, y }: Name) => (
  <text
    x={x}
    y={y}
    text-anchor="middle"
    font-size={LETTER}
    font-weight="700"
    fill="var(--ink)"
    stroke="var(--card)"
    stroke-width="5"
    paint-order="stroke"
  >
    {name}
  </text>
)

/** A star with an ink outline, and the word beside it. */
function Mine({ at, scale, say }: { at: Spot; scale: Scale; say: Say }) {
  const [x, y] = [scale.x(at.x), scale.y(at.y)]
  const corners = Array.from({ length: 10 }, (_, k) => {
    const far = k % 2 ? 7 : 16
    const angle = (Math.PI * k) / 5
    return `${Math.round(x + far * Math.sin(angle))},${Math.round(y - far * Math.cos(angle))}`
  })
  return (
    <g>
      <polygon points={corners.join(' ')} fill="var(--focus)" stroke="#1C1B22" stroke-width="2" />
      <Lettering name={say('map.you')} x={x} y={y + 34} />
    </g>
  )
}

type TableProps = { readonly points: readonly Placed[]; readonly say: Say; readonly lang: Lang }

function PointTable({ points, say, lang }: TableProps) {
  return (
    <>
      <p>{say('map.points', { n: points.length })}</p>
      <Wide label={say('map.table')}>
        <table class="plain">
          <caption>{say('map.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('map.number')}</th>
              <th scope="col">{say('map.idea')}</th>
              <th scope="col">{say('map.across')}</th>
              <th scope="col">{say('map.along')}</th>
            </tr>
          </thead>
          <tbody>
            {points.map((point, at) => (
              <tr>
                <td>{at + 1}</td>
                <th scope="row" lang={langOf(lang, point.id)}>
                  {point.text}
                </th>
                <td>{point.place.x.toFixed(1)}</td>
                <td>{point.place.y.toFixed(1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </>
  )
}

type Scale = { readonly x: (v: number) => number; readonly y: (v: number) => number; readonly size: number }
type Placed = StatementEntry & { readonly place: { readonly x: number; readonly y: number } }

function AreaPart({ area, at, scale }: { area: Area; at: number; scale: Scale }) {
  const { colour } = MARKS[at % MARKS.length]!
  return (
    <ellipse
      cx={scale.x(area.x)}
      cy={scale.y(area.y)}
      rx={area.long * scale.size}
      ry={area.short * scale.size}
      transform={`rotate(${-area.turn} ${scale.x(area.x)} ${scale.y(area.y)})`}
      fill={colour}
      fill-opacity="0.22"
      stroke="var(--ink)"
      stroke-width="1.5"
      stroke-dasharray={at === 0 ? undefined : `${2 + 4 * at} 4`}
    />
  )
}

type Name = Spot & { readonly name: string }

const nameOf = (name: string, area: Area, scale: Scale): Name => ({
  name,
  x: scale.x(area.x),
  y: Math.max(LETTER, scale.y(area.y + height(area)) - 8),
})

/** About the room a name takes in bold. */
const boxOf = ({ name, x, y }: Name): Box => {
  const half = 0.29 * LETTER * name.length
  return { left: x - half, right: x + half, top: y - LETTER, bottom: y + 4 }
}

/** How far an area reaches up from its middle. */
function height({ long, short, turn }: Area): number {
  const angle = (turn * Math.PI) / 180
  return Math.hypot(long * Math.sin(angle), short * Math.cos(angle))
}

/** A number, with a line to where it belongs if it had to make way. */
function Point({ at, spot, label }: { at: Spot; spot: Spot; label: string }) {
  const [x, y] = [Math.round(spot.x), Math.round(spot.y)]
  return (
    <g>
      {Math.hypot(at.x - x, at.y - y) > RADIUS ? (
        <>
          <line x1={at.x} y1={at.y} x2={x} y2={y} stroke="var(--ink)" stroke-width="1" />
          <circle cx={at.x} cy={at.y} r="2.5" fill="var(--ink)" />
        </>
      ) : null}
      <circle cx={x} cy={y} r={RADIUS} fill="var(--card)" stroke="var(--ink)" stroke-width="1.5" />
      <text x={x} y={y + 5} text-anchor="middle" font-size="14" font-weight="700" fill="var(--ink)">
        {label}
      </text>
    </g>
  )
}

function furthest(statements: readonly StatementEntry[]): Placed[] {
  const reach = ({ place: { x, y } }: Placed) => x * x + y * y
  return statements
    .filter((entry): entry is Placed => entry.place !== null)
    .sort((a, b) => reach(b) - reach(a))
    .slice(0, MOST_POINTS)
}

/** One scale for both directions, so that distances mean the same every way. */
function fitting(areas: readonly Area[], points: readonly Placed[], mine: Spot | undefined): Scale {
  const here = mine ? [mine] : []
  const xs = [
    ...here.map(({ x }) => x),
    ...areas.flatMap(({ x, long }) => [x - long, x + long]),
    ...points.map(({ place }) => place.x),
  ]
  const ys = [
    ...here.map(({ y }) => y),
    ...areas.flatMap(({ y, long }) => [y - long, y + long]),
    ...points.map(({ place }) => place.y),
  ]
  const [fromX, toX, fromY, toY] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const size = Math.min((WIDTH - 2 * MARGIN) / (toX - fromX || 1), (HEIGHT - 2 * MARGIN) / (toY - fromY || 1))
  const round = (v: number) => Math.round(v * 10) / 10
  return {
    size: round(size),
    x: (v) => round(WIDTH / 2 + (v - (fromX + toX) / 2) * size),
    y: (v) => round(HEIGHT / 2 - (v - (fromY + toY) / 2) * size),
  }
}

import type { Say } from '../../../ui/say.js'
import { Wide } from '../../../ui/wide.js'
import { nameWords } from '../report/phrases.js'
import type { Area, Report, StatementEntry } from '../report/report.js'
import type { Spot } from './apart.js'
import { type Lang, langOf } from './lang.js'
import { MapDrawing } from './map-drawing.js'
import { NARROW, WIDE } from './map-layout.js'

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

/** The map: soft areas for people, numbered points for ideas, and the same in a table beside it. */
export function MapPicture({ report, say, lang, tableFirst, mine }: Props) {
  const { map } = report
  if (map.kind !== 'drawn') return null
  const points = furthest(report.statements)
  const things = {
    areas: map.areas,
    names: map.areas.map(({ name }) => nameWords(say, report, name)),
    points: points.map(({ place }) => place),
    mine: mine && { at: mine, name: say('map.you') },
  }
  const drawing = { things, marks: map.areas.map((area, at) => markOf(report, area, at)), say }
  const table = <PointTable points={points} say={say} lang={lang} />
  return (
    <>
      {tableFirst && table}
      <figure>
        <MapDrawing {...drawing} size={WIDE} />
        <MapDrawing {...drawing} size={NARROW} />
        <figcaption class="note">{say('map.axes')}</figcaption>
      </figure>
      <ul>
        {(['right', 'left', 'up', 'down'] as const).map((way) =>
          map[way].length ? (
            <Toward says={say(`map.${way}`)} ids={map[way]} report={report} lang={lang} />
          ) : null,
        )}
      </ul>
      {!tableFirst && table}
    </>
  )
}

type TowardProps = Pick<Props, 'report' | 'lang'> & {
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

/** The shape that a perspective has in every picture; groups of opinion have theirs in order. */
function markOf({ perspectives }: Report, area: Area, at: number): number {
  const place = perspectives.findIndex(({ name }) => name === area.name)
  return place < 0 ? at : place
}

type Placed = StatementEntry & { readonly place: Spot }
type TableProps = { readonly points: readonly Placed[]; readonly say: Say; readonly lang: Lang }

function PointTable({ points, say, lang }: TableProps) {
  return (
    <>
      <p>{say('map.points', { n: points.length })}</p>
      <Wide label={say('map.table')}>
        <table class="plain points">
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
                <td data-label={say('map.across')}>{tenths(point.place.x)}</td>
                <td data-label={say('map.along')}>{tenths(point.place.y)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </>
  )
}

const tenths = (value: number) => value.toFixed(1).replace('-', '−')

function furthest(statements: readonly StatementEntry[]): Placed[] {
  const reach = ({ place: { x, y } }: Placed) => x * x + y * y
  return statements
    .filter((entry): entry is Placed => entry.place !== null)
    .sort((a, b) => reach(b) - reach(a))
    .slice(0, MOST_POINTS)
}

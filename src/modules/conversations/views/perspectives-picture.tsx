import { MARKS } from '../../../ui/look.js'
import { SHAPES } from '../../../ui/mark.js'
import { Details } from '../../../ui/parts.js'
import type { Say } from '../../../ui/say.js'
import { nameWords, shareWords } from '../report/phrases.js'
import type { Cell, Report, StatementEntry } from '../report/report.js'
import { CellsTable } from './cells-table.js'
import { type Lang, langOf } from './lang.js'
import { levelOf } from './level.js'
import { linesOf } from './lines.js'

type Props = {
  readonly report: Report
  readonly entry: StatementEntry
  readonly say: Say
  readonly lang: Lang
  /** what sets this picture apart from the others on its page */
  readonly name: string
  /** with its table in sight, for paper */
  readonly open?: boolean
}

/** One set of people as it stands in the picture: `at` gives its shape and colour. */
export type Row = { readonly at: number; readonly name: string; readonly cell: Cell }

/** The perspectives; where nobody said theirs, the groups of opinion; nothing where all stand together. */
export function rowsOf({ report, entry, say }: Pick<Props, 'report' | 'entry' | 'say'>): Row[] {
  const cells = report.declared ? entry.perspectives : entry.groups
  const names = report.declared
    ? report.perspectives.map(({ name }) => nameWords(say, report, name))
    : report.opinion.groups.map(({ name }) => say('opinion.name', { name }))
  return cells.map((cell, at) => ({ at, name: begun(names[at]!), cell }))
}

const begun = (name: string) => name.slice(0, 1).toLocaleUpperCase() + name.slice(1)

/** What each set of people says of one idea, drawn: a mark for how many agree, a bar for how sure that is. */
export function PerspectivesPicture(props: Props) {
  const { entry, say, lang, name, open } = props
  const rows = rowsOf(props)
  if (!rows.length) return null
  return (
    <figure class="tl-told">
      <Drawing rows={rows} say={say} name={name} idea={entry.text} />
      <Details
        open={open ?? false}
        summary={
          <>
            {say('results.picture.numbers')}
            <span class="govuk-visually-hidden" lang={langOf(lang, entry.id)}>
              {' '}
              {entry.text}
            </span>
          </>
        }
      >
        <CellsTable rows={rows} say={say} />
      </Details>
    </figure>
  )
}

const LETTERS = 30
const LINE = 21
const TRACK = 24
const GAP = 12
const AXIS = 22

type Words = { readonly name: string; readonly value: string }
type Placed = Row & { readonly lines: readonly Words[]; readonly top: number }

function placed(rows: readonly Row[], say: Say): { placed: Placed[]; height: number } {
  let top = 0
  const all = rows.map((row) => {
    const lines = labelled(row.name, spoken(row.cell, say))
    const here = { ...row, lines, top }
    top += lines.length * LINE + TRACK + GAP
    return here
  })
  return { placed: all, height: top + AXIS }
}

const spoken = (cell: Cell, say: Say) => {
  if (cell.kind === 'shown') return say('results.picture.agree', { share: shareWords(say, cell.agree) })
  return say(cell.why === 'fewer-than-5' ? 'label.not-enough-voices' : 'cell.protects-others')
}

/** The name, then the value: on the same line where both fit there. */
function labelled(name: string, value: string): Words[] {
  const lines = linesOf(name, LETTERS - 1)
  const last = `${lines.at(-1) ?? ''}:`
  const names = [...lines.slice(0, -1), last].map((line): Words => ({ name: line, value: '' }))
  if (last.length + 1 + value.length <= LETTERS) return [...names.slice(0, -1), { name: `${last} `, value }]
  return [...names, ...linesOf(value, LETTERS).map((line): Words => ({ name: '', value: line }))]
}

type DrawingProps = {
  readonly rows: readonly Row[]
  readonly say: Say
  readonly name: string
  readonly idea: string
}

// No viewBox: places across are in percent, so that letters keep their size on a phone and on a wide screen.
function Drawing({ rows, say, name, idea }: DrawingProps) {
  const { placed: all, height } = placed(rows, say)
  return (
    <svg
      width="100%"
      height={height}
      direction="ltr"
      role="img"
      aria-labelledby={`${name}-of`}
      aria-describedby={`${name}-how`}
      font-size="16"
      fill="var(--ink)"
    >
      <title id={`${name}-of`}>{say('results.picture.title', { idea })}</title>
      <desc id={`${name}-how`}>{say('results.picture.how')}</desc>
      {all.map((row) => (
        <RowPart row={row} />
      ))}
      <Axis at={height - 4} say={say} />
    </svg>
  )
}

function RowPart({ row: { lines, top, cell, at } }: { row: Placed }) {
  const middle = top + lines.length * LINE + TRACK / 2
  return (
    <>
      {lines.map(({ name, value }, line) => (
        <text x="0" y={top + 16 + line * LINE}>
          {name}
          {value && <tspan font-weight="700">{value}</tspan>}
        </text>
      ))}
      {cell.kind === 'shown' ? <Track cell={cell} at={at} middle={middle} /> : <Nothing middle={middle} />}
    </>
  )
}

/** Room at both ends, so that a mark at none or all is whole. */
const across = (percent: number) => `${Math.round(10 * (1.5 + 0.97 * percent)) / 10}%`

/** An empty dashed place: somebody is still to be heard. */
const Nothing = ({ middle }: { middle: number }) => (
  <rect
    x={across(0)}
    y={middle - 9}
    width="97%"
    height="18"
    rx="6"
    fill="none"
    stroke="var(--line)"
    stroke-width="1.5"
    stroke-dasharray="5 4"
  />
)

type TrackProps = {
  readonly cell: Extract<Cell, { kind: 'shown' }>
  readonly at: number
  readonly middle: number
}

function Track({ cell, at, middle }: TrackProps) {
  const level = levelOf(cell)
  const { shape, colour } = MARKS[at % MARKS.length]!
  return (
    <>
      <line x1={across(0)} x2={across(100)} y1={middle} y2={middle} stroke="var(--line)" />
      <line x1="50%" x2="50%" y1={middle - 11} y2={middle + 11} stroke="var(--line)" />
      <rect
        x={across(level.from)}
        y={middle - 5}
        width={`${Math.round(9.7 * (level.to - level.from)) / 10}%`}
        height="10"
        rx="5"
        fill={colour}
        fill-opacity="0.3"
        stroke="var(--ink)"
        stroke-width="1.5"
      />
      <svg x={across(level.at)} y={middle} overflow="visible" aria-hidden="true">
        <path
          d={SHAPES[shape]}
          transform="translate(-11 -11) scale(.92)"
          fill={colour}
          fill-rule="evenodd"
          stroke="var(--ink)"
          stroke-width="2"
        />
      </svg>
    </>
  )
}

const Axis = ({ at, say }: { at: number; say: Say }) => (
  <g fill="var(--soft)">
    <text x={across(0)} y={at}>
      {say('results.picture.nobody')}
    </text>
    <text x="50%" y={at} text-anchor="middle">
      {say('results.picture.half')}
    </text>
    <text x={across(100)} y={at} text-anchor="end">
      {say('results.picture.everybody')}
    </text>
  </g>
)

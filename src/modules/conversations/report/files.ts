import type { Publication } from '../../../maths/disclosure/publish.js'
import { type Part, partOfCell, partOfCount, roundedRows } from '../../../maths/disclosure/row-counts.js'
import type { Counts } from '../intake/faults.js'
import type { Report } from './report.js'

/** Priority marks a person may give. */
const MOST_MARKS = 5

/**
 * What was read, as it may be printed. Numbers of rows add up what people did, so they are rounded where an
 * exact one would give the parts away; rows about ideas and facts are exact.
 */
export function filesOf(
  counts: readonly Counts[],
  { cells, people }: Publication,
  live: Uint8Array,
  perspectives: number,
): Report['files'] {
  const everyone = partOfCount(people[0]!)
  const answers = Array.from(live, (open, j) =>
    open ? partOfCell(cells[0]![j]!, everyone) : { low: 0, high: everyone.high },
  )
  const parts: Partial<Record<Counts['rows'], readonly Part[]>> = {
    votes: answers,
    perspectives: people.slice(1, 1 + perspectives).map(partOfCount),
    marks: [{ low: 0, high: MOST_MARKS * everyone.high }],
  }
  const stepFor = (rows: Counts['rows'], used: number) => {
    if (rows === 'people') return 5
    const of = parts[rows]
    return of ? roundedRows(used, of).step : 1
  }
  return counts.map(({ file, rows, read, used, replaced, refused }) => {
    const step = stepFor(rows, used)
    const down = (count: number) => Math.floor(count / step) * step
    return { file, read: down(read), used: down(used), step, replaced, refused }
  })
}

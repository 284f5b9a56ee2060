import type { Day } from '../../../../kernel/day.js'
import type { VoteMatrix } from '../../../../maths/opinion/matrix.js'
import { csvCell } from '../../results/files.js'

/** What is let out of a conversation: its ideas, and each person's answers as a row that says nothing else of them. */
export type Singles = {
  readonly question: string
  readonly about: string | null
  /** where it stands here */
  readonly address: string
  /** the one day that stands everywhere */
  readonly day: Day
  /** by number; without words where they are hidden or held, or were taken away */
  readonly ideas: readonly { readonly n: number; readonly text: string | null }[]
  /** rows in an order of chance; column j is idea j */
  readonly matrix: VoteMatrix
  /** what stands in place of words that are not shown */
  readonly wordless: string
}

/** Files by name, each as its lines: the columns are those of an export of Polis, in their order. */
export function polisFiles(singles: Singles): Readonly<Record<string, Iterable<string>>> {
  return {
    'summary.csv': summary(singles),
    'comments.csv': comments(singles),
    'votes.csv': votes(singles),
    'participants-votes.csv': participants(singles),
  }
}

const line = (cells: readonly (string | number)[]) => `${cells.join(',')}\n`
const when = ({ day }: Singles) => [Date.parse(`${day}T00:00:00Z`), day] as const

function* summary({ question, about, address, ideas, matrix }: Singles): Iterable<string> {
  yield line(['topic', csvCell(question)])
  yield line(['url', csvCell(address)])
  yield line(['voters', matrix.people])
  yield line(['comments', ideas.length])
  yield line(['conversation-description', csvCell(about ?? '')])
}

// Who put an idea is left empty: whoever knows that would know a row.
function* comments(singles: Singles): Iterable<string> {
  const { ideas, matrix, wordless } = singles
  const of = (vote: number) => {
    const counts = new Int32Array(matrix.statements)
    matrix.columns.forEach((j, k) => {
      if (matrix.values[k] === vote) counts[j]!++
    })
    return counts
  }
  const [agrees, disagrees] = [of(1), of(-1)]
  yield line([
    ...['timestamp', 'datetime', 'comment-id', 'author-id'],
    ...['agrees', 'disagrees', 'moderated', 'comment-body'],
  ])
  for (const { n, text } of ideas) {
    const counts = [agrees[n] ?? 0, disagrees[n] ?? 0, text === null ? -1 : 1]
    yield line([...when(singles), n, '', ...counts, csvCell(text ?? wordless)])
  }
}

function* votes(singles: Singles): Iterable<string> {
  const { starts, columns, values, people } = singles.matrix
  const at = when(singles)
  yield line(['timestamp', 'datetime', 'comment-id', 'voter-id', 'vote'])
  for (let i = 0; i < people; i++)
    for (let k = starts[i]!; k < starts[i + 1]!; k++) yield line([...at, columns[k]!, i, values[k]!])
}

// In which group somebody fell, and how many ideas they put, are left empty for the same reason.
function* participants({ ideas, matrix }: Singles): Iterable<string> {
  const { starts, columns, values, people } = matrix
  const place = new Map(ideas.map(({ n }, at) => [n, at]))
  yield line([
    ...['participant', 'group-id', 'n-comments', 'n-votes', 'n-agree', 'n-disagree'],
    ...ideas.map(({ n }) => n),
  ])
  for (let i = 0; i < people; i++) {
    const said = ideas.map((): string | number => '')
    for (let k = starts[i]!; k < starts[i + 1]!; k++) said[place.get(columns[k]!)!] = values[k]!
    const many = (vote: number) => said.filter((one) => one === vote).length
    yield line([i, '', '', starts[i + 1]! - starts[i]!, many(1), many(-1), ...said])
  }
}

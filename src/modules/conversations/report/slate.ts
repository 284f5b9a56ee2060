import { chooseSlate } from '../../../maths/agreement/slate.js'
import { equalWeights } from '../../../maths/agreement/weights.js'
import type { Analysis } from '../../../maths/analysis.js'
import type { Publication } from '../../../maths/disclosure/publish.js'
import { publishedCount } from '../../../maths/disclosure/published.js'
import { everyone } from '../../../maths/perspectives.js'
import type { Conversation } from '../intake/ballot.js'
import type { Slate } from './report.js'

const FEWEST = 5

/** A fair short list of ideas that are common ground or leaning, from what people marked. */
export function makeSlate(
  conversation: Conversation,
  { cells, labels }: Analysis,
  published: Publication,
  { size, agreesAsMarks }: { readonly size: number; readonly agreesAsMarks: boolean },
): Slate {
  const { matrix, statements, perspectives } = conversation
  const marks = agreesAsMarks ? agrees(conversation) : conversation.marks
  if (!marks) return { kind: 'none', why: 'no-marks' }
  const gave = Uint8Array.from(marks, (marked) => (marked.length ? 1 : 0))
  if (gave.reduce((sum, one) => sum + one, 0) < FEWEST) return { kind: 'none', why: 'too-few-marks' }
  const candidates = statements.flatMap((_, j) => {
    const kind = published.labels[j]?.kind
    return cells.live[j] && (kind === 'common-ground' || kind === 'leaning') ? [j] : []
  })
  if (!candidates.length) return { kind: 'none', why: 'no-candidates' }
  const score = Float64Array.from(labels, (label) => ('score' in label ? label.score : 0))
  const { weights, joined } = equalWeights(perspectives?.members ?? everyone(matrix), gave, FEWEST)
  const { chosen, certificate } = chooseSlate({ marks, weights, candidates, size, score })
  return {
    kind: 'chosen',
    ids: chosen.map(({ statement }) => statements[statement]!.id),
    certificate: {
      size: certificate.size,
      candidates: certificate.candidates,
      people: publishedCount(certificate.people),
      marks: agreesAsMarks ? 'agrees' : 'priorities',
      violations: certificate.violations,
      joined,
    },
  }
}

const agrees = ({ matrix }: Conversation): number[][] =>
  Array.from({ length: matrix.people }, (_, i) => {
    const marked: number[] = []
    for (let k = matrix.starts[i]!; k < matrix.starts[i + 1]!; k++)
      if (matrix.values[k]! > 0) marked.push(matrix.columns[k]!)
    return marked
  })

import { betaCdf } from '../intervals/special.js'
import { answersIn, type Cells } from './cells.js'

/**
 * How far we may lean on a majority that not everyone spoke in: would it survive if those who did not answer
 * were 20 points less favourable?
 */
export const SILENCE = 0.2

/** Below this chance the answer is given as none: see `supportOf`. */
const HARDLY = 0.1

/** One perspective's answers to one statement, as the evidence needs them. Counts are people. */
export type Evidence = {
  readonly agrees: number
  /** All answers, "not sure" included. */
  readonly answers: number
  /** Members of the perspective who have answered anything; at least `answers`. */
  readonly voters: number
  /** Centre of the sceptical prior, 0 to 0.5. */
  readonly centre: number
}

/**
 * Chance that a true majority of the perspective agrees (E1): posterior Beta(agrees + 2 centre,
 * answers - agrees + 2 (1 - centre)) above the threshold 1/2 + silence * (1 - answers/voters).
 *
 * An added agree never lowers it; an added disagree or a silent new member never raises it. With almost no
 * agreement the last would fail by a hair (one more answer also heightens coverage), so a chance under one in
 * ten is given as 0.
 *
 * @param silence points by which those who did not answer are taken to be less favourable, as a part of 1
 * @returns a probability, 0 to 1
 */
export function supportOf({ agrees, answers, voters, centre }: Evidence, silence: number): number {
  const coverage = voters === 0 ? 0 : answers / voters
  const threshold = 0.5 + silence * (1 - coverage)
  const chance = 1 - betaCdf(threshold, agrees + 2 * centre, answers - agrees + 2 * (1 - centre))
  return chance < HARDLY ? 0 : chance
}

/**
 * Centre of the sceptical prior of every cell: the least of one half, the agree rate on this statement of
 * people outside the perspective, and the perspective's own agree rate over everything. Others can lower,
 * never raise, what is believed about a perspective.
 *
 * @returns perspectives × statements, each 0 to 0.5
 */
export function centres(cells: Cells): Float64Array {
  const { perspectives, statements } = cells
  const own = new Float64Array(perspectives)
  for (let p = 0; p < perspectives; p++) {
    let agrees = 0
    let answers = 0
    for (let j = 0; j < statements; j++) {
      agrees += cells.agrees[p * statements + j]!
      answers += answersIn(cells, p * statements + j)
    }
    own[p] = rate(agrees, answers)
  }
  return Float64Array.from(cells.agrees, (_, at) => {
    const sceptical = Math.min(0.5, own[Math.floor(at / statements)]!)
    // With nobody outside the perspective there is nothing to learn from outside it.
    if (cells.elsewhere[at] === 0) return sceptical
    return Math.min(sceptical, rate(cells.elsewhereAgrees[at]!, cells.elsewhere[at]!))
  })
}

/** A share of agreement smoothed by one agree and one other answer (Laplace). */
const rate = (agrees: number, answers: number) => (agrees + 1) / (answers + 2)

/** `supportOf` for every cell: perspectives × statements. Cells of statements that are not live hold 0. */
export function support(cells: Cells, silence = SILENCE, centre = centres(cells)): Float64Array {
  return Float64Array.from(cells.agrees, (agrees, at) => {
    if (!cells.live[at % cells.statements]) return 0
    const voters = cells.voters[Math.floor(at / cells.statements)]!
    return supportOf({ agrees, answers: answersIn(cells, at), voters, centre: centre[at]! }, silence)
  })
}

import { random } from '../random/random.js'
import { keepWhere, type VoteMatrix, votesIn } from './matrix.js'

/** Votes set aside, to see how well a map foretells them: three columns of one length. */
export type Hidden = {
  readonly person: Int32Array
  readonly statement: Int32Array
  readonly vote: Int8Array
}

/** Sets aside about `part` of the votes, each with the same chance. */
export function hideVotes(m: VoteMatrix, part: number, seed: number): { kept: VoteMatrix; hidden: Hidden } {
  const chance = random(seed)
  const aside = Uint8Array.from({ length: votesIn(m) }, () => (chance.uniform() < part ? 1 : 0))
  const person: number[] = []
  const statement: number[] = []
  const vote: number[] = []
  const kept = keepWhere(m, (i, j, place) => {
    if (!aside[place]) return true
    person.push(i)
    statement.push(j)
    vote.push(m.values[place]!)
    return false
  })
  return {
    kept,
    hidden: {
      person: Int32Array.from(person),
      statement: Int32Array.from(statement),
      vote: Int8Array.from(vote),
    },
  }
}

/** How well foretold: root mean square error of the votes, and the chance that of an agree and a disagree the agree was foretold higher (AUC, ties half). */
export function foretold(
  hidden: Hidden,
  predict: (person: number, statement: number) => number,
): { rmse: number; auc: number } {
  const guesses = Float64Array.from(hidden.vote, (_, k) => predict(hidden.person[k]!, hidden.statement[k]!))
  const rmse = Math.sqrt(
    guesses.reduce((sum, guess, k) => sum + (guess - hidden.vote[k]!) ** 2, 0) / guesses.length,
  )

  const order = Array.from(guesses, (_, k) => k)
    .filter((k) => hidden.vote[k] !== 0)
    .sort((a, b) => guesses[a]! - guesses[b]!)
  let agrees = 0
  let ranks = 0
  for (let k = 0; k < order.length; ) {
    let until = k
    while (until < order.length && guesses[order[until]!] === guesses[order[k]!]) until++
    for (let t = k; t < until; t++) {
      if (hidden.vote[order[t]!]! < 0) continue
      agrees++
      ranks += (k + until + 1) / 2
    }
    k = until
  }
  const disagrees = order.length - agrees
  return { rmse, auc: (ranks - (agrees * (agrees + 1)) / 2) / (agrees * disagrees) }
}

import { gate, picture } from '../maths/opinion/gate.js'
import { adjustedRandIndex } from '../maths/opinion/rand-index.js'
import { branch } from '../maths/random/random.js'
import { NOISE, plantedGroups, VERY_CLEAR } from './planted.js'
import { standardError } from './recovery.js'

/** How often noise is said to hold a pattern, and two very clear groups are found. */
export type GroupRecovery = {
  readonly people: number
  /** Part of noise conversations with a pattern. */
  readonly falsePattern: number
  readonly falseError: number
  /** Part of clear conversations declared groups. */
  readonly declared: number
  readonly declaredError: number
  /** Mean adjusted Rand index of the groups found with the planted ones, and its standard error. */
  readonly likeness: number
  readonly likenessError: number
}

export function recoverGroups(seed: number, runs: number, people: number, refits = 39): GroupRecovery {
  let [patterns, declared] = [0, 0]
  const alike: number[] = []
  for (let run = 0; run < runs; run++) {
    const noise = plantedGroups(branch(seed, 2 * run), { ...NOISE, people })
    const clear = plantedGroups(branch(seed, 2 * run + 1), { ...VERY_CLEAR, people })
    const verdict = gate(noise.matrix, { seed: run, refits }).verdict
    if (verdict === 'spectrum' || verdict === 'groups') patterns++
    if (gate(clear.matrix, { seed: run, refits }).verdict === 'groups') declared++
    alike.push(adjustedRandIndex(picture(clear.matrix).found.labels, clear.groups))
  }
  const likeness = alike.reduce((sum, value) => sum + value, 0) / runs
  const variance = alike.reduce((sum, value) => sum + (value - likeness) ** 2, 0) / Math.max(1, runs - 1)
  return {
    people,
    falsePattern: patterns / runs,
    falseError: standardError(patterns, runs),
    declared: declared / runs,
    declaredError: standardError(declared, runs),
    likeness,
    likenessError: Math.sqrt(variance / runs),
  }
}

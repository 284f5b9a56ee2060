import { countCells } from '../maths/agreement/cells.js'
import { labelStatements } from '../maths/agreement/labels.js'
import { branch } from '../maths/random/random.js'
import { ALMOST_NONE, agreementTown, DIVIDED, LARGE, type Setting, SMALL, TYPICAL } from './planted.js'

/** What common ground promises in a planted town, as parts of 1 with the standard error of the run. */
export type Recovered = {
  readonly town: string
  readonly sizes: string
  readonly claimsPerRun: number
  /** Claims where some perspective's true support is under one half. */
  readonly wrong: number
  readonly wrongError: number
  /** Of the statements with every support at least .65, those claimed. */
  readonly power: number
  readonly powerError: number
  /** The bars it must reach; undefined where none is set. */
  readonly bars: { readonly wrong: number; readonly claims?: number; readonly power?: number }
}

type Case = { town: string; setting: Setting; selective: boolean; bars: Recovered['bars'] }

const CASES: readonly Case[] = [
  { town: 'typical', setting: TYPICAL, selective: false, bars: { wrong: 0.025 } },
  { town: 'divided', setting: DIVIDED, selective: false, bars: { wrong: 0.07 } },
  { town: 'almost none', setting: ALMOST_NONE, selective: false, bars: { wrong: 0.12, claims: 0.6 } },
  { town: 'selective', setting: TYPICAL, selective: true, bars: { wrong: 0.07 } },
]

export function recoverCommonGround(seed: number, runs: number): Recovered[] {
  return CASES.flatMap(({ town, setting, selective, bars }) =>
    [SMALL, LARGE].map((sizes) => {
      const power = town === 'typical' ? { power: sizes === SMALL ? 0.3 : 0.6 } : {}
      let [claims, wrong, shared, found] = [0, 0, 0, 0]
      for (let run = 0; run < runs; run++) {
        const planted = agreementTown(branch(seed, run), sizes, setting, selective)
        const labels = labelStatements(countCells(planted.matrix, planted.perspectives))
        labels.forEach(({ kind }, j) => {
          const least = Math.min(...sizes.map((_, p) => planted.support[p * labels.length + j]!))
          const claimed = kind === 'common-ground'
          if (claimed) claims++
          if (claimed && least < 0.5) wrong++
          if (least >= 0.65) shared++
          if (claimed && least >= 0.65) found++
        })
      }
      return {
        town,
        sizes: sizes.join(', '),
        claimsPerRun: claims / runs,
        wrong: wrong / Math.max(1, claims),
        wrongError: standardError(wrong, claims),
        power: found / Math.max(1, shared),
        powerError: standardError(found, shared),
        bars: { ...bars, ...power },
      }
    }),
  )
}

/** Of a share, with half an event added so that none seen does not mean none possible. */
export const standardError = (events: number, of: number) => {
  const share = (events + 0.5) / (of + 1)
  return Math.sqrt((share * (1 - share)) / Math.max(1, of))
}

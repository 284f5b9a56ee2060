import { FEWEST } from '../../../maths/disclosure/published.js'
import { buildMatrix, tally } from '../../../maths/opinion/matrix.js'
import type { Answers, Counting, Voter } from './counting.js'
import { changedPeople, type Keys, placesIn, together, widened } from './crowd.js'
import type { KeptSmall } from './kept.js'
import type { SmallRoom } from './snapshot.js'

/** Alone, nobody is a room. */
const FEWEST_IN_A_ROOM = 2

/**
 * The exact counts of a room in which everybody who came agreed to them before voting, of all voices together. Shown
 * once everybody has answered, and anew only when five people, or all where there are fewer, changed an answer, so
 * that nobody is watched while they vote. Whoever comes without agreeing ends it.
 * @returns undefined where nothing new may be shown
 */
export function smallRoomOf(
  { live, asOf, final }: Counting,
  voters: ReadonlyMap<string, Voter>,
  answers: Answers,
  before: KeptSmall | null,
): { readonly room: SmallRoom | null; readonly kept: KeptSmall | null } | undefined {
  const everybody = [...voters.values()].filter(({ stream }) => stream !== undefined)
  if (!everybody.every(({ agreedSmall }) => agreedSmall))
    return before ? { room: null, kept: null } : undefined
  const here: Keys = everybody.map(({ key }) => key).sort()
  const spoke = here.filter((key) => answers.people.has(key))
  if (spoke.length < FEWEST_IN_A_ROOM || (spoke.length < here.length && !final)) return undefined
  const keys = together(before?.keys ?? [], spoke)
  const now = { matrix: matrixOf(keys, answers, live.length), members: [] }
  if (before) {
    const last = {
      matrix: widened(before.last.matrix, placesIn(before.keys, keys), live.length),
      members: [],
    }
    const changed = changedPeople(last, now).length
    if (changed === 0 || (changed < Math.min(FEWEST, spoke.length) && !final)) return undefined
  }
  const { agrees, disagrees, unsure } = tally(now.matrix)
  const ideas = Array.from(live, (open, j) => ({ open, j })).filter(({ open }) => open)
  return {
    room: {
      asOf,
      people: spoke.length,
      ideas: ideas.map(({ j }) => ({
        id: `${j}`,
        agree: agrees[j]!,
        disagree: disagrees[j]!,
        unsure: unsure[j]!,
      })),
    },
    kept: { keys, last: now },
  }
}

function matrixOf(keys: Keys, answers: Answers, statements: number) {
  const log = keys.flatMap((key, i) => {
    const { from, to } = answers.people.get(key) ?? { from: 0, to: 0 }
    return Array.from({ length: to - from }, (_, k) => {
      const packed = answers.packed.getInt32(4 * (from + k))
      return { i, j: packed >> 2, vote: (packed & 3) - 1 }
    }).filter(({ j }) => j < statements)
  })
  return buildMatrix(
    {
      person: Int32Array.from(log, ({ i }) => i),
      statement: Int32Array.from(log, ({ j }) => j),
      vote: Int8Array.from(log, ({ vote }) => vote),
    },
    keys.length,
    statements,
  )
}

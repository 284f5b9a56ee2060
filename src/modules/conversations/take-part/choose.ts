import { randomInt } from 'node:crypto'
import { drawNext } from '../../../maths/agreement/routing.js'
import { random } from '../../../maths/random/random.js'
import type { Live } from './live.js'
import type { VoterNow } from './voters.js'

// What is shown to whom must not be guessed from what was shown to others.
const chance = random(randomInt(2 ** 32))

/**
 * The next idea for somebody, by engine.md section 5; the chance with which it was drawn is kept with them.
 * @param without numbers that are before them already
 * @param again ideas they put aside may come again
 */
export function chooseFor(
  { ideas, place, perspectives, ready }: Live,
  voter: VoterNow,
  without: readonly number[] = [],
  again = false,
): number | undefined {
  const answered = new Uint8Array(ideas.length)
  const strike = (n: number) => {
    const j = place.get(n)
    if (j !== undefined) answered[j] = 1
  }
  for (const n of voter.own.votes.keys()) strike(n)
  if (!again) voter.own.aside.forEach(strike)
  without.forEach(strike)
  const asker = {
    perspectives: perspectives.flatMap((id, p) => (voter.perspectives.includes(id) ? [p] : [])),
    answered,
    lastAuthors: [...voter.recent, ...without]
      .flatMap((n) => ideas[place.get(n) ?? -1]?.author ?? [])
      .slice(-2),
  }
  const next = drawNext(ready, asker, chance)
  const idea = next && ideas[next.statement]
  if (!idea) return undefined
  voter.drawn.set(idea.n, { chance: next.chance, policy: next.policy })
  return idea.n
}

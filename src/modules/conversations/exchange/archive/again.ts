import { publishedCell, sameCell } from '../../../../maths/disclosure/published.js'
import { EVERYONE } from '../../results/compute.js'
import { STREAMS } from '../../results/stream.js'
import { type ArchivedVoter, type Content, placeName } from './content.js'

/** How many printed figures there are, and how many come out the same when the votes are counted again. */
export type Again = { readonly printed: number; readonly same: number }

/**
 * Counts every printed figure again from the votes beside it. One that was printed before the last answers came, and
 * was never renewed because that would have told what somebody said, comes out otherwise.
 */
export function countAgain({ results, voters, ideas }: Content): Again {
  const cells = STREAMS.flatMap((stream) => {
    const report = results?.streams[stream]?.report
    if (!report) return []
    const came = voters.filter((voter) => voter.came === stream)
    const speakAs = (name: string) =>
      name === EVERYONE ? came : came.filter(({ from }) => from.some((place) => placeName(place) === name))
    const sets = [came, ...report.perspectives.map(({ name }) => speakAs(name))]
    const tallies = sets.map((set) => tallied(set, ideas.length))
    return report.statements.flatMap(({ id, everyone, perspectives }) =>
      tallies.flatMap((tally, p) => {
        const cell = p === 0 ? everyone : perspectives[p - 1]
        return cell?.kind === 'shown' ? [sameCell(cell, tally(Number(id)))] : []
      }),
    )
  })
  return { printed: cells.length, same: cells.filter(Boolean).length }
}

function tallied(set: readonly ArchivedVoter[], ideas: number) {
  const [agree, disagree, unsure] = [new Int32Array(ideas), new Int32Array(ideas), new Int32Array(ideas)]
  for (const voter of set) {
    for (const idea of voter.agree) agree[idea]!++
    for (const idea of voter.disagree) disagree[idea]!++
    for (const idea of voter.unsure) unsure[idea]!++
  }
  return (idea: number) => publishedCell(agree[idea] ?? 0, disagree[idea] ?? 0, unsure[idea] ?? 0, set.length)
}

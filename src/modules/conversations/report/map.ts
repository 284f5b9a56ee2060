import type { Analysis } from '../../../maths/analysis.js'
import { areaAllowed, dotsAllowed } from '../../../maths/disclosure/map-rules.js'
import type { Publication } from '../../../maths/disclosure/publish.js'
import { placed } from '../../../maths/opinion/gate.js'
import type { Points } from '../../../maths/opinion/kmeans.js'
import { withoutStatements } from '../../../maths/opinion/matrix.js'
import type { PolisView } from '../../../maths/opinion/polis.js'
import type { Conversation } from '../intake/ballot.js'
import { GROUP, groupName } from './group-name.js'
import type { Area, MapEntry, StatementEntry } from './report.js'

export type Drawing = {
  readonly analysis: Analysis
  readonly polis?: PolisView | undefined
  readonly conversation: Conversation
  readonly live: Uint8Array
  readonly names: readonly string[]
  readonly published: Publication
}

/** Two thirds of a round cloud stand within so many standard deviations. */
const TWO_THIRDS = Math.sqrt(2 * Math.log(3))
/** Ideas named at each end of an axis. */
const NAMED = 3

/** The map, and how far people spread on it along each axis and answers along each idea; rounded. */
export type MapMade = {
  readonly entry: MapEntry
  readonly places: readonly StatementEntry['place'][]
  readonly scale: {
    readonly x: number
    readonly y: number
    readonly reach: number
    readonly noise: number
  } | null
}

/**
 * The map as it may be shown: soft areas, never a person, and places of ideas. In units of the spread of all
 * people placed; rounded to a tenth, so that no place gives one person's answers away.
 */
export function makeMap(drawing: Drawing): MapMade {
  const { analysis, polis, conversation, live, published } = drawing
  const m = withoutStatements(
    conversation.matrix,
    live.map((open) => 1 - open),
  )
  const who = polis ? polis.included : placed(m)
  const people = who.reduce((sum, one) => sum + one, 0)
  const nowhere = live.length ? Array.from(live, () => null) : []
  if (!dotsAllowed(people))
    return { entry: { kind: 'withheld', why: 'fewer-than-20' }, places: nowhere, scale: null }
  const points: Points = polis ? polis.people : analysis.map
  const unit = spreadOf(points, who)
  if (analysis.emergent?.kind === 'nothing' || unit < 1e-3)
    return { entry: { kind: 'withheld', why: 'nothing-to-see' }, places: nowhere, scale: null }

  const shown = (j: number) => Boolean(live[j]) && published.cells[0]![j]!.kind === 'shown'
  const statements = polis ? polis.statements : placesOf(analysis, unit, shown)
  const strength = polis ? { x: polis.axes.axes[0]!, y: polis.axes.axes[1]! } : pullOf(analysis)
  const far = (values: Float64Array, sign: 1 | -1) =>
    Array.from(values, (value, j) => ({ j, pull: sign * value }))
      .filter(({ j, pull }) => shown(j) && pull > 0)
      .sort((a, b) => b.pull - a.pull || a.j - b.j)
      .slice(0, NAMED)
      .map(({ j }) => conversation.statements[j]!.id)
  return {
    entry: {
      kind: 'drawn',
      areas: areasOf(drawing, points, who, unit),
      right: far(strength.x, 1),
      left: far(strength.x, -1),
      up: far(strength.y, 1),
      down: far(strength.y, -1),
    },
    places: Array.from(live, (_, j) =>
      shown(j) ? { x: tenth(statements.x[j]! / unit), y: tenth(statements.y[j]! / unit) } : null,
    ),
    scale: polis ? null : scaleOf(analysis, unit, shown),
  }
}

function scaleOf(analysis: Analysis, unit: number, shown: (j: number) => boolean) {
  const { prior, noise } = analysis.map
  return {
    x: tenth(Math.sqrt(prior.x) / unit),
    y: tenth(Math.sqrt(prior.y) / unit),
    reach: Math.max(0.1, tenth(farthestOf(analysis, shown))),
    noise: Math.max(0.1, tenth(noise)),
  }
}

/** How far the expected answer moves over one standard deviation of places, for the idea where it moves most. */
function farthestOf({ map }: Analysis, shown: (j: number) => boolean): number {
  const [sizeX, sizeY] = [Math.sqrt(map.prior.x), Math.sqrt(map.prior.y)]
  const reach = (j: number) => (shown(j) ? Math.hypot(map.first[j]! * sizeX, map.second[j]! * sizeY) : 0)
  return Array.from(map.first, (_, j) => reach(j)).reduce((most, one) => Math.max(most, one), 1e-9)
}

/** Ideas stand in the direction of those who agree more; the one that tells people most apart is this far out. */
export const FARTHEST = 2

function placesOf(analysis: Analysis, unit: number, shown: (j: number) => boolean): Points {
  const { first, second, prior } = analysis.map
  const scale = (FARTHEST * unit) / farthestOf(analysis, shown)
  const [sizeX, sizeY] = [Math.sqrt(prior.x), Math.sqrt(prior.y)]
  return {
    x: first.map((value) => scale * sizeX * value),
    y: second.map((value) => scale * sizeY * value),
  }
}

const pullOf = ({ map }: Analysis): Points => ({ x: map.first, y: map.second })

/** Groups of opinion where there are any, else the declared perspectives, else everyone. */
function areasOf(
  { analysis, conversation, names }: Drawing,
  points: Points,
  who: Uint8Array,
  unit: number,
): Area[] {
  const { unions, declared } = analysis
  const people = who.reduce((sum, one) => sum + one, 0)
  const groups = unions.members
    .slice(declared)
    .map((members, g) => ({ name: `${GROUP}${groupName(g)}`, members }))
  const perspectives = conversation.perspectives
    ? unions.members.slice(0, declared).map((members, p) => ({ name: names[p]!, members }))
    : []
  const everyone = { name: names[0]!, members: new Uint8Array(who.length).fill(1) }
  const sets = (groups.length ? groups : perspectives)
    .map(({ name, members }) => ({ name, members: members.map((one, i) => (one && who[i] ? 1 : 0)) }))
    .filter(({ members }) =>
      areaAllowed(
        members.reduce((sum, one) => sum + one, 0),
        people,
      ),
    )
  if (!sets.length && !conversation.perspectives && !groups.length)
    sets.push({ name: everyone.name, members: who.slice() })
  return sets.map(({ name, members }) => areaOf(name, points, members, unit))
}

function areaOf(name: string, { x, y }: Points, members: Uint8Array, unit: number): Area {
  const people = Array.from(members, (_, i) => i).filter((i) => members[i])
  const mean = (of: (i: number) => number) => people.reduce((sum, i) => sum + of(i), 0) / people.length
  const [mx, my] = [mean((i) => x[i]! / unit), mean((i) => y[i]! / unit)]
  const xx = mean((i) => (x[i]! / unit - mx) ** 2)
  const yy = mean((i) => (y[i]! / unit - my) ** 2)
  const xy = mean((i) => (x[i]! / unit - mx) * (y[i]! / unit - my))
  const middle = (xx + yy) / 2
  const off = Math.hypot((xx - yy) / 2, xy)
  const axis = (variance: number) => Math.max(0.2, tenth(TWO_THIRDS * Math.sqrt(Math.max(0, variance))))
  return {
    name,
    x: tenth(mx),
    y: tenth(my),
    long: axis(middle + off),
    short: axis(middle - off),
    turn: 15 * Math.round((Math.atan2(2 * xy, xx - yy) * 180) / Math.PI / 2 / 15),
  }
}

/** Root mean square distance of the people placed from their middle, along both axes. */
function spreadOf({ x, y }: Points, who: Uint8Array): number {
  const people = Array.from(who, (_, i) => i).filter((i) => who[i])
  const variance = (values: Float64Array) => {
    const mean = people.reduce((sum, i) => sum + values[i]!, 0) / people.length
    return people.reduce((sum, i) => sum + (values[i]! - mean) ** 2, 0) / people.length
  }
  return Math.sqrt((variance(x) + variance(y)) / 2)
}

// Adding 0 makes -0 a plain 0.
const tenth = (value: number) => Math.round(value * 10) / 10 + 0

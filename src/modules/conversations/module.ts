import { listenersOf } from '../../platform/room.js'
import type { Beside } from '../people/index.js'
import { example } from './example/part.js'
import { exchange } from './exchange/part.js'
import { paper } from './paper/part.js'
import type { Part } from './part.js'
import { results } from './results/part.js'
import { safety } from './safety/part.js'
import { start } from './start/part.js'
import { takePart } from './take-part/part.js'
import { reportVerb } from './verbs.js'
import { TOLD } from './words.js'

const PARTS: readonly Part[] = [example, start, takePart, results, safety, paper, exchange]

/** The plug of this room. Each part of it has a folder with its own routes, tasks and words. */
export const conversations: Beside = {
  name: 'conversations',
  title: 'room.conversations',
  routes: (house) => PARTS.flatMap(({ routes }) => routes?.(house) ?? []),
  tasks: (house) => Object.assign({}, ...PARTS.map(({ tasks }) => tasks?.(house) ?? {})),
  daily: PARTS.flatMap(({ daily = [] }) => daily),
  listens: listenersOf(PARTS),
  verbs: (open) => [reportVerb, ...PARTS.flatMap(({ verbs }) => verbs?.(open) ?? [])],
  erases: PARTS.flatMap(({ erases = [] }) => erases),
  mine: async (world, person, house) =>
    (await Promise.all(PARTS.map(({ mine }) => mine?.(world, person, house) ?? []))).flat(),
  told: Object.assign({ ...TOLD }, ...PARTS.map(({ told = {} }) => told)),
  quiet: PARTS.flatMap(({ quiet = [] }) => quiet),
  open: PARTS.flatMap(({ open = [] }) => open),
  needsMe: async (visit, house) =>
    (await Promise.all(PARTS.map(({ needsMe }) => needsMe?.(visit, house) ?? []))).flat(),
  keys: (house) => ({
    kinds: PARTS.flatMap(({ keys }) => keys?.(house).kinds ?? []),
    holdables: PARTS.flatMap(({ keys }) => keys?.(house).holdables ?? []),
  }),
  plays: async (stage, given) => {
    for (const { plays } of PARTS) {
      const cannot = await plays?.(stage, given)
      if (cannot) return cannot
    }
    return undefined
  },
}

import type { Instant } from '../../../kernel/day.js'
import type { Visit } from '../../../platform/web/route.js'
import { momentIn } from '../../people/index.js'
import type { Shown, ShownStream } from './shown.js'
import { STREAMS, type Stream } from './stream.js'

/** Addresses of the results of one conversation, all with the same stream. */
export const waysOf = (id: string, from: Stream | undefined) => {
  const at = `/conversations/${id}`
  const way = (path: string) => (from === undefined ? `${at}${path}` : `${at}${path}?from=${from}`)
  return {
    conversation: at,
    results: way('/results'),
    map: way('/map'),
    ideas: way('/ideas'),
    screen: way('/screen'),
    print: way('/results/print'),
    csv: `${at}/results.csv`,
    json: `${at}/results.json`,
    vote: `${at}/vote`,
    of: (stream: Stream) => `${at}/results?from=${stream}`,
    idea: (n: string) => `${at}/ideas/${n}`,
  }
}
export type Ways = ReturnType<typeof waysOf> & {
  /** the single answers, for members, where it was said that they may be let out */
  readonly rows?: string
}

/** Which stream is asked for: that of the people who were invited, where nothing else is said or there is only one. */
export function chosenStream(visit: Visit, { streams }: Shown): ShownStream | undefined {
  const asked = STREAMS.find((one) => one === visit.query('from'))
  return (asked && streams[asked]) ?? streams.invited ?? streams.link
}

export const waysAt = (visit: Visit, shown: Shown): Ways => {
  const stream = chosenStream(visit, shown)?.stream
  const { id, rowsAnnounced } = shown.here.conversation
  const ways = waysOf(id, stream === 'link' ? 'link' : undefined)
  return rowsAnnounced && visit.actor.kind === 'person'
    ? { ...ways, rows: `${ways.conversation}/export` }
    : ways
}

export const momentFor = ({ world, language }: Visit): ((at: Instant) => string) =>
  momentIn(world.organisation.zone, language)

import { type Id, id, isId } from '../../kernel/id.js'
import type { Visit } from '../../platform/web/route.js'
import { momentIn, namedIn, record, tell } from '../people/index.js'
import type { Overview } from './overview.js'
import { TheRecord } from './views/the-record.js'

/** What happened that whoever asks may see, a page at a time, by room and by person. */
export async function recordPage(visit: Visit, { telling, rooms }: Overview) {
  const { world, actor, say, language } = visit
  const room = rooms.find(({ name }) => name === visit.query('room'))?.name
  const person = personAsked(visit)
  const page = pageAsked(visit.query('page'))
  const { happened, pages } = await record(world, actor, telling, { room, person }, page)
  const people = await namedIn(world, actor, telling)
  return (
    <TheRecord
      lines={happened.map((one) => tell(one, actor, telling, say))}
      at={page}
      of={pages}
      room={room}
      person={person}
      rooms={rooms}
      people={people}
      signedIn={actor.kind === 'person'}
      moment={momentIn(world.organisation.zone, language)}
    />
  )
}

const personAsked = (visit: Visit): Id<'Person'> | undefined => {
  const raw = visit.query('person') ?? ''
  return isId(raw) && visit.actor.kind === 'person' ? id<'Person'>(raw) : undefined
}

// Far more pages than anybody reads; what is beyond the last is an empty page.
const pageAsked = (raw = '1') => (/^[1-9]\d{0,5}$/.test(raw) ? Number(raw) : 1)

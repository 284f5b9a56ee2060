import type { Side } from '../../../kernel/actor.js'
import { type Day, dayIn, type Instant } from '../../../kernel/day.js'
import type { Id } from '../../../kernel/id.js'
import type { Around } from '../../../platform/archive/erase.js'
import type { Reader } from '../../../platform/db/scope.js'
import type { World } from '../../../platform/world.js'
import type { Notice } from '../../../ui/frame.js'
import { type Language, sayIn } from '../../../ui/say.js'
import { isFreshlyRecovered } from './choice.js'
import { written } from './day-words.js'
import { GRACE_DAYS, type Key, plusDays } from './key.js'

/** From how many sides an organisation is run at the moment. */
export type Sidedness = 'nobody' | 'one-side' | 'both-sides'

type Seat = Pick<Key, 'side' | 'how' | 'since' | 'termEndsOn'>

/** Who facilitates, without names: cheap enough for every page. */
async function seats(
  read: Reader,
  { organisation: { id, zone } }: Pick<Around, 'organisation'>,
): Promise<readonly Seat[]> {
  const rows = await read
    .selectFrom('people_key')
    .select(['side', 'how', 'confirmed_at', 'named_at', 'term_ends_on'])
    .where('org_id', '=', id)
    .where('holds', '=', 'facilitator')
    .where('ended_at', 'is', null)
    .where('confirmed_at', 'is not', null)
    .orderBy('side', 'desc')
    .$castTo<{
      side: Side
      how: Key['how']
      confirmed_at: Instant | null
      named_at: Instant
      term_ends_on: Day
    }>()
    .execute()
  return rows.map(({ side, how, confirmed_at, named_at, term_ends_on }) => ({
    side,
    how,
    since: dayIn(zone, confirmed_at ?? named_at),
    termEndsOn: term_ends_on,
  }))
}

const sidednessOf = (there: readonly Seat[]): Sidedness =>
  (['nobody', 'one-side', 'both-sides'] as const)[there.length as 0 | 1 | 2]

export async function sidedness(read: Reader, around: Pick<Around, 'organisation'>): Promise<Sidedness> {
  return sidednessOf(await seats(read, around))
}

/** Nothing is settled while an organisation is run from one side. Asked inside the transaction that settles. */
export async function canSettle(read: Reader, around: Pick<Around, 'organisation'>): Promise<boolean> {
  return (await sidedness(read, around)) === 'both-sides'
}

/** What every page says of the keys, as long as it is true. */
export async function keyNotices(
  world: Pick<World, 'organisation' | 'read' | 'today'>,
  language: Language,
): Promise<readonly Notice[]> {
  const say = sayIn(language)
  const there = await seats(world.read, world)
  const today = world.today()
  const link = { href: '/people/keys', text: say('keys.notice.link') }
  const standing = (text: string): Notice => ({ kind: 'standing', text, link })
  const from = sidednessOf(there)
  return [
    ...(from === 'both-sides' ? [] : [standing(say(`keys.notice.${from}`))]),
    ...there
      .filter(({ termEndsOn }) => today > termEndsOn)
      .map(({ side, termEndsOn }) =>
        standing(
          say(`keys.notice.term-over.${side}`, { day: written(plusDays(termEndsOn, GRACE_DAYS), language) }),
        ),
      ),
    ...there
      .filter((seat) => isFreshlyRecovered(seat, today))
      .map(({ side, since }) =>
        standing(say(`keys.notice.recovered.${side}`, { day: written(since, language) })),
      ),
  ]
}

/** Names of people, for those who have one. */
export async function namesOf(
  read: Reader,
  { organisation }: Pick<Around, 'organisation'>,
  people: readonly Id<'Person'>[],
) {
  const rows = people.length
    ? await read
        .selectFrom('person')
        .select(['id', 'name'])
        .where('org_id', '=', organisation.id)
        .where('id', 'in', people)
        .execute()
    : []
  return new Map<string, string>(rows.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])))
}

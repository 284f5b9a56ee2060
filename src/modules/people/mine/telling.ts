import { type ExpressionBuilder, sql } from 'kysely'
import { type Actor, may } from '../../../kernel/actor.js'
import type { Instant } from '../../../kernel/day.js'
import type { Id } from '../../../kernel/id.js'
import { en } from '../../../locales/en.js'
import type { Reader } from '../../../platform/db/scope.js'
import type { DB } from '../../../platform/db/tables.js'
import type { Telling } from '../../../platform/room.js'
import type { World } from '../../../platform/world.js'
import type { Language, Say } from '../../../ui/say.js'

/** Something that happened, with all that its sentence may name. */
export type Happened = {
  readonly id: string
  readonly at: Instant
  readonly name: string
  readonly actor: string
  readonly who: string | null
  readonly whom: string | null
  readonly group: string | null
  /** their own words, for whoever wrote them */
  readonly words: readonly string[]
}

/** A line of the record as people read it. */
export type Line = {
  readonly id: string
  readonly at: Instant
  readonly sentence: string
  readonly group: string | null
  readonly words: readonly string[]
}

export type Narrowing = {
  readonly room?: string | undefined
  readonly person?: Id<'Person'> | undefined
  readonly since?: Instant | undefined
  readonly event?: string | undefined
}

const PAGE = 50

/** Does the sentence of this event name whoever did it? Where it does not, nobody finds it by their name either. */
const namesWho = ({ told }: Telling, name: string) =>
  told[name] !== undefined && en[told[name]].includes('{who}')

/**
 * What an actor may see of the record. Everybody: what is open. Who belongs somewhere here: what happened to all,
 * and in their own groups; with a key, in every group. What is quiet: only whoever did it. Everybody sees what they
 * did themselves.
 */
function visible(db: Reader, org: Id<'Organisation'>, actor: Actor, telling: Telling) {
  const open = telling.open.length ? [...telling.open] : ['']
  const quiet = telling.quiet.length ? [...telling.quiet] : ['']
  const all = db.selectFrom('event as e').where('e.org_id', '=', org)
  if (actor.kind !== 'person') return all.where('e.name', 'in', open)
  const me = `person:${actor.id}`
  const groups = Object.keys(actor.roles)
  const belongs = may(actor, 'people.see')
  return all.where((e) =>
    e.or([
      e('e.actor', '=', me),
      e('e.name', 'in', open),
      ...(belongs
        ? [e.and([e('e.name', 'not in', quiet), inSight(e, groups, actor.key !== undefined)])]
        : []),
    ]),
  )
}

function inSight(
  e: ExpressionBuilder<DB & { e: DB['event'] }, 'e'>,
  groups: readonly string[],
  all: boolean,
) {
  if (all) return e.lit(true)
  const mine = groups.length ? [e('e.group_id', 'in', [...groups])] : []
  return e.or([e('e.group_id', 'is', null), ...mine])
}

/** How many lines of the record an actor may see, and those of one page, the newest first. */
export async function record(
  world: World,
  actor: Actor,
  telling: Telling,
  { room, person, since, event }: Narrowing,
  page: number,
): Promise<{ readonly pages: number; readonly happened: readonly Happened[] }> {
  let asked = visible(world.read, world.organisation.id, actor, telling)
  if (room) asked = asked.where('e.name', 'like', `${room}.%`)
  if (event) asked = asked.where('e.id', '=', event)
  if (since) asked = asked.where('e.at', '>', since)
  if (person) {
    asked = asked.where('e.actor', '=', `person:${person}`)
    if (actor.kind !== 'person' || actor.id !== person) {
      const named = Object.keys(telling.told).filter((name) => namesWho(telling, name))
      asked = asked.where('e.name', 'in', named.length ? named : [''])
    }
  }
  const { count } = await asked.select(sql<number>`count(*)::int`.as('count')).executeTakeFirstOrThrow()
  const me = actor.kind === 'person' ? actor.id : null
  const happened = await asked
    .leftJoin('people_group as g', (join) =>
      join.onRef('g.org_id', '=', 'e.org_id').onRef('g.id', '=', 'e.group_id'),
    )
    .select([
      'e.id',
      'e.at',
      'e.name',
      'e.actor',
      'g.name as group',
      sql<
        string | null
      >`(select p.name from person p where p.org_id = e.org_id and 'person:' || p.id = e.actor)`.as('who'),
      sql<
        string | null
      >`(select p.name from person p where p.org_id = e.org_id and 'person:' || p.id = e.about)`.as('whom'),
      sql<string[]>`array(select w.said from event_word w where w.org_id = e.org_id and w.event_id = e.id
        and w.person_id = ${me}::uuid and e.actor = 'person:' || w.person_id order by w.field)`.as('words'),
    ])
    .orderBy('e.at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(PAGE)
    .offset((page - 1) * PAGE)
    .execute()
  return { pages: Math.max(1, Math.ceil(count / PAGE)), happened }
}

/** People whose names stand in what this actor may see: those the record can be narrowed to. */
export async function namedIn(world: World, actor: Actor, telling: Telling) {
  if (actor.kind !== 'person') return []
  const named = Object.keys(telling.told).filter((name) => namesWho(telling, name))
  const actors = visible(world.read, world.organisation.id, actor, telling)
    .where((e) =>
      e.or([e('e.name', 'in', named.length ? named : ['']), e('e.actor', '=', `person:${actor.id}`)]),
    )
    .select('e.actor')
    .distinct()
  return world.read
    .selectFrom('person as p')
    .select(['p.id', 'p.name'])
    .where('p.org_id', '=', world.organisation.id)
    .where('p.name', 'is not', null)
    .where(sql<string>`'person:' || p.id`, 'in', actors)
    .orderBy(sql`lower(p.name)`)
    .limit(500)
    .$castTo<{ id: Id<'Person'>; name: string }>()
    .execute()
}

/** One line in words. What no room has a sentence for is still told, and no code is ever shown. */
export function tell(happened: Happened, actor: Actor, telling: Telling, say: Say): Line {
  const { id, at, name, group, words } = happened
  const signedIn = actor.kind === 'person'
  const values = {
    who: nameIn(happened.actor, happened.who, signedIn, say),
    whom: happened.whom && signedIn ? happened.whom : say('told.somebody'),
    group: group ?? say('told.no-group'),
  }
  const sentence = say(telling.told[name] ?? 'told.other', values)
  return { id, at, sentence: capital(sentence), group, words }
}

function nameIn(actor: string, name: string | null, signedIn: boolean, say: Say): string {
  const kind = actor.split(':')[0]
  if (kind === 'person') return signedIn ? (name ?? say('told.gone')) : say('told.somebody')
  if (kind === 'operator') return say('told.operator')
  if (kind === 'visitor') return say('told.somebody')
  return say('told.program')
}

const capital = (sentence: string) => sentence.charAt(0).toLocaleUpperCase() + sentence.slice(1)

/** A moment as people write it, where the organisation is: 3 March 2026, 10:40. */
export function momentIn(zone: string, language: Language): (at: Instant) => string {
  const written = new Intl.DateTimeFormat(language === 'cy' ? 'cy' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  })
  return (at) => {
    const part = Object.fromEntries(
      written.formatToParts(new Date(at)).map(({ type, value }) => [type, value]),
    )
    return `${part.day} ${part.month} ${part.year}, ${part.hour}:${part.minute}`
  }
}

/** A day as people write it: 3 March 2026. */
export function dayIn(language: Language): (day: string) => string {
  const written = new Intl.DateTimeFormat(language === 'cy' ? 'cy' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  })
  return (day) => written.format(new Date(`${day}T00:00:00Z`))
}

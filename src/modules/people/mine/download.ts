import type { Actor } from '../../../kernel/actor.js'
import type { Instant } from '../../../kernel/day.js'
import type { Id } from '../../../kernel/id.js'
import type { Telling } from '../../../platform/room.js'
import type { World } from '../../../platform/world.js'
import type { Language, Say } from '../../../ui/say.js'
import { groupsOf, perspectivesOf } from '../queries.js'
import { type Held, heldOf, lettersTo } from './held.js'
import type { MinePlug } from './plug.js'
import { type Line, tell } from './telling.js'

/** Everything about one person, to take away. */
export type About = {
  readonly organisation: string
  readonly made_at: Instant
  readonly person: Id<'Person'>
  /** what the ids of groups and perspectives in it stand for */
  readonly names: Readonly<Record<string, string>>
  readonly held: readonly Held[]
  readonly letters: Awaited<ReturnType<typeof lettersTo>>
  /** what they did and said, and what was done about them, the oldest first */
  readonly happened: readonly (Line & { readonly name: string })[]
}

export async function aboutMe(
  world: World,
  actor: Actor & { readonly kind: 'person' },
  { telling, kept }: Pick<MinePlug, 'telling' | 'kept'>,
  { say, language }: { readonly say: Say; readonly language: Language },
): Promise<About> {
  const held = await heldOf(world, actor.id)
  const email = held.find(({ table }) => table === 'person')?.rows[0]?.email
  return {
    organisation: world.organisation.name,
    made_at: world.now(),
    person: actor.id,
    names: await namesIn(world, language),
    held: [...held, ...(await kept(world, actor.id))],
    letters: await lettersTo(world, typeof email === 'string' ? email : null),
    happened: await everything(world, actor, telling(), say),
  }
}

async function namesIn(world: World, language: Language): Promise<Readonly<Record<string, string>>> {
  const [groups, perspectives] = [await groupsOf(world), await perspectivesOf(world)]
  return Object.fromEntries([
    ...groups.map(({ id, name }) => [id, name]),
    ...perspectives.map(({ id, name }) => [id, name[language]]),
  ])
}

async function everything(
  world: World,
  actor: Actor & { readonly kind: 'person' },
  telling: Telling,
  say: Say,
) {
  const me = `person:${actor.id}`
  const org = world.organisation.id
  const rows = await world.read
    .selectFrom('event as e')
    .leftJoin('people_group as g', (join) =>
      join.onRef('g.org_id', '=', 'e.org_id').onRef('g.id', '=', 'e.group_id'),
    )
    .leftJoin('person as p', (join) => join.onRef('p.org_id', '=', 'e.org_id').on('p.id', '=', actor.id))
    .select(['e.id', 'e.at', 'e.name', 'e.actor', 'e.about', 'g.name as group', 'p.name as me'])
    .where('e.org_id', '=', org)
    .where((e) => e.or([e('e.actor', '=', me), e('e.about', '=', me)]))
    .orderBy('e.at')
    .orderBy('e.id')
    .execute()
  const words = await wordsBy(world, actor.id)
  return rows.map((row) => {
    const mine = row.actor === me
    // Who else did something about them is in the record, for those who may see it; this file is about one person.
    const happened = {
      ...row,
      actor: mine ? me : 'person:',
      who: mine ? row.me : say('told.somebody'),
      whom: row.about === me ? row.me : null,
      words: words.get(row.id) ?? [],
    }
    return { ...tell(happened, actor, telling, say), name: row.name }
  })
}

async function wordsBy(world: World, person: Id<'Person'>) {
  const rows = await world.read
    .selectFrom('event_word')
    .select(['event_id', 'said'])
    .where('org_id', '=', world.organisation.id)
    .where('person_id', '=', person)
    .orderBy('field')
    .execute()
  const words = new Map<string, string[]>()
  for (const { event_id, said } of rows) words.set(event_id, [...(words.get(event_id) ?? []), said])
  return words
}

/** As a program reads it. */
export const asJson = (about: About): string => `${JSON.stringify(about, null, 2)}\n`

export const fileName = (about: About, end: 'html' | 'json', language: Language): string =>
  `${language === 'cy' ? 'fy-mhethau' : 'my-things'}-${about.made_at.slice(0, 10)}.${end}`

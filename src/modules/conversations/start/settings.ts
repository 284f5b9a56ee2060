import type { Actor } from '../../../kernel/actor.js'
import type { Day } from '../../../kernel/day.js'
import type { Id } from '../../../kernel/id.js'
import type { Reader } from '../../../platform/db/scope.js'
import type { World } from '../../../platform/world.js'
import { type Group, groupsOf, namesOf, type Perspective, perspectivesOf } from '../../people/index.js'
import type { Asked, Conversation } from '../conversation.js'
import type { Idea } from '../idea.js'
import { askedIn, ideasOf } from '../queries.js'
import { namesFor } from '../safety/queries.js'
import { madeIn } from '../safety/wordings.js'
import { otherOf } from './other-language.js'
import type { Choice, Wording } from './prepare.js'
import { alsoOf, choicesOf, groupsIn, wordingsOf } from './queries.js'
import type { Seed } from './seed-commands.js'
import { seedNotes } from './seed-notes.js'

/** A seed as whoever prepares it sees it: also in the other language and in Easy Read. */
export type SeedShown = Pick<Idea, 'n' | 'language'> & {
  readonly text: string
  readonly translation: string | null
  readonly easyRead: string | null
}

/** All that is set of a conversation, for the pages that show and change it. */
export type Settings = {
  readonly conversation: Conversation
  readonly closesOn: Day | null
  readonly replier: Id<'Person'> | null
  readonly groups: readonly Group[]
  readonly chosenGroups: readonly Id<'Group'>[]
  readonly perspectives: readonly Perspective[]
  readonly asked: readonly Asked[]
  readonly wordings: readonly Wording[]
  readonly seeds: readonly SeedShown[]
  readonly choices: readonly Choice[]
  /** names of those who chose, as far as they are known */
  readonly names: ReadonlyMap<string, string>
}

export async function settingsOf(
  db: Reader,
  world: Pick<World, 'organisation'>,
  conversation: Conversation,
): Promise<Settings> {
  const of = conversation.id
  const reading = { read: db, organisation: world.organisation }
  const choices = await choicesOf(db, world, of)
  const { closesOn, replier } = await alsoOf(db, world, of)
  return {
    ...{ conversation, closesOn, replier, choices },
    groups: await groupsOf(reading),
    chosenGroups: await groupsIn(db, world, of),
    perspectives: await perspectivesOf(reading),
    asked: await askedIn(db, world, of),
    wordings: await wordingsOf(db, world, of),
    seeds: await seedsOf(db, world, conversation),
    names: await namesOf(
      db,
      world,
      choices.flatMap(({ by }) => (by ? [by] : [])),
    ),
  }
}

export async function seedsOf(
  db: Reader,
  world: Pick<World, 'organisation'>,
  { id }: Pick<Conversation, 'id'>,
): Promise<readonly SeedShown[]> {
  const made = await madeIn(db, world, { id })
  const ideas = (await ideasOf(db, world, id)).filter(({ seed }) => seed)
  return ideas.flatMap(({ n, text, language }) => {
    if (text === null) return []
    const own = (kind: 'translation' | 'easy-read', of: string) =>
      made.find((one) => one.n === n && one.kind === kind && one.language === of)?.text ?? null
    const translation = own('translation', otherOf(language))
    return [{ n, text, language, translation, easyRead: own('easy-read', language) }]
  })
}

/** What is worth knowing of each of these, for somebody who sees the names that they see. */
export const notesOf = async (world: World, actor: Actor, seeds: readonly Seed[]) =>
  seedNotes(seeds, await namesFor(world.read, world, { actor }))

/** The question in one language: its own, or a translation with the name of whoever made it. */
export function questionIn(
  { question, about, language }: Pick<Conversation, 'question' | 'about' | 'language'>,
  wordings: readonly Wording[],
  wanted: string,
) {
  const original = { question, about, language, by: null, dueOn: null, promised: null }
  if (wanted === language) return original
  const there = wordings.find((one) => !one.easyRead && one.language === wanted)
  if (!there) return original
  if (there.question === null) return { ...original, dueOn: there.dueOn, promised: there.madeBy }
  return {
    ...original,
    question: there.question,
    about: there.about ?? about,
    language: wanted,
    by: there.madeBy,
  }
}

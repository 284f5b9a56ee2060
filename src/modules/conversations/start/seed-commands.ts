import type { Actor } from '../../../kernel/actor.js'
import { found } from '../../../kernel/found.js'
import type { Id } from '../../../kernel/id.js'
import type { Tx } from '../../../platform/db/scope.js'
import type { World } from '../../../platform/world.js'
import { otherOf } from './other-language.js'
import { MOST_SEEDS } from './prepare.js'
import { change, chose } from './prepare-commands.js'

type Of = Id<'Conversation'>

/** A first idea to answer, with what people made of it in another language and in Easy Read. */
export type Seed = {
  readonly text: string
  readonly language: string
  readonly translation: string | null
  readonly easyRead: string | null
}

type Wording = {
  readonly kind: 'translation' | 'easy-read'
  readonly language: string
  readonly text: string
}

const wordingsIn = ({ language, translation, easyRead }: Seed): readonly Wording[] => [
  ...(translation ? [{ kind: 'translation' as const, language: otherOf(language), text: translation }] : []),
  ...(easyRead ? [{ kind: 'easy-read' as const, language, text: easyRead }] : []),
]

export const addSeed = (world: World, actor: Actor, of: Of, seed: Seed) => addSeeds(world, actor, of, [seed])

/** Adds several at once, as far as there is room. */
export const addSeeds = (world: World, actor: Actor, of: Of, seeds: readonly Seed[]) =>
  change(world, actor, of, 'seeds', async (tx) => {
    const { n } = await tx
      .selectFrom('conversation_idea')
      .select(({ fn }) => fn.countAll<string>().as('n'))
      .where('org_id', '=', world.organisation.id)
      .where('conversation_id', '=', of)
      .executeTakeFirstOrThrow()
    if (Number(n) + seeds.length > MOST_SEEDS) return
    for (const [at, seed] of seeds.entries()) await put(tx, world, actor, of, Number(n) + at, seed)
    await chose(tx, world, of, 'seeds', actor)
  })

export const changeSeed = (world: World, actor: Actor, of: Of, n: number, seed: Seed) =>
  change(world, actor, of, 'seeds', async (tx) => {
    await takeOut(tx, world, of, n)
    await put(tx, world, actor, of, n, seed)
    await chose(tx, world, of, 'seeds', actor)
  })

/** Takes one out before anybody has answered. The last one takes its number, so that numbers have no gaps. */
export const removeSeed = (world: World, actor: Actor, of: Of, n: number) =>
  change(world, actor, of, 'seeds', async (tx) => {
    const all = await tx
      .selectFrom('conversation_idea')
      .selectAll()
      .where('org_id', '=', world.organisation.id)
      .where('conversation_id', '=', of)
      .orderBy('n')
      .execute()
    const last = found(all.at(-1))
    found(all[n])
    const wordings = await tx
      .selectFrom('conversation_idea_wording')
      .selectAll()
      .where('org_id', '=', world.organisation.id)
      .where('conversation_id', '=', of)
      .where('n', '=', last.n)
      .execute()
    await takeOut(tx, world, of, n)
    if (last.n !== n) {
      await takeOut(tx, world, of, last.n)
      await tx
        .insertInto('conversation_idea')
        .values({ ...last, n })
        .execute()
      if (wordings.length)
        await tx
          .insertInto('conversation_idea_wording')
          .values(wordings.map((one) => ({ ...one, n })))
          .execute()
    }
    await chose(tx, world, of, 'seeds', actor)
  })

async function takeOut(tx: Tx, { organisation }: World, of: Of, n: number): Promise<void> {
  for (const table of ['conversation_idea_wording', 'conversation_idea'] as const)
    await tx
      .deleteFrom(table)
      .where('org_id', '=', organisation.id)
      .where('conversation_id', '=', of)
      .where('n', '=', n)
      .execute()
}

async function put(tx: Tx, world: World, actor: Actor, of: Of, n: number, seed: Seed): Promise<void> {
  const at = { org_id: world.organisation.id, conversation_id: of, n }
  const by = actor.kind === 'person' ? actor.id : null
  const { text, language } = seed
  await tx
    .insertInto('conversation_idea')
    .values({ ...at, text, language, seed: true, chosen_by: by, made_on: world.today() })
    .execute()
  const wordings = wordingsIn(seed).map((one) => ({ ...at, ...one, made_by: by, made_on: world.today() }))
  if (wordings.length) await tx.insertInto('conversation_idea_wording').values(wordings).execute()
}

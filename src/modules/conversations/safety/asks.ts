import { sql } from 'kysely'
import type { Id } from '../../../kernel/id.js'
import { openTransaction, type Reader } from '../../../platform/db/scope.js'
import type { House } from '../../../platform/room.js'
import type { World } from '../../../platform/world.js'

/** What somebody can ask for beside an idea. None is a vote. */
export const ASK_KINDS = ['plainer', 'not-my-language', 'easy-read'] as const
export type AskKind = (typeof ASK_KINDS)[number]

type Of = Id<'Conversation'>
type Asking = {
  readonly of: Of
  readonly n: number
  readonly kind: AskKind
  readonly pseudonym: Buffer
  /** the language that is wanted */
  readonly language: string
}

/**
 * Keeps that somebody asks for plainer words, another language or Easy Read. Once for each person; like a ballot it
 * goes round the record, where its time would say who was here.
 */
export async function askBeside(house: Pick<House, 'ground'>, world: World, asking: Asking): Promise<void> {
  await world.end()
  const { of, n, kind, pseudonym, language } = asking
  const org = world.organisation.id
  const { tx, commit, rollback } = await openTransaction(house.ground.pool, org)
  try {
    await tx
      .insertInto('conversation_ask')
      .values({ org_id: org, conversation_id: of, n, kind, pseudonym, language })
      .onConflict((there) =>
        there.columns(['org_id', 'conversation_id', 'n', 'kind', 'pseudonym']).doUpdateSet({ language }),
      )
      .execute()
  } catch (error) {
    await rollback().catch(() => undefined)
    throw error
  }
  await commit()
}

/** How many people asked, in whole fives: 0, 5, 10 … */
export type Asked = Readonly<Record<AskKind, number>>
const FIVE = 5
const NOBODY_ASKED: Asked = { plainer: 0, 'not-my-language': 0, 'easy-read': 0 }

/**
 * Who asked for what beside each idea, by number. Whoever looks is left out of the count, so that asking oneself
 * changes nothing one sees.
 */
export async function asksIn(
  read: Reader,
  { organisation }: Pick<World, 'organisation'>,
  of: Of,
  looking: Uint8Array | undefined,
  only?: number,
): Promise<ReadonlyMap<number, Asked>> {
  let all = read
    .selectFrom('conversation_ask')
    .select(['n', 'kind', sql<number>`(count(*) / ${sql.lit(FIVE)} * ${sql.lit(FIVE)})::int`.as('fives')])
    .where('org_id', '=', organisation.id)
    .where('conversation_id', '=', of)
    .where('pseudonym', '<>', looking ? Buffer.from(looking) : Buffer.alloc(0))
    .groupBy(['n', 'kind'])
  if (only !== undefined) all = all.where('n', '=', only)
  const asked = new Map<number, Asked>()
  for (const { n, kind, fives } of await all.execute())
    asked.set(n, { ...(asked.get(n) ?? NOBODY_ASKED), [kind]: fives })
  return asked
}

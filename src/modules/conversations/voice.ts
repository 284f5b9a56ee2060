import { randomBytes } from 'node:crypto'
import { found } from '../../kernel/found.js'
import { type Id, id } from '../../kernel/id.js'
import { organisationKey } from '../../platform/ballots/organisation-key.js'
import { boxKeyOf, pseudonymFrom } from '../../platform/ballots/pseudonym.js'
import type { Reader } from '../../platform/db/scope.js'
import type { House } from '../../platform/room.js'
import { idAt } from '../../platform/web/at.js'
import type { Visit } from '../../platform/web/route.js'
import type { World } from '../../platform/world.js'
import { isSpelt, meant, spell } from '../people/index.js'
import type { Conversation } from './conversation.js'
import { WHOSE, type Whose } from './idea.js'
import { boxOf, findConversation, type Looking } from './queries.js'

/** Letters of a return code: 15 of five bits, and one by which a slip is noticed. 75 random bits. */
export const CODE_LETTERS = 16
const BYTES = CODE_LETTERS - 1

/** A return code: with it somebody without an account comes back to what they said, on any device. */
export const newCode = (): string => spell(randomBytes(BYTES))
export const codeTyped = (typed: string): string | undefined => {
  const code = meant(typed)
  return isSpelt(code, CODE_LETTERS) ? code : undefined
}

export const CAME_BY = ['member', 'slip', 'link', 'paper', 'import'] as const
export type CameBy = (typeof CAME_BY)[number]

/** Somebody who speaks in a conversation, as it knows them: never who they are. */
export type Voter = {
  readonly pseudonym: Buffer
  readonly cameBy: CameBy
  readonly perspectives: readonly Id<'Perspective'>[]
  readonly whose: Whose
  /** perspectives stand, because there is a first vote */
  readonly frozen: boolean
  readonly agreedSmall: boolean
}

const keys = new WeakMap<House['ground'], Map<string, Promise<Buffer>>>()
// A key for each box is worked out once; every vote asks for it.
const boxKeys = new WeakMap<House['ground'], Map<string, Buffer>>()
const BOXES_MOST = 2_000
const ready = new WeakMap<House['ground'], Set<string>>()

/** The organisation's own key, kept as long as the process lives: it never changes. */
function keyOf(
  { ground, secret }: Pick<House, 'ground' | 'secret'>,
  { organisation }: Pick<World, 'organisation'>,
) {
  const known = keys.get(ground) ?? new Map<string, Promise<Buffer>>()
  keys.set(ground, known)
  const key = known.get(organisation.id) ?? organisationKey(ground.pool, organisation.id, secret)
  known.set(organisation.id, key)
  key.then(
    () => ready.set(ground, (ready.get(ground) ?? new Set()).add(organisation.id)),
    () => known.delete(organisation.id),
  )
  return key
}

/** Under which name a person, or the holder of a return code, speaks in one box. */
export async function pseudonymIn(
  house: Pick<House, 'ground' | 'secret'>,
  world: Pick<World, 'organisation'>,
  box: Id<'BallotBox'>,
  voter: string,
): Promise<Buffer> {
  const known = boxKeys.get(house.ground) ?? new Map<string, Buffer>()
  boxKeys.set(house.ground, known)
  const key = known.get(box) ?? boxKeyOf(await keyOf(house, world), box)
  if (known.size >= BOXES_MOST) known.clear()
  known.set(box, key)
  return pseudonymFrom(key, voter)
}

/** Who speaks on this visit: a person by their id, somebody without an account by the code their browser holds. */
export const speakerOf = ({ actor, voice }: Pick<Visit, 'actor' | 'voice'>): string | undefined =>
  actor.kind === 'person' ? actor.id : voice

export async function voterIn(
  db: Reader,
  { organisation }: Pick<World, 'organisation'>,
  of: Id<'Conversation'>,
  pseudonym: Uint8Array,
): Promise<Voter | undefined> {
  const row = await db
    .selectFrom('conversation_voter')
    .selectAll()
    .where('org_id', '=', organisation.id)
    .where('conversation_id', '=', of)
    .where('pseudonym', '=', Buffer.from(pseudonym))
    .executeTakeFirst()
  return (
    row && {
      pseudonym: row.pseudonym,
      cameBy: CAME_BY.find((one) => one === row.came_by) ?? 'link',
      perspectives: row.perspectives.map((one) => id<'Perspective'>(one)),
      whose: WHOSE.find((one) => one === row.whose) ?? 'mine',
      frozen: row.frozen,
      agreedSmall: row.agreed_small,
    }
  )
}

/** One conversation as somebody sees it, and who they are in it. */
export type Here = {
  readonly conversation: Conversation
  readonly looking: Looking
  readonly pseudonym: Buffer | undefined
}

/**
 * The conversation that stands in the address as `:id`, as this visitor sees it.
 * @throws NotFound where there is none, or none that they may see
 */
export async function conversationAt(house: House, visit: Visit): Promise<Here> {
  const of = idAt<'Conversation'>(visit, 'id')
  const { world, actor } = visit
  if (!ready.get(house.ground)?.has(world.organisation.id)) {
    // The first who ask wait for the key: none of them with a connection in hand that it may need.
    await world.end()
    await keyOf(house, world)
  }
  const box = found(await boxOf(world.read, world, of))
  const speaker = speakerOf(visit)
  const pseudonym = speaker === undefined ? undefined : await pseudonymIn(house, world, box, speaker)
  const looking: Looking = { actor, pseudonym }
  const conversation = found(await findConversation(world.read, world, looking, of))
  return { conversation, looking, pseudonym }
}

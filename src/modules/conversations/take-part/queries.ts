import type { Actor } from '../../../kernel/actor.js'
import { type Id, id } from '../../../kernel/id.js'
import type { Reader } from '../../../platform/db/scope.js'
import type { House } from '../../../platform/room.js'
import type { World } from '../../../platform/world.js'
import type { Conversation } from '../conversation.js'
import { type CameBy, pseudonymIn } from '../voice.js'
import { type Own, ownOf } from './own.js'

type Org = Pick<World, 'organisation'>

/** What somebody has said here so far. */
export async function ownIn(
  db: Reader,
  { organisation }: Org,
  { id: of, box }: Pick<Conversation, 'id' | 'box'>,
  pseudonym: Buffer,
): Promise<Own> {
  const ballots = db
    .selectFrom('ballot')
    .select(['item', 'value'])
    .where('org_id', '=', organisation.id)
    .where('box_id', '=', box)
    .where('pseudonym', '=', pseudonym)
    .orderBy('item')
    .execute()
  const aside = db
    .selectFrom('conversation_shown')
    .select('n')
    .where('org_id', '=', organisation.id)
    .where('conversation_id', '=', of)
    .where('pseudonym', '=', pseudonym)
    .where('outcome', 'in', ['skipped', 'not-my-language'])
    .execute()
  return ownOf(
    await ballots,
    (await aside).map(({ n }) => n),
  )
}

/** By which way somebody with an account comes in: as a member of its groups, or else by its open link. */
export async function waysIn(
  db: Reader,
  { organisation }: Org,
  { id: of, linkCode }: Pick<Conversation, 'id' | 'linkCode'>,
  actor: Actor,
): Promise<CameBy | undefined> {
  const groups = actor.kind === 'person' ? Object.keys(actor.roles) : []
  const member = await db
    .selectFrom('conversation_group')
    .select('group_id')
    .where('org_id', '=', organisation.id)
    .where('conversation_id', '=', of)
    .where('group_id', 'in', groups.length ? groups : ['00000000-0000-0000-0000-000000000000'])
    .executeTakeFirst()
  return member ? 'member' : linkCode === null ? undefined : 'link'
}

/** In which conversations a return code is known, the newest first. */
export async function conversationsOfCode(
  house: Pick<House, 'ground' | 'secret'>,
  world: Pick<World, 'organisation' | 'read'>,
  code: string,
): Promise<readonly Id<'Conversation'>[]> {
  const boxes = await world.read
    .selectFrom('conversation')
    .select(['id', 'box_id'])
    .where('org_id', '=', world.organisation.id)
    .where('opened_at', 'is not', null)
    .orderBy('opened_at', 'desc')
    .execute()
  const names = await Promise.all(
    boxes.map(({ box_id }) => pseudonymIn(house, world, id<'BallotBox'>(box_id), code)),
  )
  if (!names.length) return []
  const there = await world.read
    .selectFrom('conversation_voter')
    .select(['conversation_id', 'pseudonym'])
    .where('org_id', '=', world.organisation.id)
    .where('pseudonym', 'in', names)
    .execute()
  return boxes.flatMap((box, at) =>
    there.some((one) => one.conversation_id === box.id && one.pseudonym.equals(names[at]!))
      ? [id<'Conversation'>(box.id)]
      : [],
  )
}

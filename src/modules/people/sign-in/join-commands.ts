import { createHmac, randomUUID } from 'node:crypto'
import type { Actor } from '../../../kernel/actor.js'
import { no } from '../../../kernel/decision.js'
import { found } from '../../../kernel/found.js'
import { type Id, id } from '../../../kernel/id.js'
import type { Tx } from '../../../platform/db/scope.js'
import { post } from '../../../platform/mail/post.js'
import type { World } from '../../../platform/world.js'
import { type Door, hashOf, keyFor, originOf } from './door.js'
import { cancelInvitation, comeIn, type Invitation, invite, LETTER_DAYS } from './invitation.js'
import { invitationLetter } from './letter-words.js'
import { meant, spell } from './letters.js'
import { lockInvitation } from './queries.js'

// 75 random bits in a code that is also typed from a poster; 155 in a letter, which is only opened.
const LETTERS_OF: Record<Invitation['kind'], number> = { letter: 31, link: 15 }

/** The code of an invitation. Made anew each time from its id and the secret, so that only its hash is kept. */
export function invitationCode(door: Door, world: World, of: Pick<Invitation, 'id' | 'kind'>): string {
  const bytes = createHmac('sha256', keyFor(door, world, 'invitation'))
    .update(of.id)
    .digest()
  return spell(bytes.subarray(0, LETTERS_OF[of.kind]))
}

export const invitationHash = (typed: string): Buffer => hashOf(meant(typed))

export type Wish = {
  readonly kind: Invitation['kind']
  readonly group: Id<'Group'>
  readonly email?: string | undefined
  readonly words?: string | undefined
  readonly days?: number | undefined
  readonly most?: number | undefined
}

/** Makes an invitation; a letter goes out with the same change. Says nothing of whether the address is known. */
export async function makeInvitation(door: Door, world: World, actor: Actor, wish: Wish) {
  const origin = await originOf(door, world)
  return world.act(actor, async (tx) => {
    const { kind, group, days = LETTER_DAYS, most = 1 } = wish
    const made = id<'Invitation'>(randomUUID())
    const answer = invite({ id: made, kind, group, days, most }, actor, world.now())
    if (!answer.ok) return answer
    const code = invitationCode(door, world, answer.next)
    const { madeBy, madeAt, endsAt } = answer.next
    const texts = { email: wish.email ?? null, words: wish.words ?? null }
    await tx
      .insertInto('people_invitation')
      .values({
        org_id: world.organisation.id,
        ...{ id: made, kind, group_id: group, made_by: madeBy, made_at: madeAt, ends_at: endsAt, most },
        ...texts,
        code_hash: hashOf(code),
      })
      .execute()
    if (wish.email !== undefined) {
      const { name: organisation, language: first } = world.organisation
      const names = await namesOf(tx, world, madeBy, group)
      const address = `${origin}/people/join/${code}`
      const letter = invitationLetter({ organisation, first, ...names, words: texts.words, address, days })
      await post(tx, world, { kind: 'invitation', address: wish.email, ...letter })
    }
    return answer
  })
}

async function namesOf(tx: Tx, world: World, person: Id<'Person'>, group: Id<'Group'>) {
  const row = await tx
    .selectFrom('person')
    .innerJoin('people_group', 'people_group.org_id', 'person.org_id')
    .select(['person.name as who', 'people_group.name as group'])
    .where('person.org_id', '=', world.organisation.id)
    .where('person.id', '=', person)
    .where('people_group.id', '=', group)
    .executeTakeFirst()
  return found(row)
}

export function takeBack(world: World, actor: Actor, of: Id<'Invitation'>) {
  return world.act(actor, async (tx) => {
    const answer = cancelInvitation(found(await lockInvitation(tx, world, { id: of })), actor, world.now())
    if (answer.ok)
      await tx
        .updateTable('people_invitation')
        // Who was asked and with what words is nobody's business any more.
        .set({ cancelled_at: answer.next.cancelledAt, email: null, words: null })
        .where('org_id', '=', world.organisation.id)
        .where('id', '=', of)
        .execute()
    return answer
  })
}

/** What somebody says of themselves when they join. */
export type Newcomer = {
  readonly name: string | undefined
  readonly language: 'en' | 'cy'
  readonly perspectives: readonly { readonly id: Id<'Perspective'>; readonly words: string | undefined }[]
}

/**
 * Somebody new joins by an invitation. Whoever was invited by letter has that address from then on, because the code
 * reached them there.
 */
export function joinAsNew(world: World, code: string, newcomer: Newcomer) {
  const person = id<'Person'>(randomUUID())
  const actor: Actor = { kind: 'person', id: person, roles: {}, sides: [] }
  return world.act(actor, async (tx) => {
    const invitation = found(await lockInvitation(tx, world, { hash: invitationHash(code) }))
    const { email } = invitation
    if (email !== null && (await isHere(tx, world, email))) return no('sign-in-first')
    const answer = comeIn(invitation, person, false, world.now())
    if (!answer.ok) return answer
    await use(tx, world, answer.next)
    await settle(tx, world, person, { ...newcomer, email })
    await addMember(tx, world, invitation.group, person)
    return { ...answer, next: { person, group: invitation.group } }
  })
}

/** Somebody who is here already joins one group more. */
export function joinAlso(world: World, code: string, actor: Actor) {
  return world.act(actor, async (tx) => {
    if (actor.kind !== 'person') return no('not-allowed')
    const invitation = found(await lockInvitation(tx, world, { hash: invitationHash(code) }))
    const isMember = actor.roles[invitation.group] !== undefined
    const answer = comeIn(invitation, actor.id, isMember, world.now())
    if (!answer.ok) return answer
    await use(tx, world, answer.next)
    await addMember(tx, world, invitation.group, actor.id)
    return { ...answer, next: { person: actor.id, group: invitation.group } }
  })
}

async function use(tx: Tx, world: World, { id: of, kind, used, usedAt }: Invitation) {
  await tx
    .updateTable('people_invitation')
    .set({ used, used_at: usedAt, ...(kind === 'letter' && { email: null, words: null }) })
    .where('org_id', '=', world.organisation.id)
    .where('id', '=', of)
    .execute()
}

async function isHere(tx: Tx, world: World, email: string): Promise<boolean> {
  const row = await tx
    .selectFrom('person')
    .select('left_at')
    .where('org_id', '=', world.organisation.id)
    .where('email', '=', email)
    .executeTakeFirst()
  // Somebody who left may come back as somebody new; the address goes with them.
  if (row && row.left_at !== null)
    await tx
      .updateTable('person')
      .set({ email: null })
      .where('org_id', '=', world.organisation.id)
      .where('email', '=', email)
      .execute()
  return row !== undefined && row.left_at === null
}

async function settle(
  tx: Tx,
  world: World,
  person: Id<'Person'>,
  at: Newcomer & { readonly email: string | null },
) {
  const org_id = world.organisation.id
  const { name, language, email, perspectives } = at
  await tx
    .insertInto('person')
    .values({ org_id, id: person, name: name ?? null, email, language, joined_at: world.now() })
    .execute()
  if (perspectives.length === 0) return
  const rows = perspectives.map((one) => ({ perspective_id: one.id, own_words: one.words ?? null }))
  await tx
    .insertInto('person_perspective')
    .values(rows.map((row) => ({ org_id, person_id: person, ...row })))
    .execute()
}

/** Into a group, or back into one they had left. */
export async function addMember(
  tx: Tx,
  world: World,
  group: Id<'Group'>,
  person: Id<'Person'>,
): Promise<void> {
  const since = world.now()
  await tx
    .insertInto('people_member')
    .values({ org_id: world.organisation.id, group_id: group, person_id: person, since })
    .onConflict((there) =>
      there.columns(['org_id', 'group_id', 'person_id']).doUpdateSet({ left_at: null, since }),
    )
    .execute()
}

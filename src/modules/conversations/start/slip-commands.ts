import { createHmac, hkdfSync, randomUUID } from 'node:crypto'
import type { Actor } from '../../../kernel/actor.js'
import type { Decision } from '../../../kernel/decision.js'
import { found } from '../../../kernel/found.js'
import { type Id, id } from '../../../kernel/id.js'
import type { Tx } from '../../../platform/db/scope.js'
import { post } from '../../../platform/mail/post.js'
import type { House } from '../../../platform/room.js'
import type { World } from '../../../platform/world.js'
import { originOf } from '../../people/index.js'
import type { Conversation } from '../conversation.js'
import { lockConversation } from '../queries.js'
import { newCode, pseudonymIn } from '../voice.js'
import { invitation, signInLetter } from './letter-words.js'
import { groupsIn, runsOf } from './queries.js'
import { cancelRun, handOut, type Run, type SlipKind, type SlipRefusal } from './slip.js'

type Of = Id<'Conversation'>
type Made = { readonly run: Run; readonly codes: readonly string[] }

/**
 * Makes slips for handing out in person. Their codes are returned this once and kept nowhere: what stays is the
 * pseudonym each of them will have.
 */
export function makeSlips(house: House, world: World, actor: Actor, of: Of, count: number) {
  const codes = Array.from({ length: count }, newCode)
  return world.act(actor, async (tx): Promise<Decision<Made, SlipRefusal>> => {
    const c = found(await lockConversation(tx, world, { actor }, of))
    const run = { id: id<'SlipRun'>(randomUUID()), kind: 'slip', made: count } as const
    const answer = handOut(c, actor, run)
    if (!answer.ok) return answer
    await keepSlips(house, tx, world, c, answer.next, codes)
    return { ...answer, next: { run: answer.next, codes } }
  })
}

/**
 * Writes to people who are not here yet, each with a code of their own. Whoever got a letter before gets no second
 * one; whoever takes part by signing in is told so instead. Neither is said to whoever invites.
 */
export async function sendLetters(
  house: House,
  world: World,
  actor: Actor,
  of: Of,
  addresses: readonly string[],
) {
  const origin = await originOf(house, world)
  return world.act(actor, async (tx): Promise<Decision<Run, SlipRefusal>> => {
    const c = found(await lockConversation(tx, world, { actor }, of))
    const fresh = await notYet(house, tx, world, of, addresses)
    const run = { id: id<'SlipRun'>(randomUUID()), kind: 'letter', made: fresh.length } as const
    const answer = handOut(c, actor, run)
    if (!answer.ok) return answer
    const members = await membersAmong(tx, world, c, fresh)
    const words = { organisation: world.organisation.name, first: world.organisation.language }
    const codes: string[] = []
    for (const address of fresh) {
      const at = `${origin}/conversations/${of}`
      if (members.has(address)) {
        const letter = signInLetter({ ...words, question: c.question, address: at })
        await post(tx, world, { kind: 'invitation', address, ...letter })
        continue
      }
      const code = newCode()
      codes.push(code)
      const ways = { address: `${at}/come/${code}`, typeAt: `${origin}/conversations/code` }
      const letter = invitation({ ...words, ...ways, question: c.question, minutes: c.minutes, code })
      await post(tx, world, { kind: 'invitation', address, ...letter })
    }
    await keepSlips(house, tx, world, c, answer.next, codes)
    await written(house, tx, world, of, fresh)
    return answer
  })
}

export function cancelSlips(world: World, actor: Actor, of: Of, which: Id<'SlipRun'>) {
  return world.act(actor, async (tx): Promise<Decision<Run, SlipRefusal>> => {
    const c = found(await lockConversation(tx, world, { actor }, of))
    const run = found((await runsOf(tx, world, of)).find((one) => one.id === which))
    const answer = cancelRun(c, actor, run)
    if (!answer.ok) return answer
    await tx
      .updateTable('conversation_slip_run')
      .set({ cancelled: true })
      .where('org_id', '=', world.organisation.id)
      .where('conversation_id', '=', of)
      .where('id', '=', which)
      .execute()
    await tx
      .deleteFrom('conversation_slip')
      .where('org_id', '=', world.organisation.id)
      .where('conversation_id', '=', of)
      .where('run_id', '=', which)
      .where('used', '=', false)
      .execute()
    return answer
  })
}

async function keepSlips(
  house: House,
  tx: Tx,
  world: World,
  c: Conversation,
  run: Run & { readonly kind: SlipKind },
  codes: readonly string[],
): Promise<void> {
  const at = { org_id: world.organisation.id, conversation_id: c.id }
  await tx
    .insertInto('conversation_slip_run')
    .values({
      ...at,
      ...{ id: run.id, kind: run.kind, made_by: run.by, made_on: world.today(), made: run.made },
    })
    .execute()
  if (!codes.length) return
  const pseudonyms = await Promise.all(codes.map((code) => pseudonymIn(house, world, c.box, code)))
  // In an order of their own: the order of letters or of slips on a page must not be found again here.
  const shuffled = pseudonyms.sort(Buffer.compare)
  await tx
    .insertInto('conversation_slip')
    .values(shuffled.map((pseudonym) => ({ ...at, pseudonym, run_id: run.id })))
    .execute()
}

/** Made from an address with a key that is not in the tables: it tells that a letter went, and nobody's address. */
function markOf({ secret }: Pick<House, 'secret'>, world: World, of: Of, address: string): Buffer {
  const key = hkdfSync('sha256', secret, '', `throughline letters ${world.organisation.id} ${of}`, 32)
  return createHmac('sha256', Buffer.from(key)).update(address.toLowerCase()).digest().subarray(0, 16)
}

async function notYet(house: House, tx: Tx, world: World, of: Of, addresses: readonly string[]) {
  const rows = await tx
    .selectFrom('conversation_written_to')
    .select('mark')
    .where('org_id', '=', world.organisation.id)
    .where('conversation_id', '=', of)
    .execute()
  const known = new Set(rows.map(({ mark }) => mark.toString('hex')))
  return addresses.filter((address) => !known.has(markOf(house, world, of, address).toString('hex')))
}

async function written(house: House, tx: Tx, world: World, of: Of, addresses: readonly string[]) {
  const at = { org_id: world.organisation.id, conversation_id: of }
  const marks = addresses.map((address) => markOf(house, world, of, address)).sort(Buffer.compare)
  await tx
    .insertInto('conversation_written_to')
    .values(marks.map((mark) => ({ ...at, mark })))
    .execute()
}

/** Those of these addresses that belong to members of its groups: they sign in, so that nobody speaks twice. */
async function membersAmong(tx: Tx, world: World, c: Conversation, addresses: readonly string[]) {
  const groups = await groupsIn(tx, world, c.id)
  const rows = await tx
    .selectFrom('person as p')
    .innerJoin('people_member as m', (on) =>
      on.onRef('m.org_id', '=', 'p.org_id').onRef('m.person_id', '=', 'p.id'),
    )
    .select('p.email')
    .where('p.org_id', '=', world.organisation.id)
    .where('p.email', 'in', [...addresses])
    .where('p.left_at', 'is', null)
    .where('m.left_at', 'is', null)
    .where('m.group_id', 'in', [...groups])
    .execute()
  return new Set(rows.map(({ email }) => email))
}

import { type Id, id, isId } from '../../../kernel/id.js'
import type { Reader, Tx } from '../../../platform/db/scope.js'
import type { World } from '../../../platform/world.js'
import { writeTo } from '../mine/ways.js'
import type { Answers } from './duty.js'
import { withoutContact } from './erases.js'
import { answersTo } from './queries.js'

type Where = Pick<World, 'organisation'>

/** The accounts that an answer about contacts names: the safety contact first, then the deputy. */
export const contactsIn = (answers: Answers): readonly Id<'Person'>[] =>
  ['first-person', 'deputy-person'].flatMap((name) => {
    const raw = answers[name] ?? ''
    return isId(raw) ? [id<'Person'>(raw)] : []
  })

/** The safety contact and the deputy, where they have an account and have not left. */
export async function safetyContactsOf(
  read: Reader,
  { organisation }: Where,
): Promise<readonly Id<'Person'>[]> {
  const named = contactsIn(await answersTo(read, organisation.id, 'contacts'))
  if (!named.length) return []
  const here = await read
    .selectFrom('person')
    .select('id')
    .where('org_id', '=', organisation.id)
    .where('id', 'in', named)
    .where('left_at', 'is', null)
    .execute()
  return named.filter((one) => here.some((row) => row.id === one))
}

export const isSafetyContact = async (read: Reader, around: Where, person: Id<'Person'>): Promise<boolean> =>
  (await safetyContactsOf(read, around)).includes(person)

/** Tells whoever is newly named: what it is for, and that it takes a second proof. */
export async function tellNamed(tx: Tx, world: World, before: Answers, after: Answers): Promise<void> {
  const known = contactsIn(before)
  for (const person of contactsIn(after))
    if (!known.includes(person))
      await writeTo(tx, world, person, {
        kind: 'contacts',
        subject: (say) => say('digest.subject', { name: world.organisation.name }),
        body: (say) => [say('contacts.letter.named'), say('contacts.letter.second')],
      })
}

/** Two accounts become one: where the old one was named, the other stands now, once. */
export async function moveContact(
  tx: Tx,
  { organisation }: Where,
  from: Id<'Person'>,
  into: Id<'Person'>,
): Promise<void> {
  const before = await answersTo(tx, organisation.id, 'contacts')
  if (!contactsIn(before).includes(from)) return
  const { 'first-person': first, 'deputy-person': deputy, ...rest } = before
  const now = (one: string | undefined) => (one === from ? into : one)
  const twice = now(first) === now(deputy)
  const answers = {
    ...rest,
    ...(first ? { 'first-person': now(first) } : {}),
    ...(deputy && !twice ? { 'deputy-person': now(deputy) } : {}),
  }
  await setContacts(tx, organisation.id, answers)
}

/** Whoever was removed is no contact any more: nothing is written to them, and the list asks for somebody else. */
export async function endContact(tx: Tx, { organisation }: Where, person: Id<'Person'>): Promise<void> {
  const row = await tx
    .selectFrom('person')
    .select('email')
    .where('org_id', '=', organisation.id)
    .where('id', '=', person)
    .executeTakeFirst()
  const before = await answersTo(tx, organisation.id, 'contacts')
  const { answers, struck } = withoutContact(before, { person, email: row?.email ?? null })
  if (struck.length) await setContacts(tx, organisation.id, answers)
}

const setContacts = (tx: Tx, org: string, answers: Readonly<Record<string, string | undefined>>) =>
  tx
    .updateTable('duty_answer')
    .set({ answers: JSON.stringify(answers) })
    .where('org_id', '=', org)
    .where('duty', '=', 'contacts')
    .execute()

import type { Id } from '../../../kernel/id.js'
import type { Around } from '../../../platform/archive/erase.js'
import type { Reader, Tx } from '../../../platform/db/scope.js'
import { post } from '../../../platform/mail/post.js'
import type { World } from '../../../platform/world.js'
import { sayIn } from '../../../ui/say.js'
import { answersTo } from './queries.js'

type Where = Pick<Around, 'organisation'>

/** Whom a worry reaches: the contact first, then the deputy. None before the duty is done. */
export type SafetyContact = { readonly name: string; readonly email: string }

export async function safetyContacts(
  read: Reader,
  { organisation }: Where,
): Promise<readonly SafetyContact[]> {
  const answers = await answersTo(read, organisation.id, 'contacts')
  const both = ['first', 'deputy'].map((which) => ({
    name: answers[`${which}-name`] ?? '',
    email: (answers[`${which}-email`] ?? '').toLowerCase(),
  }))
  return both.filter(({ email }, at) => email && both.findIndex((one) => one.email === email) === at)
}

/** Whoever is here under the address of a contact or the deputy. */
export async function isSafetyContact(read: Reader, around: Where, person: Id<'Person'>): Promise<boolean> {
  const contacts = await safetyContacts(read, around)
  if (!contacts.length) return false
  const row = await read
    .selectFrom('person')
    .select('email')
    .where('org_id', '=', around.organisation.id)
    .where('id', '=', person)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  return contacts.some(({ email }) => email === row?.email)
}

/**
 * Writes to the contact and the deputy that something waits for them: nothing of what it is, since others may see
 * the screen a letter appears on.
 */
export async function tellContacts(tx: Tx, world: World): Promise<void> {
  const { language, name } = world.organisation
  const say = sayIn(language === 'cy' ? 'cy' : 'en')
  for (const { email } of await safetyContacts(tx, world))
    await post(tx, world, {
      kind: 'contact',
      address: email,
      subject: say('contacts.letter.subject', { name }),
      body: `${say('contacts.letter.text', { name })}\n`,
    })
}

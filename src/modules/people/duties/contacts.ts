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

/**
 * Writes to the contact and the deputy that something waits for them: nothing of what it is, since others may see
 * the screen a letter appears on.
 * @param at the address of the page, where there is one
 */
export async function tellContacts(tx: Tx, world: World, at?: string): Promise<void> {
  const { language, name } = world.organisation
  const say = sayIn(language === 'cy' ? 'cy' : 'en')
  const end = at === undefined ? '' : `\n\n${at}`
  for (const { email } of await safetyContacts(tx, world))
    await post(tx, world, {
      kind: 'contact',
      address: email,
      subject: say('contacts.letter.subject', { name }),
      body: `${say('contacts.letter.text', { name })}${end}\n`,
    })
}

import type { Id } from '../../../kernel/id.js'
import type { Reader, Tx } from '../../../platform/db/scope.js'
import { post } from '../../../platform/mail/post.js'
import type { World } from '../../../platform/world.js'
import { type Say, sayIn } from '../../../ui/say.js'
import { writeTo } from '../mine/ways.js'
import { answersTo } from './queries.js'
import { safetyContactsOf } from './safety-contacts.js'

type Where = Pick<World, 'organisation'>

/** Whom a worry reaches: the contact first, then the deputy. None before the duty is done. */
export type SafetyContact = {
  readonly name: string
  /** where they are written to if they have no account here */
  readonly email: string
  readonly person: Id<'Person'> | undefined
}

export async function safetyContacts(read: Reader, around: Where): Promise<readonly SafetyContact[]> {
  const answers = await answersTo(read, around.organisation.id, 'contacts')
  const here = await safetyContactsOf(read, around)
  const both = ['first', 'deputy'].map((which) => ({
    name: answers[`${which}-name`] ?? '',
    email: (answers[`${which}-email`] ?? '').toLowerCase(),
    person: here.find((one) => one === answers[`${which}-person`]),
  }))
  return both.filter(({ email, person }) => person !== undefined || email !== '')
}

/**
 * Writes to the contact and the deputy that something waits for them: to their account where they have one, else to
 * the address that is named. Nothing of what it is, since others may see the screen a letter appears on.
 */
export async function tellContacts(tx: Tx, world: World): Promise<void> {
  const { language, name } = world.organisation
  const subject = (say: Say) => say('contacts.letter.subject', { name })
  const text = (say: Say) => say('contacts.letter.text', { name })
  const ours = sayIn(language === 'cy' ? 'cy' : 'en')
  for (const { email, person } of await safetyContacts(tx, world))
    if (person) await writeTo(tx, world, person, { kind: 'contact', subject, body: (say) => [text(say)] })
    else
      await post(tx, world, {
        kind: 'contact',
        address: email,
        subject: subject(ours),
        body: `${text(ours)}\n`,
      })
}

import { randomUUID } from 'node:crypto'
import { no, yes } from '../../../kernel/decision.js'
import type { Id } from '../../../kernel/id.js'
import { post } from '../../../platform/mail/post.js'
import type { World } from '../../../platform/world.js'
import { lockPerson } from './card-commands.js'
import { NOBODY } from './door.js'
import { changedLetter } from './letter-words.js'

/** The address a person showed is theirs becomes the one they sign in with. The one before is told. */
export function changeEmail(world: World, person: Id<'Person'>, email: string) {
  const org_id = world.organisation.id
  return world.act(NOBODY, async (tx) => {
    const there = await lockPerson(tx, world, person)
    const other = await tx
      .selectFrom('person')
      .select('id')
      .where('org_id', '=', org_id)
      .where('email', '=', email)
      .where('id', '<>', person)
      .executeTakeFirst()
    if (!there || other) return no('email-taken')
    await tx
      .updateTable('person')
      .set({ email })
      .where('org_id', '=', org_id)
      .where('id', '=', person)
      .execute()
    if (there.email !== null && there.email !== email) {
      const letter = changedLetter(there.language === 'cy' ? 'cy' : 'en', world.organisation.name)
      await post(tx, world, { kind: 'notice', address: there.email, ...letter })
    }
    return yes(undefined, { name: 'people.email-changed', about: `proof:${randomUUID()}` })
  })
}

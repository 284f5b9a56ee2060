import { type Id, id, isId } from '../../kernel/id.js'
import { type Kind, mendingSignIn, type Seen } from './keys/kinds.js'
import { namesOf } from './keys/queries.js'
import { peopleOf } from './keys/state.js'
import { replaceCard } from './sign-in/mend-commands.js'

const personIn = (about: string): Id<'Person'> | undefined => {
  const [kind, raw = ''] = about.split(':')
  return kind === 'person' && isId(raw) ? id<'Person'>(raw) : undefined
}

/**
 * Somebody cannot get in any more: their e-mail or their card is lost. Two people agree, the old card and every
 * session end, and a new card waits to be printed once and handed over. With it they come in and mend the rest.
 */
export const newCard: Kind = {
  ...mendingSignIn({
    things: async ({ read, around }: Seen) =>
      (await peopleOf(read, around)).map((one) => ({ about: `person:${one.id}`, text: one.name })),
    shown: async ({ read, around }, { about }) => {
      const person = personIn(about)
      const name = person && (await namesOf(read, around, [person])).get(person)
      return name ? { text: name } : undefined
    },
    effect: async (tx, around, { about, by }) => {
      const person = personIn(about)
      return person && (await replaceCard(tx, around, person, by)).ok ? 'done' : 'gone'
    },
  }),
  reasonKinds: ['lost-email', 'lost-card'],
}

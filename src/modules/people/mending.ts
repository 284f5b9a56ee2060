import { dayIn } from '../../kernel/day.js'
import { type Id, id, isId } from '../../kernel/id.js'
import { written } from './keys/day-words.js'
import { type Kind, mendingSignIn, reasoned, type Seen } from './keys/kinds.js'
import { namesOf } from './keys/queries.js'
import { peopleOf } from './keys/state.js'
import { joinPersons, moveEmail, replaceCard } from './sign-in/mend-commands.js'

const asPerson = (raw = ''): Id<'Person'> | undefined => (isId(raw) ? id<'Person'>(raw) : undefined)
const personIn = (about: string, thing = 'person'): Id<'Person'> | undefined => {
  const [kind, raw] = about.split(':')
  return kind === thing ? asPerson(raw) : undefined
}

async function nameIn({ read, around }: Seen, person: Id<'Person'> | undefined): Promise<string | undefined> {
  return person && (await namesOf(read, around, [person])).get(person)
}

/**
 * Somebody cannot get in any more: their e-mail or their card is lost. Two people agree, the old card and every
 * session end, and a new card waits to be printed once and handed over. With it they come in and mend the rest.
 */
const newCard: Kind = {
  ...mendingSignIn({
    thing: 'person',
    things: async ({ read, around }: Seen) =>
      (await peopleOf(read, around)).map((one) => ({ about: `person:${one.id}`, text: one.name })),
    shown: async (seen, { about }) => {
      const name = await nameIn(seen, personIn(about))
      return name ? { text: name } : undefined
    },
    effect: async (tx, around, { about, by }) => {
      const person = personIn(about)
      return person && (await replaceCard(tx, around, person, by)).ok ? 'done' : 'gone'
    },
  }),
  reasonKinds: ['lost-email', 'lost-card'],
}

/** An e-mail address is lost and the person has another: codes go there from now on. Only those who decide read it. */
const newAddress: Kind = {
  kind: 'mend-sign-in',
  at: 'new-address',
  thing: 'address',
  ...reasoned('proposals.kind.new-address', ['lost-email']),
  things: async ({ read, around }) =>
    (await peopleOf(read, around)).map((one) => ({ about: `address:${one.id}`, text: one.name })),
  asks: [{ name: 'email', label: 'proposals.ask.new-address', most: 254, isApart: true }],
  shown: async (seen, { about }) => {
    const name = await nameIn(seen, personIn(about, 'address'))
    return name ? { text: name } : undefined
  },
  effect: async (tx, around, { about, apart }) => {
    const person = personIn(about, 'address')
    if (!person || !apart?.email) return 'gone'
    const moved = await moveEmail(tx, around, person, apart.email)
    return moved.ok ? 'done' : moved.no
  },
}

/** One person came in twice: the account that ends, with its groups and what it said it is, goes over to the other. */
const onePersonTwice: Kind = {
  kind: 'mend-sign-in',
  at: 'one-person-twice',
  thing: 'account',
  ...twice(),
  things: accounts,
  asks: [{ name: 'into', label: 'proposals.ask.account-kept', most: 36, isThing: true }],
  shown: async (seen, { about, draft }) => {
    const ends = await nameIn(seen, personIn(about, 'account'))
    const kept = await nameIn(seen, asPerson(draft.into))
    return ends && kept ? { text: seen.say('proposals.one-person-twice', { ends, kept }) } : undefined
  },
  effect: async (tx, around, { about, draft }) => {
    const [from, into] = [personIn(about, 'account'), asPerson(draft.into)]
    if (!from || !into) return 'gone'
    const joined = await joinPersons(tx, around, from, into)
    return joined.ok ? 'done' : joined.no
  },
}

function twice(): Pick<Kind, 'words' | 'reasonKinds'> {
  const { words, reasonKinds } = reasoned('proposals.kind.one-person-twice', ['one-person-twice'])
  return { reasonKinds, words: { ...words, about: 'proposals.ask.account-ends' } }
}

/** Accounts with the day each came in: those of one person often have one name. */
async function accounts({ read, around, say, language }: Seen) {
  const rows = await read
    .selectFrom('person')
    .select(['id', 'name', 'joined_at'])
    .where('org_id', '=', around.organisation.id)
    .where('left_at', 'is', null)
    .where('name', 'is not', null)
    .orderBy('name')
    .orderBy('joined_at')
    .execute()
  const { zone } = around.organisation
  return rows.map((row) => ({
    about: `account:${row.id}`,
    text: say('proposals.account', {
      name: row.name ?? '',
      day: written(dayIn(zone, row.joined_at), language),
    }),
  }))
}

/** How sign-in is mended by two people. */
export const MENDING: readonly Kind[] = [newCard, newAddress, onePersonTwice]

import { randomUUID } from 'node:crypto'
import { type Id, id, isId } from '../../../kernel/id.js'
import { endSessionsOf } from '../../../platform/web/sessions.js'
import { endContact } from '../duties/safety-contacts.js'
import { keysLeft } from './commands.js'
import { keyHeldBy } from './key.js'
import { type Kind, reasoned, type Seen } from './kinds.js'
import type { Change } from './proposal.js'
import { keysOf, peopleOf } from './state.js'

/** The part after `person:` or the like, where it is an id. */
const idIn = <Of extends string>(change: Change, thing: string): Id<Of> | undefined => {
  const [kind, raw = ''] = change.about.split(':')
  return kind === thing && isId(raw) ? id<Of>(raw) : undefined
}

/** A person is taken out of the organisation: their groups, their sessions. What they wrote stays. */
export const removePerson: Kind = {
  kind: 'remove-person',
  ...reasoned('proposals.kind.remove-person', [
    'asked-to-go',
    'not-here-any-more',
    'harmed-others',
    'threat',
  ]),
  things: async ({ read, around }) => {
    const [everybody, { keys }] = [await peopleOf(read, around), await keysOf(read, around)]
    return everybody
      .filter((one) => !keys.some(({ person }) => person === one.id))
      .map((one) => ({ about: `person:${one.id}`, text: one.name }))
  },
  shown: async ({ read, around }, change) => {
    const person = idIn<'Person'>(change, 'person')
    const row = person && (await personOf(read, around, person))
    return row?.name ? { text: row.name } : undefined
  },
  effect: async (tx, around, change) => {
    const person = idIn<'Person'>(change, 'person')
    const row = person && (await personOf(tx, around, person))
    if (!person || !row || row.left_at !== null) return 'gone'
    // Whoever holds a key is replaced by those of their side, not by two other people.
    if (keyHeldBy(await keysOf(tx, around), person)) return 'holds-a-key'
    const org = around.organisation.id
    await tx
      .updateTable('person')
      .set({ left_at: around.now() })
      .where('org_id', '=', org)
      .where('id', '=', person)
      .execute()
    await tx
      .updateTable('people_member')
      .set({ left_at: around.now() })
      .where('org_id', '=', org)
      .where('person_id', '=', person)
      .where('left_at', 'is', null)
      .execute()
    await endSessionsOf(tx, org, person)
    await keysLeft(tx, around, person)
    await endContact(tx, around, person)
    return 'done'
  },
}

const personOf = (read: Seen['read'], { organisation }: Seen['around'], person: Id<'Person'>) =>
  read
    .selectFrom('person')
    .select(['name', 'left_at'])
    .where('org_id', '=', organisation.id)
    .where('id', '=', person)
    .executeTakeFirst()

const perspectives = (read: Seen['read'], { organisation }: Seen['around']) =>
  read
    .selectFrom('perspective')
    .select(['id', 'side', 'name_en', 'name_cy', 'place'])
    .where('org_id', '=', organisation.id)
    .where('retired_at', 'is', null)
    .orderBy('place')
    .execute()

/** One more answer to “which of these are you?”. */
export const addPerspective: Kind = {
  kind: 'add-perspective',
  ...reasoned('proposals.kind.add-perspective', ['agreed-together', 'was-wrong']),
  asks: [
    { name: 'name_en', label: 'proposals.ask.name-en', most: 80 },
    { name: 'name_cy', label: 'proposals.ask.name-cy', most: 80 },
    {
      name: 'side',
      label: 'proposals.ask.side',
      most: 10,
      choices: [
        { value: 'lived', label: 'keys.side.lived' },
        { value: 'learnt', label: 'keys.side.learnt' },
      ],
    },
  ],
  shown: async ({ language }, { draft }) => ({
    text: draft[language === 'cy' ? 'name_cy' : 'name_en'] ?? '',
  }),
  effect: async (tx, around, { draft: { name_en, name_cy, side } }) => {
    if (!name_en || !name_cy || !side) return 'gone'
    const there = await perspectives(tx, around)
    if (there.some((one) => one.name_en === name_en)) return 'gone'
    const place = Math.max(0, ...there.map((one) => one.place)) + 1
    const row = { org_id: around.organisation.id, id: randomUUID(), side, name_en, name_cy, place }
    await tx.insertInto('perspective').values(row).execute()
    return 'done'
  },
}

/** A perspective is not offered any more. Whoever has it keeps it. */
export const retirePerspective: Kind = {
  kind: 'retire-perspective',
  ...reasoned('proposals.kind.retire-perspective', ['agreed-together', 'was-wrong']),
  things: async ({ read, around, language }) =>
    (await perspectives(read, around)).map((one) => ({
      about: `perspective:${one.id}`,
      text: language === 'cy' ? one.name_cy : one.name_en,
    })),
  shown: async ({ read, around, language }, { about }) => {
    const row = (await perspectives(read, around)).find((one) => about === `perspective:${one.id}`)
    return row && { text: language === 'cy' ? row.name_cy : row.name_en }
  },
  effect: async (tx, around, change) => {
    const there = await perspectives(tx, around)
    const row = there.find((one) => one.id === idIn(change, 'perspective'))
    if (!row) return 'gone'
    if (there.filter(({ side }) => side === row.side).length === 1) return 'last-of-side'
    await tx
      .updateTable('perspective')
      .set({ retired_at: around.now() })
      .where('org_id', '=', around.organisation.id)
      .where('id', '=', row.id)
      .execute()
    return 'done'
  },
}

/** The name of the organisation, its first language and the clock it lives by. */
export const changeSettings: Kind = {
  kind: 'change-settings',
  ...reasoned('proposals.kind.change-settings', ['agreed-together', 'was-wrong']),
  asks: [
    { name: 'name', label: 'proposals.ask.organisation', most: 100 },
    {
      name: 'language',
      label: 'proposals.ask.language',
      most: 2,
      choices: [
        { value: 'en', label: 'proposals.ask.english' },
        { value: 'cy', label: 'proposals.ask.welsh' },
      ],
    },
    { name: 'zone', label: 'proposals.ask.zone', most: 60 },
  ],
  shown: async (_, { draft }) => ({ text: draft.name ?? '' }),
  effect: async (tx, { organisation }, { draft: { name, language, zone } }) => {
    if (!name || !language || !zone) return 'gone'
    if (!Intl.supportedValuesOf('timeZone').includes(zone)) return 'no-such-zone'
    await tx
      .updateTable('organisation')
      .set({ name, language, time_zone: zone })
      .where('org_id', '=', organisation.id)
      .execute()
    return 'done'
  },
}

/** The kinds that need no other room. */
export const BUILT_IN: readonly Kind[] = [removePerson, addPerspective, retirePerspective, changeSettings]

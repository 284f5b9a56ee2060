import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { yes } from '../../../kernel/decision.js'
import { type Id, id } from '../../../kernel/id.js'
import type { Tx } from '../../../platform/db/scope.js'
import { type At, type Doorstep, doorstep } from '../../../testing/doorstep.js'
import { actorOf } from '../queries.js'
import { eraseSignIn, signInTasks } from './jobs.js'
import { joinPersons, moveEmail, replaceCard } from './mend-commands.js'
import { signInRoutes } from './routes.js'
import { voiceOf } from './support.js'
import { supportOf } from './support-commands.js'

let t: Doorstep
let door: At
type Person = Id<'Person'>

before(async () => {
  t = await doorstep(
    (at) => {
      door = at
      return signInRoutes(at)
    },
    async (world, { person }) => (person ? actorOf(world, person) : { kind: 'visitor' }),
  )
})
after(() => t.close())

/** As the room of keys does it: two people agreed, so the effect runs in their one act. */
async function agreed<T extends { ok: boolean }>(work: (tx: Tx) => Promise<T>): Promise<T> {
  let came: T | undefined
  await t.worldAt().act({ kind: 'system', name: 'test' }, async (tx) => {
    came = await work(tx)
    return came.ok
      ? yes(undefined, { name: 'people.proposal-agreed', about: 'proposal:1' })
      : { ok: false, no: 'no' }
  })
  assert.ok(came)
  return came
}

async function newPerson(name: string, email: string | null = null): Promise<Person> {
  const person = id<'Person'>(randomUUID())
  const org_id = t.places.riverside.organisation.id
  const joined_at = t.worldAt().now()
  await t.write(async (tx) => {
    await tx.insertInto('person').values({ org_id, id: person, name, email, joined_at }).execute()
    const member = { org_id, group_id: t.group, person_id: person, since: joined_at }
    await tx.insertInto('people_member').values(member).execute()
  })
  return person
}
const read = async (person: Person) => {
  const world = t.worldAt()
  const row = await world.read
    .selectFrom('person')
    .selectAll()
    .where('id', '=', person)
    .executeTakeFirstOrThrow()
  await world.end()
  return row
}
const give = (person: Person, side: 'lived' | 'learnt') =>
  t.write((tx) => tx.insertInto('people_key').values(t.keyOf(person, side)).execute())

test('a lost e-mail address: codes go to the new one, and whoever had the old is out', async () => {
  const carol = await newPerson('Carol', 'old@example.org')
  const world = t.worldAt()
  assert.deepEqual(await agreed((tx) => moveEmail(tx, world, carol, 'joe@example.org')), {
    ok: false,
    no: 'email-taken',
  })
  assert.equal((await read(carol)).email, 'old@example.org')
  assert.ok((await agreed((tx) => moveEmail(tx, world, carol, 'new@example.org'))).ok)
  assert.equal((await read(carol)).email, 'new@example.org')
  const letters = await t.lettersOf('old@example.org', () =>
    t.anybody().post('/people/sign-in', { email: 'old@example.org' }),
  )
  assert.match(letters[0]?.body ?? '', /You are not here/)
})

test('a lost card: the old one is no good, and the new one is printed once, by a facilitator', async () => {
  const joe = t.asOn('joe')
  const page = await joe.get('/people/cards/new')
  const own = /name="id" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
  const old = await joe.post('/people/cards/new', { id: own, kind: 'card' })
  const world = t.worldAt()
  const made = await agreed((tx) => replaceCard(tx, world, t.people.joe, t.people.amina))
  assert.ok(made.ok)
  assert.equal((await joe.get('/people/cards')).status, 303, 'signed out everywhere')
  const codes = (html: string) =>
    [...html.matchAll(/class="tl-code[^"]*">([0-9A-Z ]+)</g)].map((one) => one[1]!)
  const signIn = ([who = '', card = '']: readonly string[]) =>
    t.anybody().post('/people/sign-in/card', { who, card })
  assert.equal((await signIn(codes(old.text))).status, 422)

  const amina = t.asOn('amina')
  assert.match((await amina.get('/people/cards')).text, /Two people agreed on a new card/)
  assert.equal((await t.asOn('stranger').post(`/people/cards/${made.next.card}/print`)).status, 404)
  const printed = await amina.post(`/people/cards/${made.next.card}/print`)
  assert.equal((await amina.post(`/people/cards/${made.next.card}/print`)).status, 409)
  assert.equal((await signIn(codes(printed.text))).status, 303)
})

test('one person twice: groups, perspectives and ways of signing in come together', async () => {
  const [from, into] = [await newPerson('Dai', 'dai@example.org'), await newPerson('Dai again')]
  const org_id = t.places.riverside.organisation.id
  await t.write((tx) =>
    tx
      .insertInto('person_perspective')
      .values({ org_id, person_id: from, perspective_id: t.lived, own_words: 'son' })
      .execute(),
  )
  const world = t.worldAt()
  assert.ok((await agreed((tx) => joinPersons(tx, world, from, into))).ok)
  const [old, kept] = [await read(from), await read(into)]
  assert.equal(old.email, null)
  assert.ok(old.left_at)
  assert.equal(kept.email, 'dai@example.org')
  const actor = await actorOf(t.worldAt(), into)
  assert.ok(actor.kind === 'person' && actor.sides.includes('lived') && actor.roles[t.group])
  assert.deepEqual(await actorOf(t.worldAt(), from), { kind: 'visitor' })
  assert.deepEqual(await agreed((tx) => joinPersons(tx, world, from, into)), {
    ok: false,
    no: 'nobody-there',
  })
})

test('one person with two accounts never comes to hold both sides’ keys, in either order', async () => {
  const gwen = await newPerson('Gwen')
  await give(gwen, 'learnt')
  const world = t.worldAt()
  const { amina } = t.people
  for (const [from, into] of [
    [gwen, amina],
    [amina, gwen],
  ] as const)
    assert.deepEqual(await agreed((tx) => joinPersons(tx, world, from, into)), {
      ok: false,
      no: 'both-hold-a-key',
    })
  const other = await newPerson('Gwen too')
  assert.deepEqual(await agreed((tx) => joinPersons(tx, world, gwen, other)), {
    ok: false,
    no: 'key-would-move',
  })
  assert.ok((await agreed((tx) => joinPersons(tx, world, other, gwen))).ok)
  const keys = async () => {
    const look = t.worldAt()
    const all = await look.read
      .selectFrom('people_key')
      .select('person_id')
      .where('ended_at', 'is', null)
      .execute()
    await look.end()
    return all.map((key) => key.person_id)
  }
  assert.deepEqual((await keys()).sort(), [amina, gwen].sort())
})

test('two accounts joined into each other at the same moment: one of the two is refused', async () => {
  const [one, other] = [await newPerson('Ela'), await newPerson('Ela too')]
  const answers = await Promise.all([
    agreed((tx) => joinPersons(tx, t.worldAt(), one, other)),
    agreed((tx) => joinPersons(tx, t.worldAt(), other, one)),
  ])
  assert.deepEqual(answers.map(({ ok }) => ok).sort(), [false, true])
})

test('whose answer it is: said for one sitting, counted as the supporter’s voice, and changed later in private', async () => {
  const joe = t.asOn('joe')
  await joe.get('/people/support')
  const form = { kind: 'thinks', helper: 'my key worker', paid: 'yes' }
  assert.match((await joe.post('/people/support', form)).text, /Nobody helps without a yes/)
  assert.match(
    (await joe.post('/people/support', { ...form, helper: '', agreed: 'yes' })).text,
    /Say who helps/,
  )
  const before = (await t.events()).length
  assert.equal((await joe.post('/people/support', { ...form, agreed: 'yes' })).status, 303)
  assert.match((await joe.get('/people/support')).text, /counts as the supporter’s voice/)
  assert.equal((await t.events()).length, before, 'that somebody has help enters no record')
  const world = t.worldAt()
  const session = await world.read
    .selectFrom('session')
    .innerJoin('people_support', 'people_support.session_hash', 'session.id_hash')
    .select(['session.id_hash as hash', 'people_support.id'])
    .executeTakeFirstOrThrow()
  const support = await supportOf(world, { hash: session.hash, person: t.people.joe })
  await world.end()
  assert.deepEqual([support?.kind, support?.helper, support?.paid], ['thinks', 'my key worker', true])
  assert.equal(voiceOf(support), 'supporter')

  const elsewhere = t.asOn('joe')
  assert.doesNotMatch(
    (await elsewhere.get('/people/support')).text,
    /Nobody helps me any more/,
    'this sitting only',
  )
  const stranger = t.asOn('stranger')
  assert.equal(
    (await stranger.post(`/people/support/${session.id}`, { [`kind-${session.id}`]: 'chose' })).status,
    404,
  )
  assert.equal((await t.anybody().get('/people/support')).status, 303)
  assert.equal((await joe.post('/people/support/end')).status, 303)
  assert.equal(
    (await joe.post(`/people/support/${session.id}`, { [`kind-${session.id}`]: 'chose' })).status,
    303,
  )
  assert.match((await joe.get('/people/support')).text, /Noted before/)
})

test('an e-mail address is added by a code, and the address before is told', async () => {
  const joe = t.asOn('joe')
  await joe.get('/people/ways/email')
  let goTo = ''
  const [sent] = await t.lettersOf('joe2@example.org', async () => {
    goTo = (await joe.post('/people/ways/email', { email: 'joe2@example.org' })).goTo
  })
  const letter = new URL(goTo, 'https://x').searchParams.get('letter') ?? ''
  const code = /\d{4} \d{4}/.exec(sent!.body)![0]
  assert.match((await joe.get(goTo)).text, /Use this address/)
  const stranger = t.asOn('stranger')
  await stranger.get('/people/ways/email')
  assert.equal((await stranger.post('/people/ways/email/code', { letter, code })).status, 422)
  const told = await t.lettersOf('joe@example.org', () =>
    joe.post('/people/ways/email/code', { letter, code }),
  )
  assert.match(told[0]?.body ?? '', /Was it not you/)
  assert.equal((await read(t.people.joe)).email, 'joe2@example.org')
  const taken = await t.lettersOf('amina@example.org', () =>
    joe.post('/people/ways/email', { email: 'amina@example.org' }),
  )
  assert.match(taken[0]?.body ?? '', /belongs to a person there already/)
  assert.match((await joe.get('/people/ways')).text, /joe2@example\.org/)
  assert.equal((await t.anybody().get('/people/ways')).status, 303)
})

test('every night what is over at the door goes, and whom an old invitation was for', async () => {
  const form = { group: t.group, email: 'later@example.org' }
  assert.equal((await t.asOn('amina').post('/people/invitations/letter', form)).status, 303)
  await t.anybody().post('/people/sign-in', { email: 'gone@example.org' })
  t.setTime('2026-04-21T10:40:00.000Z')
  const world = t.worldAt()
  const task = signInTasks(door)['people.tidy-door']
  assert.ok(task)
  const job = { actor: { kind: 'system', name: 'people.tidy-door' }, attempt: 1, last: false } as const
  await task(world, '', { ...job, firstTime: async () => true, stopping: new AbortController().signal })
  const codes = await world.read.selectFrom('sign_in_code').select('email').execute()
  const invitations = await world.read.selectFrom('people_invitation').select('email').execute()
  await world.end()
  assert.deepEqual(codes, [])
  assert.ok(invitations.length > 0 && invitations.every(({ email }) => email === null))
})

test('after erasure nothing of a person is left at the door', async () => {
  const world = t.worldAt()
  await agreed(async (tx) => {
    await eraseSignIn(tx, world, t.people.joe)
    return { ok: true }
  })
  for (const table of [
    'sign_in_card',
    'passkey',
    'sign_in_app',
    'sign_in_recovery',
    'sign_on_person',
    'people_support',
    'session',
  ] as const) {
    const look = t.worldAt()
    const rows = await look.read
      .selectFrom(table)
      .select('person_id')
      .where('person_id', '=', t.people.joe)
      .execute()
    await look.end()
    assert.deepEqual(rows, [], table)
  }
})

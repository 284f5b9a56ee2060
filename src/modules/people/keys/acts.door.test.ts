import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Actor } from '../../../kernel/actor.js'
import { type Id, id } from '../../../kernel/id.js'
import { openWorld } from '../../../platform/world.js'
import { type Inhabitant, type Sides, sidesOf } from '../../../testing/sides.js'
import { type Town, town } from '../../../testing/town.js'
import { sayIn } from '../../../ui/say.js'
import { safetyContacts } from '../duties/contacts.js'
import { isSafetyContact, safetyContactsOf } from '../duties/safety-contacts.js'
import { MENDING } from '../mending.js'
import { actorOf } from '../queries.js'
import { withoutKey } from '../sign-in/second.js'
import { BUILT_IN } from './built-in.js'
import { acceptKey, answerAsk, askHolder, foundKey, giveVoice, offerKey } from './commands.js'
import { goneUp } from './gone-up.js'
import { type Hold, hold } from './hold.js'
import { heldSince } from './hold-queries.js'
import { keyDaily, keyTasks } from './jobs.js'
import { hiding, type Kind, mendingSignIn, reasoned } from './kinds.js'
import { keysNeedMe } from './needs-me.js'
import type { KeyPlug } from './plug.js'
import { allKeyRoutes } from './room.js'
import { keysOf } from './state.js'
import { KEYS_TOLD } from './words.js'

let t: Town
let sides: Sides
let amina: Inhabitant
let joe: Inhabitant
let deputy: Inhabitant
let ben: Inhabitant
let author: Inhabitant
let contact: Inhabitant
let stranger: Inhabitant
let megan: Inhabitant

// A room of notes on a board, which anybody here could have pinned: what may be hidden and held.
const notes = new Map<string, { text: string; author: Id<'Person'>; hidden: number }>()
const toldAuthors: string[] = []
const wentUp: Hold[] = []
const proven = new Set<string>()
const noteOf = (about: string) => notes.get(about.replace('note:', ''))

const hide = hiding({
  shown: async (_, { about }) => {
    const note = noteOf(about)
    return note && { text: note.hidden ? 'A note that is hidden' : note.text }
  },
  effect: async (_tx, _around, { about }) => {
    const note = noteOf(about)
    if (!note) return 'gone'
    note.hidden++
    return 'done'
  },
})
// As other subjects plug in: how somebody signs in is mended in the same transaction, thresholds are asked for in a form.
const mend = mendingSignIn({
  shown: async () => ({ text: 'Cara Price: another e-mail' }),
  effect: async (tx, { organisation }, { about }) => {
    const person = about.replace('person:', '')
    const done = await tx
      .updateTable('person')
      .set({ email: 'cara@new.example' })
      .where('org_id', '=', organisation.id)
      .where('id', '=', person)
      .executeTakeFirst()
    return done.numUpdatedRows === 1n ? 'done' : 'gone'
  },
})
const thresholds: Record<string, string> = {}
const change: Kind = {
  kind: 'change-thresholds',
  ...reasoned('start.change.fewest', ['agreed-together', 'safer']),
  asks: [{ name: 'fewest', label: 'proposals.ask.fill', most: 3 }],
  shown: async (_, { draft }) => ({ text: draft.fewest ?? '' }),
  effect: async (_tx, _around, { draft }) => {
    Object.assign(thresholds, draft)
    return 'done'
  },
}

const PLUG: KeyPlug = {
  kinds: [...BUILT_IN, hide, { ...mend, thing: 'person' }, ...MENDING.filter(({ at }) => at), change],
  holds: {
    holdables: [
      {
        thing: 'note',
        shown: async (_, about) => {
          const note = noteOf(about)
          return note && { text: note.text }
        },
        author: async (_read, _around, about) => noteOf(about)?.author,
        tell: async (_tx, _world, { about, state }) => void toldAuthors.push(`${about} ${state}`),
      },
    ],
    isSafetyContact,
    goneUp: async (tx, world, hold) => {
      wentUp.push(hold)
      await goneUp(tx, world)
    },
  },
  secondFirst: ({ actor }, next) =>
    actor.kind === 'person' && proven.has(actor.id) ? undefined : { goTo: `/prove?next=${next}` },
}

before(async () => {
  t = await town(allKeyRoutes(PLUG), {
    web: { actorOf: async (world, { person }) => (person ? actorOf(world, person) : { kind: 'visitor' }) },
  })
  sides = await sidesOf(t)
  amina = await sides.joins('Amina Begum', { sides: ['lived'] })
  ben = await sides.joins('Ben Lewis', { sides: ['lived'] })
  author = await sides.joins('Cara Price', { sides: ['lived'] })
  joe = await sides.joins('Joe Evans', { sides: ['learnt'] })
  deputy = await sides.joins('Kim Osei', { sides: ['learnt'] })
  contact = await sides.joins('Sally Contact', {})
  stranger = await sides.joins('Stranger', { stranger: true })
  megan = await (await sidesOf(t, 'harbour')).joins('Megan Pugh', { sides: ['learnt'] })
  for (const who of [amina, joe, deputy, contact]) proven.add(who.id)
  await bothKeys()
  await sides.write(
    `insert into duty_answer (org_id, duty, answers, answered_at, answered_by)
     values ($1, 'contacts', $2, now(), $3)`,
    [sides.org, JSON.stringify({ 'first-person': contact.id }), amina.id],
  )
  for (const [who, email] of [
    [contact, 'sally@example.org'],
    [deputy, 'kim@example.org'],
  ] as const)
    await sides.write('update person set email = $2 where id = $1', [who.id, email])
})
after(() => t.close())

/** Amina for the lived side, Joe for the learnt side, Kim his deputy. */
async function bothKeys() {
  const as = async <T>(
    who: Inhabitant,
    act: (
      ...at: Parameters<typeof giveVoice> extends [infer W, infer A, ...unknown[]] ? [W, A] : never
    ) => Promise<T>,
  ) => {
    const world = openWorld(t.ground, t.places.riverside.organisation)
    return act(world, await actorOf(world, who.id)).finally(() => world.end())
  }
  const choice = async (side: 'lived' | 'learnt') => {
    const world = openWorld(t.ground, t.places.riverside.organisation)
    const { choices } = await keysOf(world.read, world)
    await world.end()
    return choices.find((one) => one.side === side)!.id
  }
  await as(amina, (world, actor) => foundKey(world, actor, 'lived'))
  const first = await choice('lived')
  for (const who of [ben, author]) await as(who, (world, actor) => giveVoice(world, actor, first, amina.id))
  await as(amina, (world, actor) => offerKey(world, actor, joe.id, 'facilitator'))
  const second = await choice('learnt')
  await as(joe, (world, actor) => acceptKey(world, actor, second))
  await as(joe, (world, actor) => offerKey(world, actor, deputy.id, 'deputy'))
  const third = await choice('learnt')
  await as(deputy, (world, actor) => acceptKey(world, actor, third))
}

const note = (text = 'I know where you live') => {
  const id = randomUUID()
  notes.set(id, { text, author: author.id, hidden: 0 })
  return `note:${id}`
}
const named = async (name: string) => (await t.events()).filter((event) => event.name === name)
const total = async () => (await t.events()).length
const job = async (task: 'people.keys-day' | 'people.holds-day', time: string) => {
  t.setTime(time)
  const world = openWorld(t.ground, t.places.riverside.organisation)
  const at = {
    attempt: 1,
    most: 1,
    last: true,
    firstTime: async () => true,
    stopping: new AbortController().signal,
  }
  await keyTasks(PLUG.holds)[task]!(world, time.slice(0, 10), {
    ...at,
    actor: { kind: 'system', name: task },
  })
  await world.end()
}

test('before anything is proposed the page teaches what will stand there, and members have no form', async () => {
  const page = await ben.get('/people/proposals')
  assert.equal(page.status, 200)
  assert.match(page.text, /Nothing waits for an answer/)
  assert.doesNotMatch(page.text, /href="\/people\/proposals\/new"/)
  assert.equal((await ben.get('/people/proposals/new')).status, 404)
  assert.equal((await ben.get('/people/proposals/new/remove-person')).status, 404)
  assert.equal((await ben.post('/people/proposals/new/remove-person', { reason: 'threat' })).status, 404)
  assert.match((await amina.get('/people/proposals/new')).text, /Take a person out of this organisation/)
})

/** What the first page tells somebody to do. */
async function needs(who: Inhabitant) {
  const world = openWorld(t.ground, t.places.riverside.organisation)
  const actor = await actorOf(world, who.id)
  return keysNeedMe({ world, actor, say: sayIn('en') }, PLUG.holds)
    .then((all) => all.map(({ text }) => text))
    .finally(() => world.end())
}

async function proposed(about = note(), why = 'He was quite upset by it'): Promise<string> {
  const made = await amina.post('/people/proposals/new/hide', { about, reason: 'threat', why })
  assert.equal(made.status, 303, made.text)
  return made.goTo.replace('?done=proposed', '')
}

test('one side proposes: all members see what, why and how long it waits; strangers see nothing', async () => {
  const page = await proposed()
  const seen = await ben.get(page)
  assert.match(seen.text, /Hide something that was written/)
  assert.match(seen.text, /It threatens somebody/)
  assert.match(seen.text, /He was quite upset by it/)
  assert.match(seen.text, /put away on 18 April 2026/)
  assert.match(seen.text, /by 4 April 2026, the other side’s key goes to their deputy/)
  assert.doesNotMatch(seen.text, /Yes, do it/)
  assert.deepEqual(await needs(joe), ['The other side proposes something. Say yes or no.'])
  for (const who of [amina, ben, deputy]) assert.deepEqual(await needs(who), [])
  assert.match((await amina.get(page)).text, /You proposed this\. Somebody else must answer\./)
  for (const path of [page, '/people/proposals']) {
    assert.equal((await stranger.get(path)).status, 404)
  }
  assert.equal((await megan.get(page)).status, 404)
  const [event] = await named('people.proposed')
  assert.deepEqual(Object.keys(event!.facts as object).sort(), ['about', 'kind', 'reason'])
  assert.equal((await amina.post(`${page}/withdrawal`)).status, 303)
})

test('nobody but the other side’s facilitator says yes, whoever asks', async () => {
  const about = note()
  const page = await proposed(about)
  const before = await total()
  assert.match((await amina.post(`${page}/confirmation`)).text, /Somebody else must answer/)
  assert.match((await ben.post(`${page}/confirmation`)).text, /Only the facilitators of the two sides/)
  assert.match((await deputy.post(`${page}/confirmation`)).text, /Only the facilitators of the two sides/)
  assert.match((await ben.post(`${page}/withdrawal`)).text, /Only the side that proposed this/)
  for (const who of [stranger, megan])
    for (const act of ['confirmation', 'refusal', 'withdrawal'])
      assert.equal((await who.post(`${page}/${act}`)).status, 404, act)
  assert.equal(await total(), before)
  assert.equal(noteOf(about)?.hidden, 0)
  assert.match(
    (await amina.post('/people/proposals/new/hide', { about, reason: 'hate' })).text,
    /proposed already/,
  )
  proven.delete(joe.id)
  assert.equal((await joe.post(`${page}/confirmation`)).goTo, `/prove?next=${page}`)
  assert.equal(noteOf(about)?.hidden, 0)
  proven.add(joe.id)
  const done = await joe.post(`${page}/confirmation`)
  assert.equal(done.goTo, `${page}?done=confirmed`)
  assert.equal(noteOf(about)?.hidden, 1)
  assert.match((await ben.get(page)).text, /Agreed and done on 21 March 2026 by Joe Evans/)
})

test('two presses at once do it once', async () => {
  const about = note()
  const page = await proposed(about)
  const answers = await Promise.all([1, 2, 3, 4].map(() => joe.post(`${page}/confirmation`)))
  assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 422, 422, 422])
  assert.equal(noteOf(about)?.hidden, 1)
  assert.equal(
    (await named('people.proposal-agreed')).filter((event) => JSON.stringify(event.facts).includes(about))
      .length,
    1,
  )
})

test('a yes and a no at the same moment: one of them counts', async () => {
  const about = note()
  const page = await proposed(about)
  const [yes, no] = await Promise.all([joe.post(`${page}/confirmation`), joe.post(`${page}/refusal`)])
  assert.deepEqual([yes.status, no.status].sort(), [303, 422])
  assert.equal(noteOf(about)?.hidden, yes.status === 303 ? 1 : 0)
})

test('the other side says no, with words if they like; nothing is done', async () => {
  const about = note()
  const page = await proposed(about)
  const long = await joe.post(`${page}/refusal`, { why: 'x'.repeat(501) })
  assert.equal(long.status, 422)
  assert.match(long.text, /Make this shorter/)
  assert.equal((await joe.post(`${page}/refusal`, { why: 'It was a quotation' })).status, 303)
  assert.match((await ben.get(page)).text, /It was a quotation/)
  assert.equal(noteOf(about)?.hidden, 0)
  assert.match((await joe.post(`${page}/confirmation`)).text, /answered already/)
})

test('what was typed is kept where a reason is missing', async () => {
  const page = await amina.post('/people/proposals/new/add-perspective', {
    name_en: 'Neighbour',
    why: 'We spoke of it',
  })
  assert.equal(page.status, 422)
  assert.match(page.text, /value="Neighbour"/)
  assert.match(page.text, />We spoke of it<\/textarea>/)
  assert.match(page.text, /Choose a reason/)
  assert.equal((await amina.post('/people/proposals/new/nothing', {})).status, 404)
  assert.equal(
    (await amina.post('/people/proposals/new/hide', { about: 'note:nothing', reason: 'hate' })).status,
    404,
  )
})

test('a perspective is added and taken away by two; the last of a side is not', async () => {
  const form = { name_en: 'Neighbour', name_cy: 'Cymydog', side: 'lived', reason: 'agreed-together' }
  const added = await amina.post('/people/proposals/new/add-perspective', form)
  assert.equal((await joe.post(`${added.goTo.split('?')[0]}/confirmation`)).status, 303)
  const away = async (about: string) => {
    const made = await joe.post('/people/proposals/new/retire-perspective', { about, reason: 'was-wrong' })
    assert.equal(made.status, 303, made.text)
    const page = made.goTo.split('?')[0]
    const answer = await amina.post(`${page}/confirmation`)
    if (answer.status !== 303) await joe.post(`${page}/withdrawal`)
    return answer
  }
  assert.equal((await away(`perspective:${sides.perspectives.lived}`)).status, 303)
  assert.match(
    (await away(`perspective:${sides.perspectives.learnt}`)).text,
    /A side cannot be left with none/,
  )
})

test('the settings of the organisation are changed by two, and a zone nobody knows is not', async () => {
  const propose = async (zone: string) => {
    const form = { name: 'Riverside Together', language: 'en', zone, reason: 'agreed-together' }
    const page = (await joe.post('/people/proposals/new/change-settings', form)).goTo.split('?')[0]
    return { page, answer: await amina.post(`${page}/confirmation`) }
  }
  const wrong = await propose('Nowhere/Atlantis')
  assert.match(wrong.answer.text, /That time zone is not known/)
  await joe.post(`${wrong.page}/withdrawal`)
  assert.equal((await propose('Europe/London')).answer.status, 303)
  const world = openWorld(t.ground, t.places.riverside.organisation)
  const row = await world.read.selectFrom('organisation').select(['name', 'language']).executeTakeFirst()
  await world.end()
  assert.deepEqual(row, { name: 'Riverside Together', language: 'en' })
})

test('what other subjects plug in is done in the transaction of the second yes', async () => {
  const mended = { about: `person:${author.id}`, reason: 'lost-email' }
  const asked = await joe.post('/people/proposals/new/mend-sign-in', mended)
  assert.equal((await amina.post(`${asked.goTo.split('?')[0]}/confirmation`)).status, 303)
  const world = openWorld(t.ground, t.places.riverside.organisation)
  const row = await world.read
    .selectFrom('person')
    .select('email')
    .where('id', '=', author.id)
    .executeTakeFirst()
  await world.end()
  assert.equal(row?.email, 'cara@new.example')
  const nobody = await joe.post('/people/proposals/new/mend-sign-in', {
    ...mended,
    about: `person:${randomUUID()}`,
  })
  const no = await amina.post(`${nobody.goTo.split('?')[0]}/confirmation`)
  assert.match(no.text, /That is not here any more/)
  assert.match((await ben.get(nobody.goTo.split('?')[0] ?? '')).text, /It waits for the other side/)
  await joe.post(`${nobody.goTo.split('?')[0]}/withdrawal`)
  const more = await joe.post('/people/proposals/new/change-thresholds', { fewest: '7', reason: 'safer' })
  assert.equal((await amina.post(`${more.goTo.split('?')[0]}/confirmation`)).status, 303)
  assert.deepEqual(thresholds, { fewest: '7' })
})

const pageOf = ({ goTo }: { readonly goTo: string }) => goTo.replace(/\?.*/, '')
const rowOf = async (person: Id<'Person'>) => {
  const world = t.worldAt()
  const row = await world.read.selectFrom('person').selectAll().where('id', '=', person).executeTakeFirst()
  await world.end()
  return row
}

test('a lost e-mail: two people agree on another; only they can read it, and the old address is told', async () => {
  const nia = await sides.joins('Nia Rees', {})
  await sides.write('update person set email = $2 where id = $1', [nia.id, 'nia@old.example'])
  const form = { about: `address:${nia.id}`, reason: 'lost-email', email: 'not an address' }
  assert.equal((await joe.post('/people/proposals/new/new-address', form)).status, 422)
  const page = pageOf(
    await joe.post('/people/proposals/new/new-address', { ...form, email: 'nia@new.example' }),
  )
  for (const who of [amina, joe]) assert.match((await who.get(page)).text, /nia@new\.example/)
  for (const who of [ben, deputy]) assert.doesNotMatch((await who.get(page)).text, /nia@new/)
  assert.equal((await ben.post(`${page}/confirmation`)).status, 422)
  assert.equal((await rowOf(nia.id))?.email, 'nia@old.example')
  assert.equal((await amina.post(`${page}/confirmation`)).status, 303)
  assert.equal((await rowOf(nia.id))?.email, 'nia@new.example')
  assert.doesNotMatch((await amina.get(page)).text, /nia@new/, 'decided, and kept nowhere but with Nia')
  const world = t.worldAt()
  const kept = await world.read.selectFrom('people_proposal').select('apart').execute()
  assert.ok(kept.every(({ apart }) => apart === null))
  const letters = await world.read
    .selectFrom('letter')
    .select('body')
    .where('address', '=', 'nia@old.example')
    .execute()
  await world.end()
  assert.equal(letters.length, 1)
  const taken = pageOf(
    await joe.post('/people/proposals/new/new-address', { ...form, email: 'kim@example.org' }),
  )
  assert.match((await amina.post(`${taken}/confirmation`)).text, /belongs to somebody here already/)
  await joe.post(`${taken}/withdrawal`)
})

test('one person twice: two people join the accounts, and never so that one person holds both keys', async () => {
  const [first, second] = [
    await sides.joins('Ann Lee', {}),
    await sides.joins('Ann Lee', { sides: ['lived'] }),
  ]
  const form = { about: `account:${second.id}`, reason: 'one-person-twice', into: first.id }
  assert.match((await joe.get('/people/proposals/new/one-person-twice')).text, /Ann Lee \(here since /)
  const elsewhere = await joe.post('/people/proposals/new/one-person-twice', { ...form, into: megan.id })
  assert.equal(elsewhere.status, 422)
  const page = pageOf(await joe.post('/people/proposals/new/one-person-twice', form))
  assert.match((await ben.get(page)).text, /Ann Lee is Ann Lee: one account ends/)
  assert.equal((await amina.post(`${page}/confirmation`)).status, 303)
  assert.ok((await rowOf(second.id))?.left_at)
  assert.equal((await rowOf(first.id))?.left_at, null)
  for (const [about, into, why] of [
    [amina.id, joe.id, /Both accounts hold a key/],
    [amina.id, first.id, /The account that ends holds a key/],
    [first.id, first.id, /the same account twice/],
  ] as const) {
    const asked = { ...form, about: `account:${about}`, into }
    const no = pageOf(await joe.post('/people/proposals/new/one-person-twice', asked))
    assert.match((await amina.post(`${no}/confirmation`)).text, why)
    await joe.post(`${no}/withdrawal`)
  }
})

test('a safety contact who came in twice is one afterwards', async () => {
  const other = await sides.joins('Sally Contact', {})
  const form = { about: `account:${contact.id}`, reason: 'one-person-twice', into: other.id }
  const page = pageOf(await joe.post('/people/proposals/new/one-person-twice', form))
  assert.equal((await amina.post(`${page}/confirmation`)).status, 303)
  const world = t.worldAt()
  assert.deepEqual(await safetyContactsOf(world.read, world), [other.id])
  await world.end()
  await sides.write('update person set email = $2 where id = $1', [other.id, 'sally@example.org'])
  proven.add(other.id)
  contact = other
})

test('whoever is asked to hold a key, or whether they are still there, gets one letter in their own way', async () => {
  const gwen = await sides.joins('Gwen Price', { sides: ['lived'] })
  const letters = async () => {
    const world = t.worldAt()
    const all = await world.read.selectFrom('letter').selectAll().where('kind', '=', 'keys').execute()
    await world.end()
    return all.map(({ address, body }) => ({ address, first: body.split('\n')[0] }))
  }
  const [mail, act] = ['update person set email = $2, language = $3 where id = $1', t.worldAt()]
  await sides.write(mail, [gwen.id, 'gwen@example.org', 'cy'])
  await sides.write(mail, [joe.id, 'joe@example.org', 'en'])
  assert.ok((await offerKey(act, await actorOf(act, amina.id), gwen.id, 'deputy')).ok)
  assert.ok((await askHolder(act, await actorOf(act, deputy.id), 'learnt')).ok)
  await act.end()
  assert.deepEqual(await letters(), [
    { address: 'gwen@example.org', first: sayIn('cy')('keys.letter.asked') },
    { address: 'joe@example.org', first: sayIn('en')('keys.letter.there') },
  ])
  const later = t.worldAt()
  assert.ok((await answerAsk(later, await actorOf(later, joe.id))).ok)
  const needs = await keysNeedMe(
    { world: later, actor: await actorOf(later, gwen.id), say: sayIn('en') },
    PLUG.holds,
  )
  await later.end()
  assert.ok(needs.some(({ href }) => href.startsWith('/people/keys/choices/')))
  assert.equal((await letters()).length, 2)
})

test('the calendar asks for both jobs every night', () => {
  assert.deepEqual(
    keyDaily.map(({ task }) => task),
    Object.keys(keyTasks(PLUG.holds)),
  )
})

test('a person is taken out by two: they are signed out, in no group, and no contact for worries; whoever holds a key is not', async () => {
  const leaver = await sides.joins('Lou Grey', { sides: ['learnt'] })
  const contacts = (answers: object) =>
    sides.write(`update duty_answer set answers = $2 where org_id = $1 and duty = 'contacts'`, [
      sides.org,
      JSON.stringify(answers),
    ])
  await contacts({
    ...{ 'first-person': contact.id, 'deputy-name': 'Lou Grey', 'deputy-email': 'lou@example.org' },
    'deputy-person': leaver.id,
  })
  assert.equal((await leaver.get('/people/proposals')).status, 200)
  const form = await amina.get('/people/proposals/new/remove-person')
  assert.match(form.text, /Lou Grey/)
  assert.doesNotMatch(form.text, /Joe Evans/)
  const no = await amina.post('/people/proposals/new/remove-person', {
    about: `person:${joe.id}`,
    reason: 'threat',
  })
  assert.match(no.text, /Choose what it is about/)
  const made = await amina.post('/people/proposals/new/remove-person', {
    about: `person:${leaver.id}`,
    reason: 'asked-to-go',
  })
  assert.equal((await joe.post(`${made.goTo.split('?')[0]}/confirmation`)).status, 303)
  assert.equal((await leaver.get('/people/proposals')).status, 303)
  const world = openWorld(t.ground, t.places.riverside.organisation)
  const left = await safetyContacts(world.read, world)
  await world.end()
  assert.deepEqual(
    left.map(({ person }) => person),
    [contact.id],
  )
})

const held = async (by: Inhabitant, kind: Hold['kind'], about = note()) => {
  const made = await by.post('/people/holds', { about, kind })
  assert.equal(made.status, 303, made.text)
  return { about, page: made.goTo.split('?')[0] ?? '' }
}
const since = async (about: string) => {
  const world = openWorld(t.ground, t.places.riverside.organisation)
  return heldSince(world.read, world, about).finally(() => world.end())
}

test('one facilitator holds a thing at once; members see that and why, never what it says; its author is told', async () => {
  assert.match((await ben.get('/people/holds')).text, /Nothing is held now/)
  const about = note('I know where Sam lives')
  const form = await amina.get(`/people/holds/new?about=${about}`)
  assert.match(form.text, /I know where Sam lives/)
  assert.match((await amina.post('/people/holds', { about })).text, /Choose a reason/)
  const { page } = await held(amina, 'threat', about)
  assert.equal(await since(about), '2026-03-21T10:40:00.000Z')
  for (const who of [ben, deputy]) {
    const seen = await who.get(page)
    assert.match(seen.text, /Held by facilitator since 10:40/)
    assert.match(seen.text, /It threatens somebody/)
    assert.doesNotMatch(seen.text, /Sam lives/)
  }
  assert.match((await joe.get(page)).text, /Sam lives/, 'whoever decides sees it')
  assert.deepEqual(toldAuthors, [`${about} held`])
  assert.deepEqual(await needs(joe), ['Something is held. Say what should become of it.'])
  assert.deepEqual(await needs(ben), [])
  assert.match((await joe.post('/people/holds', { about, kind: 'distress' })).text, /This is held already/)
  const [event] = await named('people.held')
  assert.deepEqual(event!.facts, { about, kind: 'threat' })
  for (const who of [stranger, megan]) assert.equal((await who.get(page)).status, 404)
})

test('members, strangers and another organisation hold nothing', async () => {
  const about = note()
  for (const who of [ben, stranger, megan]) {
    assert.equal((await who.get(`/people/holds/new?about=${about}`)).status, 404)
    assert.equal((await who.post('/people/holds', { about, kind: 'threat' })).status, 404)
  }
  assert.equal((await amina.post('/people/holds', { about: 'note:nothing', kind: 'threat' })).status, 404)
  assert.equal(await since(about), undefined)
  assert.equal((await held(contact, 'distress', about)).about, about, 'a safety contact may')
})

test('the two facilitators decide together, one alone does not', async () => {
  const { page, about } = await held(amina, 'names-worker')
  assert.equal((await amina.post(`${page}/answers`, { says: 'back' })).status, 303)
  assert.match((await amina.post(`${page}/answers`)).text, /Choose what should become of it/)
  assert.match((await ben.post(`${page}/answers`, { says: 'back' })).text, /Only those named here/)
  assert.match(
    (await deputy.post(`${page}/answers`, { says: 'back' })).text,
    /The two facilitators decide first/,
  )
  for (const who of [stranger, megan])
    assert.equal((await who.post(`${page}/answers`, { says: 'back' })).status, 404)
  assert.ok(await since(about))
  assert.equal((await joe.post(`${page}/answers`, { says: 'back' })).status, 303)
  assert.equal(await since(about), undefined)
  assert.ok(toldAuthors.includes(`${about} back`))
})

test('a safety contact acts as such only with a second proof, and not once they have left', async () => {
  const world = t.worldAt()
  const made = { id: id<'Hold'>(randomUUID()), about: 'note:1', kind: 'threat' } as const
  const may = (assurance: 'one-factor' | 'two-factor', actor: Actor) => {
    const now = withoutKey(actor, assurance)
    return hold(now, now.kind === 'person' && now.safety === true, made, world.now(), world.today()).ok
  }
  const sally = await actorOf(world, contact.id)
  assert.equal(may('two-factor', sally), true)
  assert.equal(may('one-factor', sally), false)
  assert.equal(may('two-factor', await actorOf(world, ben.id)), false)
  assert.equal(await isSafetyContact(world.read, world, contact.id), true)
  await world.end()
  await sides.write('update person set left_at = now() where id = $1', [contact.id])
  const later = t.worldAt()
  assert.equal(await isSafetyContact(later.read, later, contact.id), false)
  await later.end()
  await sides.write('update person set left_at = null where id = $1', [contact.id])
  proven.delete(contact.id)
  assert.match((await contact.post('/people/holds', { about: note(), kind: 'threat' })).goTo, /^\/prove/)
  proven.add(contact.id)
})

test('its author asks once; the other side answers; the record does not say who wrote it', async () => {
  const { page, about } = await held(amina, 'distress')
  assert.match((await author.get(page)).text, /You wrote this/)
  assert.match((await author.post(`${page}/appeal`)).text, /Write why it should come back/)
  assert.match((await ben.post(`${page}/appeal`, { why: 'Let it be' })).text, /Only whoever wrote it/)
  assert.equal((await author.post(`${page}/appeal`, { why: 'It is a line of a poem' })).status, 303)
  assert.match((await author.post(`${page}/appeal`, { why: 'Please' })).text, /You asked once already/)
  const [event] = await named('people.hold-appealed')
  assert.equal(event?.actor, 'nobody')
  assert.doesNotMatch((await ben.get(page)).text, /line of a poem/)
  assert.match((await joe.get(page)).text, /line of a poem/)
  assert.match(
    (await amina.post(`${page}/appeal/answer`, { says: 'back' })).text,
    /Somebody from the other side/,
  )
  assert.equal((await megan.post(`${page}/appeal/answer`, { says: 'back' })).status, 404)
  assert.equal((await joe.post(`${page}/appeal/answer`, { says: 'back' })).status, 303)
  assert.equal(await since(about), undefined)
})

test('two working days without a decision: it comes back; a threat stays held and goes up to more people', async () => {
  const poem = await held(amina, 'distress')
  const grave = await held(joe, 'personal-details')
  await job('people.holds-day', '2026-03-24T01:00:00.000Z')
  assert.ok(await since(poem.about), 'Saturday and Sunday do not count')
  await job('people.holds-day', '2026-03-25T01:00:00.000Z')
  assert.equal(await since(poem.about), undefined)
  assert.ok(await since(grave.about))
  assert.ok(wentUp.some(({ about }) => about === grave.about))
  const before = wentUp.length
  await job('people.holds-day', '2026-03-25T01:00:00.000Z')
  assert.equal(wentUp.length, before, 'the same day again does nothing')
  assert.match((await deputy.get(grave.page)).text, /Deputies and safety contacts can decide now too/)
  const world = t.worldAt()
  const letters = await world.read.selectFrom('letter').selectAll().where('kind', '=', 'hold').execute()
  assert.deepEqual([...new Set(letters.map(({ address }) => address))].sort(), [
    'kim@example.org',
    'sally@example.org',
  ])
  for (const { subject } of letters) assert.equal(subject, 'News from Riverside Care')
  for (const { body } of letters) assert.doesNotMatch(body, /note|threat|personal|poem/i)
  const waits = await keysNeedMe(
    { world, actor: await actorOf(world, contact.id), say: sayIn('en') },
    PLUG.holds,
  )
  assert.ok(waits.some(({ href }) => href === grave.page))
  await world.end()
  assert.equal((await deputy.post(`${grave.page}/answers`, { says: 'keep' })).status, 303)
  assert.equal((await contact.post(`${grave.page}/answers`, { says: 'keep' })).status, 303)
  assert.match((await ben.get(grave.page)).text, /Two people decided that it stays held/)
  assert.match((await ben.get(grave.page)).text, /Held by facilitator since 21 March 2026, 10:40/)
})

test('nobody answers a proposal: after 14 days the key goes to the deputy, who answers; after 28 it is put away', async () => {
  t.setTime('2026-04-01T10:40:00.000Z')
  const about = note()
  const page = await proposed(about)
  await job('people.keys-day', '2026-04-14T10:40:00.000Z')
  assert.match((await deputy.post(`${page}/confirmation`)).text, /Only the facilitators/)
  await job('people.keys-day', '2026-04-15T10:40:00.000Z')
  assert.match((await joe.post(`${page}/confirmation`)).text, /Only the facilitators/)
  assert.equal((await deputy.post(`${page}/confirmation`)).status, 303)
  assert.equal(noteOf(about)?.hidden, 1)
  const other = await proposed()
  await job('people.keys-day', '2026-05-12T10:40:00.000Z')
  await job('people.keys-day', '2026-05-13T10:40:00.000Z')
  assert.match((await ben.get(other)).text, /Put away on 13 May 2026, since nobody answered/)
})

test('everything that happened has a sentence', async () => {
  const names = new Set(
    (await t.events()).map(({ name }) => name).filter((name) => name.startsWith('people.')),
  )
  assert.ok(names.size > 15)
  for (const name of names) assert.ok(name in KEYS_TOLD, name)
})

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { found } from '../../kernel/found.js'
import { wholeHouse } from '../../testing/house.js'
import { type Neighbours, neighbours } from '../../testing/neighbours.js'
import { type Talk, talk } from '../../testing/talk.js'
import { actorOf } from '../people/index.js'
import { startConversation } from './commands.js'
import { type Conversation, open, start } from './conversation.js'
import { conversationsOf, findConversation, ideasOf } from './queries.js'
import { voterIn } from './voice.js'

let n: Neighbours
let t: Talk

before(async () => {
  n = await neighbours(wholeHouse, actorOf)
  t = await talk(n, { link: false })
})
after(() => n.close())

const reading = async <T>(work: (world: ReturnType<Neighbours['worldAt']>) => Promise<T>) => {
  const world = n.worldAt()
  try {
    return await work(world)
  } finally {
    await world.end()
  }
}

test('anyone in a group starts a conversation; whoever is in none does not', async () => {
  const { conversation } = await reading(async (world) => ({
    conversation: found(await findConversation(world.read, world, { actor: t.amina }, t.id)),
  }))
  const outside = { kind: 'person', id: n.people.stranger, roles: {}, sides: [] } as const
  assert.deepEqual(start(conversation, outside), { ok: false, no: 'not-allowed' })
  assert.ok(start(conversation, t.amina).ok)
})

test('nothing opens before the duties, without a replier, twice, or by somebody else', async () => {
  const at = await reading(async (world) =>
    found(await findConversation(world.read, world, { actor: t.amina }, t.id)),
  )
  const draft: Conversation = { ...at, state: { kind: 'draft' } }
  const joe = { kind: 'person', id: n.people.joe, roles: { [n.group]: ['member'] }, sides: [] } as const
  const now = n.worldAt().now()
  const said = (c: Conversation, actor = t.amina, done = true) => {
    const answer = open(c, actor, done, now, null)
    return answer.ok ? 'yes' : answer.no
  }
  assert.equal(said(draft), 'yes')
  assert.equal(said(draft, t.amina, false), 'not-open-yet')
  assert.equal(said(draft, joe), 'not-allowed')
  assert.equal(said({ ...draft, replier: null }), 'no-replier')
  assert.equal(said(at), 'not-draft')
})

test('members of its groups see it; a stranger and another organisation do not; whoever holds a slip does', async () => {
  const roles = { [n.group]: ['member'] } as const
  const joe = { kind: 'person', id: n.people.joe, roles, sides: [] } as const
  const stranger = { kind: 'person', id: n.people.stranger, roles: {}, sides: [] } as const
  const sees = (who: Parameters<typeof findConversation>[2]) =>
    reading(async (world) => (await findConversation(world.read, world, who, t.id)) !== undefined)
  const guest = await t.comes([n.carer])
  assert.equal(await sees({ actor: joe }), true)
  assert.equal(await sees({ actor: stranger }), false)
  assert.equal(await sees({ actor: { kind: 'visitor' } }), false)
  assert.equal(await sees({ actor: { kind: 'visitor' }, pseudonym: guest.pseudonym }), true)
  const elsewhere = n.worldAt('harbour')
  assert.deepEqual(await conversationsOf(elsewhere.read, elsewhere, { actor: t.amina }), [])
  await elsewhere.end()
})

test('a draft is seen only by whoever prepares it', async () => {
  const world = n.worldAt()
  const wish = { group: n.group, question: 'A draft?', about: null, language: 'en', template: null } as const
  const rest = {
    minutes: 5,
    payment: null,
    replier: null,
    replyDays: 28,
    rowsAnnounced: false,
    smallRoom: false,
    fewest: 5 as const,
  }
  const lists = { groups: [], perspectives: [], link: true, seeds: [] }
  const made = await startConversation(world, t.amina, { ...wish, ...rest, ...lists })
  assert.ok(made.ok)
  const joe = { kind: 'person', id: n.people.joe, roles: { [n.group]: ['member'] }, sides: [] } as const
  const questions = async (actor: typeof t.amina | typeof joe) =>
    (await conversationsOf(world.read, world, { actor })).map(({ question }) => question)
  assert.ok((await questions(t.amina)).includes('A draft?'))
  assert.ok(!(await questions(joe)).includes('A draft?'))
  await world.end()
})

test('a voter is known by a pseudonym alone; seeds carry who chose them', async () => {
  const guest = await t.comes([n.worker])
  await guest.votes(0, 'agree')
  const { voter, ideas } = await reading(async (world) => ({
    voter: await voterIn(world.read, world, t.id, guest.pseudonym),
    ideas: await ideasOf(world.read, world, t.id),
  }))
  assert.deepEqual(voter?.perspectives, [n.worker])
  assert.deepEqual(new Set(ideas.map(({ chosenBy }) => chosenBy)), new Set([n.people.amina]))
  assert.ok(ideas.every(({ author }) => author === null))
})

test('the record says that somebody started and opened it, and holds no word of the question', async () => {
  const events = (await n.events()).filter(({ about }) => about === `conversation:${t.id}`)
  assert.deepEqual(
    // The clock of the town stands still, so two of the same moment have no order.
    events.map(({ name }) => name).sort(),
    ['conversations.opened', 'conversations.started'],
  )
  assert.ok(!JSON.stringify(events).includes('good day'))
})

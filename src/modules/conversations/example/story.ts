import { randomUUID } from 'node:crypto'
import { found } from '../../../kernel/found.js'
import { type Id, id } from '../../../kernel/id.js'
import { type Random, random } from '../../../maths/random/random.js'
import { done, type Given, groupsOf, perspectivesOf, proposeChange, type Stage } from '../../people/index.js'
import { openConversation, startConversation, type Wish } from '../commands.js'
import type { Conversation } from '../conversation.js'
import { bring } from '../exchange/bring.js'
import { importConversation } from '../exchange/commands.js'
import { letOut } from '../exchange/rows/kinds.js'
import { readConversation } from '../intake/folder.js'
import { ask } from '../results/jobs.js'
import { aboutConversation, conversationKinds } from '../start/changes.js'
import { sayVerdict, writeReply } from '../start/reply-commands.js'
import { addSeed } from '../start/seed-commands.js'
import { makeSlips } from '../start/slip-commands.js'
import { comesBySlip, freeze, keepMark, keepVote, saysWho } from '../take-part/commands.js'
import { newCode, pseudonymIn } from '../voice.js'
import { ASKED, FIRST_WEEK, PRINCIPLES, type Put, REQUIRED, SMALL, VOICES } from './talks.js'

const DIRECTOR = 'Angharad Price'
const LIVED_KEY = 'Nia Llewellyn'
const BOTH_PROOFS = { secondFactor: true } as const

type Talk = { readonly c: Conversation; readonly ideas: readonly Put[] }
type Said = Pick<Wish, 'question' | 'about' | 'template' | 'smallRoom' | 'link'> &
  Partial<Pick<Wish, 'rowsAnnounced'>>

/**
 * Plays one conversation of each kind: one under way, one closed with its reply, a small room, and a real one where its
 * folder is given.
 * @returns in one sentence, why the folder cannot be used
 */
export async function playConversations(stage: Stage, { polis }: Given): Promise<string | undefined> {
  if (polis !== undefined && !(await bringsIn(stage, polis)))
    return `${polis} is not a Polis export we can use: throughline report says what is wrong with it.`
  const chance = random(7)
  const week = await begins(stage, 9, FIRST_WEEK, {
    question: 'What makes a good first week with a new care worker?',
    about: 'Eleven people told us that the first week decides whether it works.',
    template: null,
    smallRoom: false,
    link: true,
  })
  await speak(stage, week, chance, 'slip')
  await speak(stage, week, chance, 'link')
  const principles = await begins(stage, 8, PRINCIPLES, {
    question: 'Which principles do we hold when we work together?',
    about: null,
    template: 'principles',
    smallRoom: false,
    link: false,
    rowsAnnounced: true,
  })
  const voices = await speak(stage, principles, chance, 'slip')
  await closes(stage, principles, voices)
  await asksForRows(stage, principles)
  await begins(stage, 4, SMALL, {
    question: 'How should our Friday meetings feel?',
    about: 'This room is small. Numbers are shown only once everybody has agreed to it.',
    template: null,
    smallRoom: true,
    link: false,
  })
  for (const { c } of [week, principles])
    await ask(stage.door.ground.pool, stage.world.organisation.id, 'conversations.refresh', c.id)
  return undefined
}

async function bringsIn({ world, on }: Stage, folder: string): Promise<boolean> {
  on(9, 30)
  const given = { perspectives: undefined, perspectiveColumn: undefined, marks: undefined, lenient: false }
  const reading = await readConversation(folder, given)
  if (!reading.ok) return false
  const wished = { question: undefined, language: 'en', required: [], make: { lived: [], learnt: [] } }
  const fits = bring(reading.conversation, wished, await perspectivesOf(world), () =>
    id<'Perspective'>(randomUUID()),
  )
  if (!fits.ok) return false
  const forum = found((await groupsOf(world)).find(({ name }) => name === 'The Friday forum')).id
  done(await importConversation(world, { kind: 'operator' }, forum, fits.brought, () => undefined))
  return true
}

async function begins(
  { world, on, as }: Stage,
  daysAgo: number,
  ideas: readonly Put[],
  said: Said,
): Promise<Talk> {
  on(daysAgo, 60)
  const nia = await as(LIVED_KEY)
  const groups = await groupsOf(world)
  const forum = found(groups.find(({ name }) => name === 'The Friday forum')).id
  const all = await perspectivesOf(world)
  const perspectives = ASKED.map((at) => ({
    perspective: found(all[at]).id,
    required: REQUIRED.includes(at),
    target: at === 0 ? 30 : null,
  }))
  const usual = { minutes: 8, payment: 'A £10 voucher for an hour', replier: 'Angharad Price, the director' }
  const rest = { replyDays: 21, rowsAnnounced: false, fewest: 5 as const, language: 'en', seeds: [] }
  const wish = { ...usual, ...rest, ...said, group: forum, groups: groups.map(({ id }) => id), perspectives }
  const draft = done(await startConversation(world, nia, wish))
  for (const { text, translation, easyRead } of ideas)
    done(await addSeed(world, nia, draft.id, { text, language: 'en', translation, easyRead }))
  const c = done(await openConversation(world, nia, draft.id, true, null))
  return { c, ideas }
}

/** People come with a slip from the day centre, or by the open link, and say what they think. */
async function speak(
  stage: Stage,
  { c, ideas }: Talk,
  chance: Random,
  by: 'slip' | 'link',
): Promise<Buffer[]> {
  const { world, door, as } = stage
  const all = await perspectivesOf(world)
  const voices: Buffer[] = []
  for (const [at, { perspective, come }] of VOICES.entries()) {
    const many = by === 'slip' ? come : Math.ceil(come / 2)
    const codes =
      by === 'slip'
        ? done(await makeSlips(door, world, await as(LIVED_KEY), c.id, many)).codes
        : Array.from({ length: many }, newCode)
    for (const code of codes) {
      const pseudonym = await pseudonymIn(door, world, c.box, code)
      const from = { of: c.id, pseudonym, whose: 'mine', agreedSmall: false } as const
      if (by === 'slip') await comesBySlip(door, world, c.id, pseudonym)
      await saysWho(door, world, { ...from, perspectives: [found(all[perspective]).id] }, by)
      await answers(stage, { c, ideas }, { pseudonym, at }, chance)
      voices.push(pseudonym)
    }
  }
  return voices
}

async function answers(
  { world: { organisation }, door }: Stage,
  { c, ideas }: Talk,
  { pseudonym, at }: { readonly pseudonym: Buffer; readonly at: number },
  chance: Random,
): Promise<void> {
  await freeze(door, organisation, c.id, pseudonym)
  for (const [n, { agree }] of ideas.entries()) {
    // Nobody answers everything.
    if (chance.uniform() > 0.88) continue
    const agrees = chance.uniform() < (agree[at] ?? 5) / 10
    const vote = agrees ? 'agree' : chance.uniform() < 0.3 ? 'unsure' : 'disagree'
    await keepVote(door, organisation, { box: c.box, pseudonym, n }, vote)
    if (agrees && chance.uniform() < 0.25)
      await keepMark(door, organisation, { box: c.box, pseudonym, n }, true)
  }
}

/** Two people close it, the director replies, and those who spoke say what they think of the reply. */
async function closes(stage: Stage, { c }: Talk, voices: readonly Buffer[]): Promise<void> {
  const { world, door, on, as, idOf, agrees } = stage
  on(5, 30)
  const person: Id<'Person'> = await idOf(DIRECTOR)
  const draft = { replier: 'Angharad Price, the director', person, days: '21' }
  const wish = { about: aboutConversation(c.id), draft, reason: 'heard-enough' }
  const asked = done(
    await proposeChange(world, await as(LIVED_KEY), conversationKinds.close, wish, BOTH_PROOFS),
  )
  on(4, 200)
  await agrees(asked.id, await as(DIRECTOR), [conversationKinds.close])
  on(3, 45)
  const reply =
    'Thank you. We take all four. From March, people who help us plan are paid within two weeks. Time to speak is the first point of every meeting. Each idea you gave gets an answer here by the end of June.'
  const here = { conversation: c, looking: { actor: await as(DIRECTOR) }, pseudonym: undefined }
  done(await writeReply(world, here, { text: reply, language: 'en' }))
  on(2, 15)
  for (const [at, pseudonym] of voices.slice(0, 20).entries())
    await sayVerdict(door, world, c.id, 1, pseudonym, at % 5 !== 0)
}

/** One side asks to let the single answers out; the other has not said yet. */
async function asksForRows({ world, on, as }: Stage, { c }: Talk): Promise<void> {
  on(1, 60)
  const wish = { about: aboutConversation(c.id), draft: {}, reason: 'check-sums' }
  done(await proposeChange(world, await as(LIVED_KEY), letOut, wish, BOTH_PROOFS))
}

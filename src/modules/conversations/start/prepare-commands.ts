import { randomUUID } from 'node:crypto'
import type { Actor } from '../../../kernel/actor.js'
import type { Day } from '../../../kernel/day.js'
import { type Decision, no } from '../../../kernel/decision.js'
import { found } from '../../../kernel/found.js'
import { type Id, id } from '../../../kernel/id.js'
import { makeBox } from '../../../platform/ballots/box.js'
import type { Tx } from '../../../platform/db/scope.js'
import type { World } from '../../../platform/world.js'
import { audience, insertConversation, newLinkCode, openConversation, set } from '../commands.js'
import { type Asked, type Conversation, type ConversationRefusal, start } from '../conversation.js'
import { askedIn, findConversation, lockConversation } from '../queries.js'
import { type Chosen, type Missing, missing, type Part, prepare, type Wording } from './prepare.js'
import { alsoOf } from './queries.js'
import { hasDetails } from './seed-notes.js'
import { notesOf, seedsOf } from './settings.js'

type Of = Id<'Conversation'>
type Answer = Decision<Conversation, ConversationRefusal>

/** What is said on the first page of a new conversation. */
export type First = Pick<Conversation, 'group' | 'question' | 'about' | 'language' | 'template'>

/** What somebody gets who says nothing else; all of it can be changed before it opens. */
const USUAL = {
  minutes: 10,
  payment: null,
  replier: null,
  replyDays: 28,
  rowsAnnounced: false,
  smallRoom: false,
  fewest: 5,
  linkCode: null,
  source: null,
  state: { kind: 'draft' },
} as const

/** Starts a conversation from its question alone; a template brings its other language along. */
export function startDraft(world: World, actor: Actor, first: First, wordings: readonly Wording[]) {
  return world.act(actor, async (tx): Promise<Answer> => {
    const made = id<'Conversation'>(randomUUID())
    const startedBy = actor.kind === 'person' ? actor.id : null
    const fresh: Conversation = { ...USUAL, ...first, id: made, box: await makeBox(tx, world), startedBy }
    const answer = start(fresh, actor)
    if (!answer.ok) return answer
    await insertConversation(tx, world, answer.next)
    await audience(tx, world, made, [first.group], [])
    await putWordings(tx, world, made, wordings)
    await chose(tx, world, made, 'question', actor)
    return answer
  })
}

export function setQuestion(
  world: World,
  actor: Actor,
  of: Of,
  said: Pick<Conversation, 'question' | 'about' | 'language'>,
) {
  return change(world, actor, of, 'question', async (tx, c) => {
    // Asked in another of the languages: its old words there would stand beside themselves.
    if (said.language !== c.language)
      await tx
        .deleteFrom('conversation_wording')
        .where('org_id', '=', world.organisation.id)
        .where('conversation_id', '=', of)
        .where('language', '=', said.language)
        .where('easy_read', '=', false)
        .execute()
    await set(tx, world, of, said)
    await chose(tx, world, of, 'question', actor)
  })
}

/** All that is there of the question in other words; what is not named any more goes. */
export function setLanguages(world: World, actor: Actor, of: Of, wordings: readonly Wording[]) {
  return change(world, actor, of, 'languages', async (tx) => {
    const at = { org_id: world.organisation.id, conversation_id: of }
    await tx
      .deleteFrom('conversation_wording')
      .where('org_id', '=', at.org_id)
      .where('conversation_id', '=', of)
      .execute()
    await tx
      .deleteFrom('conversation_wording_due')
      .where('org_id', '=', at.org_id)
      .where('conversation_id', '=', of)
      .execute()
    await putWordings(tx, world, of, wordings)
    // Whoever promised the question promised the ideas: said once, it stands beside both.
    const promised = wordings.flatMap(({ language, easyRead, madeBy, dueOn }) =>
      dueOn === null
        ? []
        : [
            {
              ...at,
              language,
              kind: easyRead ? 'easy-read' : 'translation',
              who: madeBy,
              due_on: dueOn,
            },
          ],
    )
    if (promised.length) await tx.insertInto('conversation_wording_due').values(promised).execute()
  })
}

type Who = {
  readonly groups: readonly Id<'Group'>[]
  readonly asked: readonly Asked[]
  readonly link: boolean
}

export function setWho(world: World, actor: Actor, of: Of, { groups, asked, link }: Who) {
  return change(world, actor, of, 'who', async (tx, c) => {
    const org = world.organisation.id
    for (const table of ['conversation_group', 'conversation_perspective'] as const)
      await tx.deleteFrom(table).where('org_id', '=', org).where('conversation_id', '=', of).execute()
    await audience(tx, world, of, [...new Set([c.group, ...groups])], asked)
    await set(tx, world, of, { link_code: link ? (c.linkCode ?? newLinkCode()) : null })
    await chose(tx, world, of, 'required', actor)
  })
}

type Time = Pick<Conversation, 'minutes' | 'payment'> & { readonly closesOn: Day | null }

export function setTime(world: World, actor: Actor, of: Of, { closesOn, ...time }: Time) {
  return change(world, actor, of, 'time', async (tx) => {
    await set(tx, world, of, { ...time, closes_on: closesOn })
    await chose(tx, world, of, 'last-day', actor)
  })
}

type Replying = {
  readonly replier: string
  readonly person: Id<'Person'> | null
  readonly days: number
}

export const setReplier = (world: World, actor: Actor, of: Of, { replier, person, days }: Replying) =>
  change(world, actor, of, 'reply', (tx) =>
    set(tx, world, of, { replier, replier_id: person, reply_days: days }),
  )

export const setRules = (
  world: World,
  actor: Actor,
  of: Of,
  { rowsAnnounced, smallRoom, fewest }: Pick<Conversation, 'rowsAnnounced' | 'smallRoom' | 'fewest'>,
) =>
  change(world, actor, of, 'rules', (tx) =>
    set(tx, world, of, { rows_announced: rowsAnnounced, small_room: smallRoom, fewest }),
  )

/** Opens it, unless something is still missing. */
export async function openDraft(
  world: World,
  actor: Actor,
  of: Of,
  houseIsOpen: boolean,
): Promise<Decision<Conversation, ConversationRefusal | Missing>> {
  const { closesOn } = await alsoOf(world.read, world, of)
  const asked = await askedIn(world.read, world, of)
  const before = found(await findConversation(world.read, world, { actor }, of))
  const notes = await notesOf(world, actor, await seedsOf(world.read, world, before))
  const [first] = missing(before, asked, closesOn, world.today(), hasDetails(notes))
  if (first !== undefined && before.state.kind === 'draft') return no(first)
  return openConversation(world, actor, of, houseIsOpen, closesOn)
}

/** Locks the draft, asks the rule, makes the change: all of one act. */
export function change(
  world: World,
  actor: Actor,
  of: Of,
  part: Part,
  make: (tx: Tx, before: Conversation) => Promise<unknown>,
) {
  return world.act(actor, async (tx): Promise<Answer> => {
    const before = found(await lockConversation(tx, world, { actor }, of))
    const answer = prepare(before, actor, part)
    if (answer.ok) await make(tx, before)
    return answer
  })
}

async function putWordings(tx: Tx, { organisation }: World, of: Of, wordings: readonly Wording[]) {
  if (!wordings.length) return
  await tx
    .insertInto('conversation_wording')
    .values(
      wordings.map(({ language, easyRead, question, about, madeBy, dueOn }) => ({
        ...{ org_id: organisation.id, conversation_id: of, language, easy_read: easyRead },
        ...{ question, about, made_by: madeBy, due_on: dueOn },
      })),
    )
    .execute()
}

/** Before it opens only the last choice counts: there is nobody yet who answered another. */
export async function chose(tx: Tx, world: World, of: Of, what: Chosen, actor: Actor): Promise<void> {
  const at = { org_id: world.organisation.id, conversation_id: of, what }
  await tx
    .deleteFrom('conversation_choice')
    .where('org_id', '=', at.org_id)
    .where('conversation_id', '=', of)
    .where('what', '=', what)
    .execute()
  const person_id = actor.kind === 'person' ? actor.id : null
  await tx
    .insertInto('conversation_choice')
    .values({ ...at, n: 0, person_id, chosen_on: world.today() })
    .execute()
}

import { randomUUID } from 'node:crypto'
import type { Actor } from '../../../../kernel/actor.js'
import { type Day, day, type Instant, instant } from '../../../../kernel/day.js'
import { found } from '../../../../kernel/found.js'
import { type Id, id } from '../../../../kernel/id.js'
import { buildMatrix, type VoteMatrix } from '../../../../maths/opinion/matrix.js'
import { Refused } from '../../../../platform/archive/refused.js'
import { closeBox, makeBox } from '../../../../platform/ballots/box.js'
import type { Reader, Tx } from '../../../../platform/db/scope.js'
import type { World } from '../../../../platform/world.js'
import { sayIn } from '../../../../ui/say.js'
import { audience, insertConversation } from '../../commands.js'
import { markItem, VOTES } from '../../idea.js'
import { heldConversation } from '../../queries.js'
import { hashOf, type ResultsSnapshot } from '../../results/snapshot.js'
import { keepVoters, makePerspectives } from '../commands.js'
import { drawPseudonyms, fillBox } from '../fill-box.js'
import { type Content, contentHash } from './content.js'
import type { Archive } from './file.js'
import type { Placing } from './place.js'
import { bringBack } from './rules.js'
import { isClosed, takeContent, withIds } from './take.js'

type Placed = Extract<Placing, { ok: true }>
type Progress = (done: number, of: number) => void
type Of = Id<'Conversation'>

/**
 * Makes a closed conversation of an archive, all of it or nothing, and reads it back: unless it then has the very
 * content that the archive has, nothing stays. Its results are those that were published where it was held. Counted
 * anew they could show what was kept back there, and the two side by side would tell what somebody said.
 * @throws Refused where it does not read back the same
 */
export function restoreConversation(
  world: World,
  actor: Actor,
  group: Id<'Group'>,
  { content, file, head }: Archive,
  { ids, made }: Placed,
  progress: Progress,
) {
  return world.act(actor, async (tx) => {
    const of = id<'Conversation'>(randomUUID())
    const published = content.results && asPublished(withIds(content.results, ids))
    const hash = published?.hash.toString('hex') ?? null
    const facts = {
      source: 'archive',
      ideas: content.ideas.length,
      file,
      results: head.results,
      hash,
    } as const
    const answer = bringBack(of, actor, group, facts)
    if (!answer.ok) return answer
    await makePerspectives(tx, world, made)
    const box = await keepConversation(tx, world, of, group, content, ids)
    await keepWords(tx, world, of, content, ids)
    await keepAnswers(tx, world, { of, box, ids }, content, progress)
    await keepResults(tx, world, of, published)
    const called = new Map(ids.map((one, place) => [one, found(content.perspectives[place])]))
    const here = found(await heldConversation(tx, world, of))
    if (!isClosed(here) || contentHash(await takeContent(tx, world, here, called)) !== head.content)
      throw new Refused('altered', 'read back, it was not the same')
    return answer
  })
}

/** The conversation with this very content, where it is here already. */
export async function sameHere(db: Reader, world: World, content: Content): Promise<Of | undefined> {
  const alike = await db
    .selectFrom('conversation')
    .select('id')
    .where('org_id', '=', world.organisation.id)
    .where('question', '=', content.conversation.question)
    .where('closed_at', 'is not', null)
    .execute()
  for (const row of alike) {
    const here = await heldConversation(db, world, id<'Conversation'>(row.id))
    if (here && isClosed(here) && contentHash(await takeContent(db, world, here)) === contentHash(content))
      return here.id
  }
  return undefined
}

async function keepConversation(
  tx: Tx,
  world: World,
  of: Of,
  group: Id<'Group'>,
  { conversation, perspectives }: Content,
  ids: Placed['ids'],
): Promise<Id<'BallotBox'>> {
  const box = await makeBox(tx, world)
  const { openedAt, closedAt, template, ...said } = conversation
  await insertConversation(tx, world, {
    ...{ id: of, group, box, ...said, template, source: 'archive' },
    ...{ startedBy: null, payment: null, replier: null, linkCode: null, smallRoom: false },
    state: { kind: 'closed', openedAt: moment(openedAt), closedAt: moment(closedAt) },
  })
  const asked = perspectives.flatMap(({ asked, required, target }, place) =>
    asked ? [{ perspective: found(ids[place]), required, target }] : [],
  )
  await audience(tx, world, of, [group], asked)
  return box
}

const moment = (text: string): Instant => instant(new Date(text))

/** Who made other words is not known here; the question must say it in some words. */
async function keepWords(tx: Tx, world: World, of: Of, content: Content, ids: Placed['ids']): Promise<void> {
  const at = { org_id: world.organisation.id, conversation_id: of }
  const madeBy = (language: string) => sayIn(language === 'cy' ? 'cy' : 'en')('exchange.archive.made-by')
  const made_on = world.today()
  const questions = content.questions.map(({ language, easyRead, question, about }) => ({
    ...{ ...at, language, easy_read: easyRead, question, about, made_by: madeBy(language) },
  }))
  const ideas = content.ideas.map(({ speaksAs, hidden, text, language, seed, whose, mended, meta }, n) => ({
    ...{ ...at, n, made_on, text, language, seed, whose, mended, meta, hidden_why: hidden },
    speaks_as: speaksAs === null ? null : found(ids[speaksAs]),
  }))
  const wordings = content.wordings.map(({ idea, ...said }) => ({ ...at, n: idea, made_on, ...said }))
  const replies = content.replies.map(({ n, dueOn, said, language, writtenOn, heard, heardNot }) => ({
    ...{
      ...at,
      n,
      due_on: onDay(dueOn),
      said,
      language,
      written_on: onDay(writtenOn),
      heard,
      heard_not: heardNot,
    },
  }))
  await inLots(questions, (lot) => tx.insertInto('conversation_wording').values(lot).execute())
  await inLots(ideas, (lot) => tx.insertInto('conversation_idea').values(lot).execute())
  await inLots(wordings, (lot) => tx.insertInto('conversation_idea_wording').values(lot).execute())
  await inLots(replies, (lot) => tx.insertInto('conversation_reply').values(lot).execute())
}

function onDay(text: string): Day {
  try {
    return day(text)
  } catch {
    throw new Refused('altered', 'a day that is none')
  }
}

const TOGETHER = 1_000

async function inLots<T>(all: readonly T[], keep: (lot: readonly T[]) => Promise<unknown>): Promise<void> {
  for (let first = 0; first < all.length; first += TOGETHER) await keep(all.slice(first, first + TOGETHER))
}

type Here = { readonly of: Of; readonly box: Id<'BallotBox'>; readonly ids: Placed['ids'] }

/** Names are drawn here, in an order of their own: nothing says which line of the archive somebody was. */
async function keepAnswers(
  tx: Tx,
  world: World,
  { of, box, ids }: Here,
  content: Content,
  progress: Progress,
) {
  const { voters, ideas } = content
  const pseudonyms = drawPseudonyms(voters.length)
  const came = voters.map(({ came, from }) => ({ cameBy: came === 'link' ? came : 'import', from }) as const)
  await keepVoters(tx, world, of, came, ids, pseudonyms)
  const org = world.organisation.id
  const votes = matrixOf(voters, ideas.length, VOTES)
  await fillBox(tx, org, box, votes, pseudonyms, progress)
  const marks = matrixOf(voters, ideas.length, { matters: 1 })
  await fillBox(tx, org, box, marks, pseudonyms, () => undefined, markItem)
  await closeBox(tx, world, box)
}

type Said = 'agree' | 'disagree' | 'unsure' | 'matters'

/** @param values what stands in the box for each kind of answer that is wanted */
function matrixOf(
  voters: Content['voters'],
  ideas: number,
  values: Readonly<Partial<Record<Said, number>>>,
): VoteMatrix {
  const kinds = (['agree', 'disagree', 'unsure', 'matters'] as const).flatMap((kind) => {
    const value = values[kind]
    return value === undefined ? [] : [{ kind, value }]
  })
  const rows = voters.reduce(
    (sum, voter) => kinds.reduce((all, { kind }) => all + voter[kind].length, sum),
    0,
  )
  const log = { person: new Int32Array(rows), statement: new Int32Array(rows), vote: new Int8Array(rows) }
  let row = 0
  for (const [person, voter] of voters.entries())
    for (const { kind, value } of kinds)
      for (const idea of voter[kind]) {
        log.person[row] = person
        log.statement[row] = idea
        log.vote[row++] = value
      }
  return buildMatrix(log, voters.length, ideas)
}

type Published = { readonly text: string; readonly snapshot: ResultsSnapshot; readonly hash: Buffer }

function asPublished(text: string): Published {
  const snapshot: ResultsSnapshot = JSON.parse(text)
  return { text, snapshot, hash: hashOf(snapshot) }
}

/** Done: nobody counts it here again. */
async function keepResults(tx: Tx, world: World, of: Of, published: Published | null): Promise<void> {
  const at = { org_id: world.organisation.id, conversation_id: of }
  await tx
    .insertInto('conversation_counting')
    .values({ ...at, done: true })
    .execute()
  if (!published) return
  const { text, hash, snapshot } = published
  const { n, step, seed, asOf } = snapshot
  await tx
    .insertInto('conversation_result')
    .values({ ...at, n, step, seed, hash, as_of: asOf, snapshot: text })
    .execute()
}

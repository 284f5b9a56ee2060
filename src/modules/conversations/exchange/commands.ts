import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.js'
import { type Id, id } from '../../../kernel/id.js'
import { buildMatrix, type VoteMatrix } from '../../../maths/opinion/matrix.js'
import { closeBox, makeBox } from '../../../platform/ballots/box.js'
import type { Tx } from '../../../platform/db/scope.js'
import { enqueue } from '../../../platform/jobs/enqueue.js'
import type { World } from '../../../platform/world.js'
import { audience, insertConversation } from '../commands.js'
import { markItem } from '../idea.js'
import type { CameBy } from '../voice.js'
import type { Brought, NewPerspective } from './bring.js'
import { drawPseudonyms, fillBox } from './fill-box.js'
import { bringIn } from './rules.js'

type Progress = (done: number, of: number) => void

type Beside = {
  readonly startedBy?: Id<'Person'> | null
  /** stands or falls with the conversation */
  readonly also?: (tx: Tx, made: Id<'Conversation'>) => Promise<void>
}

/**
 * Makes a closed conversation of what was read, all of it or nothing: its ideas, its voters under names drawn here, and
 * every vote; and asks for its results.
 */
export function importConversation(
  world: World,
  actor: Actor,
  group: Id<'Group'>,
  brought: Brought,
  progress: Progress,
  { startedBy = null, also }: Beside = {},
) {
  return world.act(actor, async (tx) => {
    const made = id<'Conversation'>(randomUUID())
    const answer = bringIn(made, actor, group, brought)
    if (!answer.ok) return answer
    const box = await makeBox(tx, world)
    await insertConversation(tx, world, {
      ...{
        id: made,
        group,
        box,
        question: brought.question,
        about: brought.about,
        language: brought.language,
      },
      ...{ template: null, startedBy, minutes: 10, payment: null },
      ...{ replier: null, replyDays: 28, linkCode: null, rowsAnnounced: false, smallRoom: false, fewest: 5 },
      source: brought.source,
      state: { kind: 'closed', openedAt: world.now(), closedAt: world.now() },
    })
    await makePerspectives(tx, world, brought.made)
    const asked = brought.perspectives.map(({ id, required }) => ({
      perspective: id,
      required,
      target: null,
    }))
    await audience(tx, world, made, [group], asked)
    await keepIdeas(tx, world, made, brought)
    const pseudonyms = drawPseudonyms(brought.standing.length)
    const ids = brought.perspectives.map(({ id }) => id)
    const voters = brought.standing.map(
      (own) => ({ cameBy: 'import', from: own.map((one) => ids.indexOf(one)) }) as const,
    )
    await keepVoters(tx, world, made, voters, ids, pseudonyms)
    const org = world.organisation.id
    await fillBox(tx, org, box, brought.matrix, pseudonyms, progress)
    await fillBox(tx, org, box, marksIn(brought), pseudonyms, () => undefined, markItem)
    await closeBox(tx, world, box)
    await enqueue(tx, 'conversations.refresh', made, { key: `conversations.refresh:${made}` })
    await also?.(tx, made)
    return answer
  })
}

export async function makePerspectives(tx: Tx, { organisation }: World, made: readonly NewPerspective[]) {
  const org_id = organisation.id
  for (const { id, side, name } of made)
    await tx
      .insertInto('perspective')
      .values(({ selectFrom }) => ({
        ...{ org_id, id, side, name_en: name.en, name_cy: name.cy },
        place: selectFrom('perspective')
          .select(sql<number>`coalesce(max(place), 0) + 1`.as('place'))
          .where('org_id', '=', org_id),
      }))
      .execute()
}

/** What matters most, as a matrix in which there is only yes. */
function marksIn({ marks, standing, ideas }: Brought): VoteMatrix {
  const person = Int32Array.from(marks.flatMap((of, i) => of.map(() => i)))
  const log = { person, statement: Int32Array.from(marks.flat()), vote: new Int8Array(person.length).fill(1) }
  return buildMatrix(log, standing.length, ideas.length)
}

const TOGETHER = 1_000

async function keepIdeas(
  tx: Tx,
  world: World,
  conversation: Id<'Conversation'>,
  { ideas, language }: Brought,
) {
  const at = {
    org_id: world.organisation.id,
    conversation_id: conversation,
    made_on: world.today(),
    language,
  }
  const rows = ideas.map(({ id, text, hidden, meta }, n) => ({
    ...{ ...at, n, text, meta, came_as: id },
    hidden_why: hidden ? 'elsewhere' : null,
  }))
  for (let first = 0; first < rows.length; first += TOGETHER)
    await tx
      .insertInto('conversation_idea')
      .values(rows.slice(first, first + TOGETHER))
      .execute()
}

/** `from`: places in the list of perspectives */
type Came = { readonly cameBy: CameBy; readonly from: readonly number[] }

/** Keeps who speaks in a conversation that was brought in, person `i` under `pseudonyms[i]`. */
export async function keepVoters(
  tx: Tx,
  { organisation }: World,
  conversation: Id<'Conversation'>,
  voters: readonly Came[],
  perspectives: readonly Id<'Perspective'>[],
  pseudonyms: readonly Buffer[],
) {
  const size = 10 * TOGETHER
  for (let first = 0; first < voters.length; first += size) {
    const lot = voters.slice(first, first + size)
    // Which of the perspectives each person has, as places in the list of them: `1 3`.
    const places = lot.map(({ from }) => from.map((place) => place + 1).join(' '))
    const came = lot.map(({ cameBy }) => cameBy)
    await sql`insert into conversation_voter (org_id, conversation_id, pseudonym, came_by, frozen, perspectives)
      select ${organisation.id}, ${conversation},
        substring(${Buffer.concat(pseudonyms.slice(first, first + size))}::bytea from 16 * (n::int - 1) + 1 for 16),
        came, true,
        array(select (${perspectives}::uuid[])[one::int] from unnest(string_to_array(own, ' ')) as one)
      from unnest(${places}::text[], ${came}::text[]) with ordinality as voter (own, came, n)`.execute(tx)
  }
}

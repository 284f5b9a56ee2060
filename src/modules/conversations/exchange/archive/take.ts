import { sql } from 'kysely'
import type { Id } from '../../../../kernel/id.js'
import type { Reader } from '../../../../platform/db/scope.js'
import type { World } from '../../../../platform/world.js'
import type { Perspective } from '../../../people/index.js'
import type { Conversation } from '../../conversation.js'
import { type Idea, VOTES, type Vote, WHOSE } from '../../idea.js'
import { askedIn, ideasOf } from '../../queries.js'
import { countsFrom, streamOf } from '../../results/stream.js'
import { madeIn } from '../../safety/wordings.js'
import { repliesOf, wordingsOf } from '../../start/queries.js'
import { CAME_BY } from '../../voice.js'
import {
  type ArchivedPerspective,
  type ArchivedVoter,
  type Content,
  inOwnOrder,
  placeName,
} from './content.js'

type Org = Pick<World, 'organisation'>
type Closed = Conversation & { readonly state: { readonly kind: 'closed' } }
export const isClosed = (c: Conversation): c is Closed => c.state.kind === 'closed'

/**
 * A closed conversation as an archive holds it, from one picture of the database.
 * @param called what perspectives are called in place of their names here, by id
 */
export async function takeContent(
  db: Reader,
  org: Org,
  c: Closed,
  called: ReadonlyMap<string, Perspective['name']> = new Map(),
): Promise<Content> {
  const ideas = await ideasOf(db, org, c.id)
  const snapshot = await snapshotText(db, org, c.id)
  const listed = await perspectivesIn(db, org, c.id, { ideas, snapshot, called })
  const ids = listed.map(({ id }) => id)
  const words = new Set(ideas.filter(hasWords).map(({ n }) => n))
  const { question, about, language, template, minutes, replyDays, rowsAnnounced, fewest, state } = c
  const { openedAt, closedAt } = state
  return {
    conversation: {
      ...{
        question,
        about,
        language,
        template,
        minutes,
        replyDays,
        rowsAnnounced,
        fewest,
        openedAt,
        closedAt,
      },
    },
    questions: inOwnOrder(
      (await wordingsOf(db, org, c.id)).flatMap(({ language, easyRead, question, about }) =>
        question === null ? [] : [{ language, easyRead, question, about }],
      ),
    ),
    perspectives: listed.map(({ one }) => one),
    ideas: ideas.map((idea) => ({
      text: hasWords(idea) ? idea.text : null,
      ...{ language: idea.language, seed: idea.seed },
      speaksAs: idea.speaksAs && ids.indexOf(idea.speaksAs),
      ...{ whose: idea.whose, mended: idea.mended, hidden: idea.hiddenWhy, meta: idea.meta },
    })),
    wordings: inOwnOrder(
      (await madeIn(db, org, c)).flatMap(({ n, kind, language, text }) =>
        words.has(n) ? [{ idea: n, kind, language, text }] : [],
      ),
    ),
    replies: (await repliesOf(db, org, c.id)).flatMap(({ n, dueOn, said, heard }) =>
      said
        ? [
            {
              ...{ n, dueOn, said: said.text, language: said.language, writtenOn: said.on },
              ...{ heard: heard.of, heardNot: heard.not },
            },
          ]
        : [],
    ),
    results: snapshot === undefined ? null : inPlaces(snapshot, ids),
    voters: await votersIn(db, org, c, listed),
  }
}

const hasWords = ({ text, hiddenWhy }: Idea) => text !== null && hiddenWhy === null

async function snapshotText(db: Reader, { organisation }: Org, of: Id<'Conversation'>) {
  const row = await db
    .selectFrom('conversation_result')
    .select('snapshot')
    .where('org_id', '=', organisation.id)
    .where('conversation_id', '=', of)
    .executeTakeFirst()
  return row?.snapshot
}

/** The snapshot with places instead of ids. */
function inPlaces(snapshot: string, ids: readonly string[]): Content['results'] {
  const names = new Map(ids.map((id, place) => [id, placeName(place)]))
  return { ...renamed(snapshot, names), small: null }
}

/** And back, as it stands in the table of another place. */
export function withIds(results: NonNullable<Content['results']>, ids: readonly string[]): string {
  const names = new Map(ids.map((id, place) => [placeName(place), id]))
  return JSON.stringify(renamed(JSON.stringify(results), names))
}

const renamed = (json: string, names: ReadonlyMap<string, string>) =>
  JSON.parse(json, (_, value: unknown) => (typeof value === 'string' ? (names.get(value) ?? value) : value))

type Listed = { readonly id: Id<'Perspective'>; readonly one: ArchivedPerspective }

/** Those that are asked for, those an idea speaks from, and those in what was published; by their names. */
async function perspectivesIn(
  db: Reader,
  org: Org,
  of: Id<'Conversation'>,
  {
    ideas,
    snapshot,
    called,
  }: {
    readonly ideas: readonly Idea[]
    readonly snapshot: string | undefined
    readonly called: ReadonlyMap<string, Perspective['name']>
  },
): Promise<readonly Listed[]> {
  const asked = new Map((await askedIn(db, org, of)).map((one) => [one.perspective, one]))
  const rows = await db
    .selectFrom('perspective')
    .select(['id', 'side', 'name_en', 'name_cy'])
    .where('org_id', '=', org.organisation.id)
    .$castTo<{ id: Id<'Perspective'>; side: Perspective['side']; name_en: string; name_cy: string }>()
    .execute()
  const listed = rows.flatMap(({ id, side, name_en, name_cy }): Listed[] => {
    const here = asked.get(id)
    const spoken = ideas.some(({ speaksAs }) => speaksAs === id) || snapshot?.includes(id)
    if (!here && !spoken) return []
    const { en, cy } = called.get(id) ?? { en: name_en, cy: name_cy }
    const must = { required: here?.required ?? false, target: here?.target ?? null }
    return [{ id, one: { en, cy, side, asked: here !== undefined, ...must } }]
  })
  const order = inOwnOrder(listed.map(({ one }) => one))
  return [...listed].sort((a, b) => order.indexOf(a.one) - order.indexOf(b.one))
}

type Row = {
  readonly came_by: string
  readonly whose: string
  readonly perspectives: readonly string[]
}

/**
 * Whose answers count: not a sheet of paper that waits for the other side, and nobody who came and said nothing. How
 * somebody came is told only as far as it counts, and what a supporter guessed stands under no lived perspective.
 */
async function votersIn(
  db: Reader,
  { organisation }: Org,
  { id: of, box }: Closed,
  listed: readonly Listed[],
): Promise<readonly ArchivedVoter[]> {
  const lived = listed.map(({ one }) => one.side === 'lived')
  const voters: ArchivedVoter[] = []
  for (let lot = 0; lot < LOTS; lot++) {
    const said = await saidIn(db, organisation.id, box, lot)
    const rows = await db
      .selectFrom('conversation_voter as v')
      .select(['v.came_by', 'v.whose', 'v.perspectives', 'v.pseudonym'])
      .where('v.org_id', '=', organisation.id)
      .where('v.conversation_id', '=', of)
      .where(within('v.pseudonym', lot))
      .where(
        sql<boolean>`(v.came_by <> 'paper' or exists (select from conversation_paper_batch p
          where p.org_id = v.org_id and p.id = v.batch_id and p.confirmed_by is not null))`,
      )
      .execute()
    for (const row of rows) {
      const answers = said.get(row.pseudonym.toString('hex'))
      if (answers) voters.push(voterOf(row, answers, listed, lived))
    }
  }
  return inOwnOrder(voters)
}

/** So many times the database is asked, since no question to it may take long. */
const LOTS = 32
const within = (pseudonym: string, lot: number) => {
  const bound = (at: number) => Buffer.of((256 / LOTS) * at)
  const from = sql<boolean>`${sql.ref(pseudonym)} >= ${bound(lot)}::bytea`
  return lot === LOTS - 1 ? from : sql<boolean>`${from} and ${sql.ref(pseudonym)} < ${bound(lot + 1)}::bytea`
}

/** What each of a lot answered, `item:value item:value`. */
async function saidIn(db: Reader, org: string, box: Id<'BallotBox'>, lot: number) {
  const rows = await db
    .selectFrom('ballot as b')
    .select(['b.pseudonym', sql<string>`string_agg(b.item || ':' || b.value, ' ')`.as('said')])
    .where('b.org_id', '=', org)
    .where('b.box_id', '=', box)
    .where(within('b.pseudonym', lot))
    .where(sql<boolean>`(b.item % 2 = 0 and b.value between -1 and 1 or b.item % 2 = 1 and b.value = 1)`)
    .groupBy('b.pseudonym')
    .execute()
  return new Map(rows.map(({ pseudonym, said }) => [pseudonym.toString('hex'), said]))
}

function voterOf(
  row: Row,
  answers: string,
  listed: readonly Listed[],
  lived: readonly boolean[],
): ArchivedVoter {
  const whose = WHOSE.find((one) => one === row.whose) ?? 'mine'
  const declared = listed.map(({ id }) => row.perspectives.includes(id))
  const counts = countsFrom(whose, declared, lived)
  const cameBy = CAME_BY.find((one) => one === row.came_by) ?? 'link'
  const said = answers.split(' ').map((one) => one.split(':').map(Number))
  const on = (kind: 0 | 1, answer: number) =>
    said
      .flatMap(([item = 0, value]) => (item % 2 === kind && value === answer ? [item >> 1] : []))
      .sort((a, b) => a - b)
  const voted = (vote: Vote) => on(0, VOTES[vote])
  return {
    came: streamOf(cameBy, true) ?? 'link',
    from: counts.flatMap((is, place) => (is ? [place] : [])),
    ...{ agree: voted('agree'), disagree: voted('disagree'), unsure: voted('unsure'), matters: on(1, 1) },
  }
}

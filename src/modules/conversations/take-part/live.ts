import type { Id } from '../../../kernel/id.js'
import { answersIn, type Cells } from '../../../maths/agreement/cells.js'
import { loadings, type Readied, readied } from '../../../maths/agreement/routing.js'
import { centres, SILENCE, supportOf } from '../../../maths/agreement/support.js'
import type { House } from '../../../platform/room.js'
import { LANGUAGES, type Language } from '../../../ui/say.js'
import { type Perspective, perspectivesOf } from '../../people/index.js'
import type { Conversation } from '../conversation.js'
import { type Idea, isLive } from '../idea.js'
import { askedIn, heldConversation, ideasOf } from '../queries.js'
import type { StatementEntry } from '../report/report.js'
import { snapshotOf } from '../results/queries.js'
import type { IdeaWords } from '../safety/wording.js'
import { wordingsOf } from '../safety/wordings.js'
import { type Counted, cellsFrom } from './counted.js'
import { type At, countedIn, looking, marksOf } from './live-queries.js'

/** An idea that is put to people now. */
export type LiveIdea = {
  readonly n: number
  readonly speaksAs: Id<'Perspective'> | null
  /** the same number for the same author; every seed stands for itself */
  readonly author: number
  readonly words: Readonly<Record<Language, IdeaWords>>
}

/** A conversation as this process holds it, to choose the next idea from without asking the database. */
export type Live = {
  readonly conversation: Conversation
  readonly ideas: readonly LiveIdea[]
  /** number of an idea -> its place among the live ones */
  readonly place: ReadonlyMap<number, number>
  readonly perspectives: readonly Id<'Perspective'>[]
  readonly names: ReadonlyMap<Id<'Perspective'>, Perspective['name']>
  readonly ready: Readied
}

type Kept = {
  live: Live
  mark: string
  counted: Known
  batches: number
  lookedAt: number
  countedAt: number
  countTookMs: number
  looking: Promise<void> | undefined
  counting: Promise<void> | undefined
}

// Ideas and whether it is open are looked at this often at most, votes this often; nobody waits for either.
const LOOK_MS = 1_000
const COUNT_MS = 2_000
// What nobody has asked for in this long may be very old, so whoever asks first waits for a look.
const OLD_MS = 5_000
// Counting a large conversation takes the database a while: never more than a tenth of the time.
const COUNT_SHARE = 10
const CONVERSATIONS_MOST = 400

const processes = new WeakMap<House['ground']['pool'], Map<string, Kept>>()

function keptIn({ ground }: Pick<House, 'ground'>): Map<string, Kept> {
  const kept = processes.get(ground.pool) ?? new Map<string, Kept>()
  processes.set(ground.pool, kept)
  return kept
}

const keyOf = ({ organisation, of }: At) => `${organisation.id} ${of}`
const now = () => performance.now()

/** What is held of a conversation, if it is fresh enough to go by: costs nothing, and has it looked at anew in passing. */
export function liveNow(house: House, at: At): Live | undefined {
  const kept = keptIn(house).get(keyOf(at))
  if (!kept || now() - kept.lookedAt > OLD_MS) return undefined
  if (now() - kept.lookedAt > LOOK_MS) void look(house, at, kept).catch(() => undefined)
  return kept.live
}

/** A conversation to choose from; read from the database where it is not held, or has not been asked for in a while. */
export async function liveOf(house: House, at: At): Promise<Live | undefined> {
  const held = liveNow(house, at)
  if (held) return held
  const all = keptIn(house)
  const kept = all.get(keyOf(at))
  if (kept) {
    await look(house, at, kept)
    return kept.live
  }
  const fresh = await first(house, at)
  if (!fresh) return undefined
  if (all.size >= CONVERSATIONS_MOST) all.delete(all.keys().next().value ?? '')
  all.set(keyOf(at), fresh)
  return fresh.live
}

/** Looks now, whatever was held: for whoever has just changed something here and must see it. */
export async function lookAgain(house: House, at: At): Promise<void> {
  const all = keptIn(house)
  all.delete(keyOf(at))
  await liveOf(house, at)
  await all.get(keyOf(at))?.counting
}

/** Without counts at first: whoever comes first after a start does not wait until everybody's answers are counted. */
async function first(house: House, at: At): Promise<Kept | undefined> {
  const kept = await looking(house, at.organisation.id, async (read): Promise<Kept | undefined> => {
    const marks = await marksOf(read, at)
    const shown = marks && (await shownIn(read, at))
    if (!marks || !shown) return undefined
    return {
      live: { ...shown, ready: await readyFrom(NOTHING, shown) },
      ...{ mark: marks.words, counted: NOTHING, batches: marks.batches, lookedAt: now(), countedAt: now() },
      ...{ countTookMs: 0, looking: undefined, counting: undefined },
    }
  })
  if (kept) void count(house, at, kept).catch(() => undefined)
  return kept
}

/** One look at a time; everybody who wants one meanwhile waits for the same. */
function look(house: House, at: At, kept: Kept): Promise<void> {
  kept.looking ??= looking(house, at.organisation.id, async (read) => {
    const marks = await marksOf(read, at)
    const changed = marks?.words !== kept.mark
    const shown = marks && changed ? await shownIn(read, at) : kept.live
    if (!marks || !shown) return void keptIn(house).delete(keyOf(at))
    if (changed) await makeReady(kept, () => shown)
    kept.mark = marks.words
    const rested = now() - kept.countedAt > Math.max(COUNT_MS, COUNT_SHARE * kept.countTookMs)
    if (marks.batches === kept.batches || !rested) return
    kept.batches = marks.batches
    void count(house, at, kept).catch(() => undefined)
  }).finally(() => {
    kept.lookedAt = now()
    kept.looking = undefined
  })
  return kept.looking
}

/** Counts beside everything else: nobody waits for it. */
function count(house: House, at: At, kept: Kept): Promise<void> {
  kept.counting ??= looking(house, at.organisation.id, async (read) => {
    const from = now()
    kept.counted = await countsOf(read, at, kept.live.conversation.box)
    kept.countTookMs = now() - from
    await makeReady(kept, () => kept.live)
  }).finally(() => {
    kept.countedAt = now()
    kept.counting = undefined
  })
  return kept.counting
}

/** Ideas and counts are read side by side: whichever came meanwhile is not lost. */
async function makeReady(kept: Kept, shownNow: () => Shown): Promise<void> {
  for (;;) {
    const { counted, live } = kept
    const shown = shownNow()
    const ready = await readyFrom(counted, shown)
    if (kept.counted !== counted || kept.live !== live) continue
    kept.live = { ...shown, ready }
    return
  }
}

type Reading = Parameters<typeof marksOf>[0]
type Shown = Omit<Live, 'ready'>

async function shownIn(read: Reading, around: At): Promise<Shown | undefined> {
  const { of } = around
  const conversation = await heldConversation(read, around, of)
  if (!conversation) return undefined
  const ideas = await ideasOf(read, around, of)
  const authors = authorsOf(ideas)
  const words = new Map(
    await Promise.all(
      LANGUAGES.map(
        async (language) => [language, await wordingsOf(read, around, { id: of }, language)] as const,
      ),
    ),
  )
  const shown = (n: number, language: Language) => words.get(language)?.get(n)
  const live = ideas.flatMap((idea): LiveIdea[] => {
    const [en, cy] = [shown(idea.n, 'en'), shown(idea.n, 'cy')]
    if (!isLive(idea) || en?.place.kind !== 'shown' || cy?.place.kind !== 'shown') return []
    return [{ n: idea.n, speaksAs: idea.speaksAs, author: authors.get(idea.n) ?? idea.n, words: { en, cy } }]
  })
  return {
    conversation,
    ideas: live,
    place: new Map(live.map(({ n }, j) => [n, j])),
    names: new Map(
      (await perspectivesOf({ read, organisation: around.organisation })).map(({ id, name }) => [id, name]),
    ),
    perspectives: (await askedIn(read, around, of)).map(({ perspective }) => perspective),
  }
}

// The first idea of an author gives the number. Seeds were chosen for everybody: each stands for itself.
function authorsOf(ideas: readonly Idea[]): ReadonlyMap<number, number> {
  const first = new Map<string, number>()
  return new Map(
    ideas.map(({ n, author }) => {
      const name = author ? Buffer.from(author).toString('hex') : `seed ${n}`
      const number = first.get(name) ?? n
      first.set(name, number)
      return [n, number]
    }),
  )
}

/** What choosing goes by: counts, and how far each idea tells people apart, where a map was drawn already. */
type Known = {
  readonly rows: readonly Counted[]
  readonly places: ReadonlyMap<string, StatementEntry['place']>
}

const NOTHING: Known = { rows: [], places: new Map() }

async function countsOf(read: Reading, at: At, box: string): Promise<Known> {
  const invited = await countedIn(read, at, box, false)
  // An open link alone has nobody else to go by.
  const rows = invited.length ? invited : await countedIn(read, at, box, true)
  const streams = (await snapshotOf({ read, organisation: at.organisation }, at.of))?.snapshot.streams
  const report = (streams?.invited ?? streams?.link)?.report
  return { rows, places: new Map(report?.statements.map(({ id, place }) => [id, place])) }
}

/** A slice at a time, so that no request waits for all of a long list. */
async function readyFrom(known: Known, { ideas, place, perspectives }: Shown): Promise<Readied> {
  const cells = cellsFrom(known.rows, perspectives, place)
  const chances = await supportIn(cells)
  const along = (axis: 'x' | 'y') =>
    Float64Array.from(ideas, ({ n }) => known.places.get(`${n}`)?.[axis] ?? 0)
  const spread = loadings(along('x'), along('y'), cells.live)
  return readied({ cells, chances, loadings: spread, authors: ideas.map(({ author }) => author) })
}

const SLICE = 400

async function supportIn(cells: Cells): Promise<Float64Array> {
  const centre = centres(cells)
  const chances = new Float64Array(cells.agrees.length)
  for (let at = 0; at < chances.length; at++) {
    const voters = cells.voters[Math.floor(at / cells.statements)]!
    const [agrees, answers] = [cells.agrees[at]!, answersIn(cells, at)]
    chances[at] = supportOf({ agrees, answers, voters, centre: centre[at]! }, SILENCE)
    if (at % SLICE === SLICE - 1) await new Promise(setImmediate)
  }
  return chances
}

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { parse as parseCsv } from 'csv-parse/sync'
import type { Labelled } from '../../../maths/agreement/labels.js'
import { countFamilies } from '../../../maths/disclosure/families.js'
import { publishedCell } from '../../../maths/disclosure/published.js'
import { random } from '../../../maths/random/random.js'
import {
  type Attacked,
  atFive,
  attackPages,
  attackTogether,
  countsIn,
  type Moment,
  votersIn,
} from '../../../testing/attacker.js'
import { counting } from '../../../testing/counted.js'
import { wholeHouse } from '../../../testing/house.js'
import { type Neighbours, neighbours } from '../../../testing/neighbours.js'
import { type Talk, talk } from '../../../testing/talk.js'
import { actorOf } from '../../people/index.js'
import type { Vote } from '../idea.js'
import type { Cell, Label } from '../report/report.js'
import { decodeKept, type Kept } from './kept.js'
import { keptOf } from './queries.js'
import type { ResultsSnapshot } from './snapshot.js'
import { STREAMS, type Stream } from './stream.js'

let n: Neighbours
before(async () => {
  n = await neighbours(wholeHouse, actorOf)
})
after(() => n.close())

const TEXTS = [
  'We are asked before things change',
  'The same face comes each day',
  'Meals are hot',
  'We choose when to get up',
  'Somebody answers the phone',
  'Our notes are ours to read',
  'There is time for a cup of tea',
]

/** What a member reads of one stream at one moment, from the pages alone. */
type Read = {
  readonly cells: readonly (readonly Cell[])[]
  readonly labels: readonly (string | undefined)[]
  readonly people: readonly string[]
}

test('whatever a member reads of a conversation through time, page by page and file by file, nothing small can be worked out', async () => {
  const seeds = TEXTS.map((text) => ({ text, language: 'en' }))
  const t = await talk(n, { seeds })
  const c = counting(n, t)
  const chance = random(11)
  const vote = (): Vote => (['agree', 'agree', 'agree', 'disagree', 'unsure'] as const)[chance.whole(5)]!
  const somebody = async (cameBy: 'slip' | 'link', perspective: 'carer' | 'worker' | 'both') => {
    const sets = { carer: [n.carer], worker: [n.worker], both: [n.carer, n.worker] }[perspective]
    const { pseudonym } = await t.comes(sets, cameBy)
    const answers = Object.fromEntries(
      TEXTS.flatMap((_, idea) => (chance.uniform() < 0.8 ? [[idea, vote()] as const] : [])),
    )
    await c.says(pseudonym, answers)
    return pseudonym
  }
  const several = async (
    cameBy: 'slip' | 'link',
    many: readonly [carers: number, workers: number, both: number],
  ) => {
    const came: Buffer[] = []
    for (let k = 0; k < many[0]; k++) came.push(await somebody(cameBy, 'carer'))
    for (let k = 0; k < many[1]; k++) came.push(await somebody(cameBy, 'worker'))
    for (let k = 0; k < many[2]; k++) came.push(await somebody(cameBy, 'both'))
    return came
  }
  const crawled: Crawled[] = []
  const step = async () => {
    n.clock.now = new Date(n.clock.now.getTime() + 60_000)
    await c.refresh()
    crawled.push(await crawl(t))
  }

  const first = await several('slip', [8, 7, 1])
  await several('link', [5, 6, 0])
  await step()
  // Three more: too few to say anything new.
  await several('slip', [1, 2, 0])
  await step()
  assert.equal(crawled[1]!.hash, crawled[0]!.hash, 'three newcomers published something')
  // Some change their mind, some take an answer back, more come by the link.
  for (const pseudonym of first.slice(0, 6))
    await c.says(pseudonym, { 0: 'disagree', 1: vote(), 4: 'taken-back' })
  await several('link', [6, 2, 0])
  await step()
  // Somebody is erased.
  await gone(t, first[3]!)
  await c.run('conversations.forget')
  await several('slip', [3, 4, 0])
  await step()
  // An idea is hidden; what was printed of it is nobody's to read any more.
  await n.write((tx) =>
    tx
      .updateTable('conversation_idea')
      .set({ hidden_why: 'threat' })
      .where('conversation_id', '=', t.id)
      .where('n', '=', 5)
      .execute(),
  )
  await several('slip', [2, 5, 0])
  await several('link', [1, 1, 0])
  await step()
  await c.close()
  await step()
  assert.equal(crawled.at(-1)!.snapshot?.closed, true)
  assert.ok(new Set(crawled.map(({ hash }) => hash)).size >= 4, 'the conversation hardly moved')

  const moments = crawled.map((one) => STREAMS.map((stream): Moment => momentOf(one, stream)))
  for (const insiders of [false, true]) {
    STREAMS.forEach((stream, s) => {
      const pages = moments.flatMap((streams, m) => {
        const now = streams[s]
        return now && isNew(crawled, m, stream) ? [now] : []
      })
      assert.ok(pages.length >= 2, stream)
      assert.deepEqual(attackPages(pages, insiders), [], `${stream} ${insiders}`)
    })
    const news = moments.map((streams, m) =>
      streams.map((one, s): Moment => (one && !isNew(crawled, m, STREAMS[s]!) ? unprinted(one) : one)),
    )
    assert.deepEqual(attackTogether(news, insiders), [], `both streams together ${insiders}`)
  }
  const naive = moments.map((streams) => streams.map((one) => one && careless(one)))
  assert.ok(attackTogether(naive).length > 0, 'the attack finds nothing even where nobody took care')
})

/** Everything that stood on pages, files and screens at one moment; and what the publication was made of. */
type Crawled = {
  readonly hash: string
  readonly snapshot: ResultsSnapshot | null
  readonly read: Readonly<Partial<Record<Stream, Read>>>
  readonly kept: Kept | undefined
  readonly live: Uint8Array
}

async function crawl(t: Talk): Promise<Crawled> {
  const joe = n.as('joe')
  const get = async (path: string) => {
    const page = await joe.get(t.at + path)
    assert.equal(page.status, 200, path)
    return page.text
  }
  const file: File = JSON.parse(await get('/results.json'))
  const csv = parseCsv(await get('/results.csv'), { columns: true, bom: true }) as Row[]
  const screen = JSON.parse(await get('/screen.json'))
  const read: Partial<Record<Stream, Read>> = {}
  for (const stream of STREAMS) {
    if (!file.snapshot?.streams[stream]) continue
    const from = `?from=${stream}`
    const html = [await get(`/ideas${from}`)]
    const table = fromCsv(csv.filter((row) => row.stream === stream))
    read[stream] = table
    assert.deepEqual(
      fromHtml(html.join('')),
      table.cells.map((row) => row.map(wordsOf)),
      'page and CSV differ',
    )
    assert.deepEqual(fromJson(file, stream), table, 'JSON and CSV differ')
    // Whatever else is printed holds no number that is not among these.
    for (const path of ['/results', '/map', '/results/print', '/screen'])
      for (const [, count] of (await get(path + from)).matchAll(/(\d+) or more/g))
        assert.equal(Number(count) % 5, 0)
  }
  if (read.invited) assert.match(screen.people, new RegExp(`^${read.invited.people[0]}`))
  const world = n.worldAt()
  const row = await keptOf(world, t.id)
  await world.end()
  const live = new Uint8Array(TEXTS.length)
  for (const { id } of file.ideas) live[Number(id)] = 1
  return { hash: file.record.hash, snapshot: file.snapshot, read, kept: row && decodeKept(row.kept), live }
}

type File = {
  readonly record: { readonly hash: string }
  readonly snapshot: ResultsSnapshot | null
  readonly ideas: readonly { readonly id: string; readonly text: string }[]
  readonly perspectives: readonly { readonly id: string; readonly name: string }[]
}
type Row = Readonly<Record<string, string>>

const HIDDEN: Cell = { kind: 'withheld', why: 'fewer-than-5' }
const SETS = ['everyone', 'Carer', 'Front-line worker']

function fromCsv(rows: readonly Row[]): Read {
  const of = (set: string, j: number) => rows.find((row) => row.from === set && row.idea === `${j}`)
  return {
    cells: SETS.map((set) =>
      TEXTS.map((_, j): Cell => {
        const row = of(set, j)
        return row ? cellOf(row.people!, [row.agree!, row.disagree!, row['not sure']!]) : HIDDEN
      }),
    ),
    labels: TEXTS.map((_, j) => of('everyone', j)?.['where it stands']),
    people: SETS.map((set) => rows.find((row) => row.from === set && row.idea === '')!.people!),
  }
}

function cellOf(people: string, shares: readonly string[]): Cell {
  if (people.startsWith('fewer')) return HIDDEN
  if (people.startsWith('kept')) return { kind: 'withheld', why: 'protects-others' }
  const [agree, disagree, unsure] = shares.map((words) => {
    if (words === 'nearly all') return { kind: 'nearly-all' } as const
    if (words === 'hardly any') return { kind: 'hardly-any' } as const
    return { kind: 'about', percent: Number.parseInt(words, 10) } as const
  })
  return {
    kind: 'shown',
    heard: Number.parseInt(people, 10),
    agree: agree!,
    disagree: disagree!,
    unsure: unsure!,
  }
}

const shareWords = (share: Extract<Cell, { kind: 'shown' }>['agree']) =>
  share.kind === 'about' ? `${share.percent}%` : share.kind.replace('-', ' ')
const wordsOf = (cell: Cell): string => {
  if (cell.kind === 'withheld')
    return cell.why === 'fewer-than-5' ? 'fewer than 5 so far' : 'kept back to protect a small group'
  return `Agree ${shareWords(cell.agree)} Disagree ${shareWords(cell.disagree)} Not sure ${shareWords(cell.unsure)} ${cell.heard} or more answered`
}

/** The table of every idea, row by row, as text; hidden ideas have no row and read as nothing. */
function fromHtml(html: string): string[][] {
  const rows = TEXTS.map((_, j) => new RegExp(`<tr id="idea-${j}">(.*?)</tr>`, 's').exec(html)?.[1])
  return SETS.map((_, set) =>
    rows.map((row) => {
      if (row === undefined) return wordsOf(HIDDEN)
      const cells = [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell]) =>
        cell!
          .replace(/<[^>]+>/g, ' ')
          .replace(/\s+/g, ' ')
          .trim(),
      )
      return cells[1 + set]!
    }),
  )
}

function fromJson(file: File, stream: Stream): Read {
  const { report } = file.snapshot!.streams[stream]!
  const entries = new Map(report.statements.map((entry) => [entry.id, entry]))
  const place = SETS.slice(1).map((name) => {
    const { id } = file.perspectives.find((one) => one.name === name)!
    return report.perspectives.findIndex((one) => one.name === id)
  })
  const all = TEXTS.map((_, j) =>
    file.ideas.some(({ id }) => id === `${j}`) ? entries.get(`${j}`) : undefined,
  )
  const dividing = report.differences.kind === 'compared' ? report.differences.ideas : []
  const people = (count: (typeof report)['people']) =>
    count.kind === 'at-least' ? `${count.atLeast} or more` : 'fewer than 5 so far'
  return {
    cells: [
      all.map((entry) => entry?.everyone ?? HIDDEN),
      ...place.map((p) => all.map((entry) => entry?.perspectives[p] ?? HIDDEN)),
    ],
    labels: all.map(
      (entry, j) =>
        entry &&
        LABELS[dividing.includes(`${j}`) && entry.label.kind === 'open' ? 'divided' : entry.label.kind],
    ),
    people: [people(report.people), ...place.map((p) => people(report.perspectives[p]!.people))],
  }
}

const LABELS: Record<Label['kind'], string> = {
  'common-ground': 'common ground',
  leaning: 'leaning',
  'not-enough-voices': 'not enough voices yet',
  opposed: 'opposed',
  divided: 'divided',
  open: 'open',
  withheld: 'kept back',
}

/** The cells as read, over the truth they were printed from. Whether a cell was printed anew the attacker is told. */
function momentOf({ read, kept, live, snapshot }: Crawled, stream: Stream): Moment {
  const [seen, truth] = [read[stream], kept?.streams[stream]]
  if (!seen || !truth || !snapshot) return undefined
  const { matrix, members } = truth.last
  const { memory } = truth
  const of: Attacked = {
    matrix,
    unions: { count: members.length, members },
    declared: members.length,
    live: live.slice(0, matrix.statements),
    // Labels are decided with what is known to divide then; what it is by now is told apart by the label itself.
    divides: truth.divides.map((is, j) => dividesBy(memory.labels[j], is)),
    required: members.map(() => Number(stream === 'invited')),
  }
  const labels = memory.labels.map((label, j): Labelled | undefined => {
    const words = seen.labels[j]
    if (words === undefined || words === 'kept back') return undefined
    assert.ok(label, 'a label is printed that was not published')
    return label
  })
  return { of, page: { cells: seen.cells.map((row) => row.map(atFive)), labels, memory } }
}

const dividesBy = (label: Labelled | undefined, is: number) => {
  if (label?.kind === 'divided') return 1
  return label?.kind === 'open' ? 0 : is
}

const isNew = (all: readonly Crawled[], m: number, stream: Stream) => {
  const asOf = (k: number) => all[k]?.snapshot?.streams[stream]?.asOf
  return asOf(m) !== asOf(m - 1)
}

/** The same people, of whom nothing is printed anew. */
const unprinted = ({ of, page }: NonNullable<Moment>): Moment => ({
  of,
  page: {
    ...page,
    memory: {
      snapshots: [],
      cellsFrom: page.memory.cellsFrom.map((row) => row.map(() => -1)),
      labelsFrom: page.memory.labelsFrom.map(() => -1),
    },
  },
})

/** As an erasure leaves it: no ballots, and a name that is nobody's. */
async function gone(t: Talk, pseudonym: Buffer): Promise<void> {
  await n.write(async (tx) => {
    const theirs = tx.deleteFrom('ballot').where('box_id', '=', t.box)
    await theirs.where('pseudonym', '=', pseudonym).execute()
    const voter = tx.updateTable('conversation_voter').set({ pseudonym: randomBytes(16) })
    await voter.where('conversation_id', '=', t.id).where('pseudonym', '=', pseudonym).execute()
  })
}

/** The same conversation printed without care: every cell as it is, each time. */
function careless(moment: NonNullable<Moment>): NonNullable<Moment> {
  const { of } = moment
  const { members } = of.unions
  const families = countFamilies(of.matrix, of.unions, of.declared, of.live)
  const cells = [members[0]!.map(() => 1), ...members].map((_, set) =>
    TEXTS.map((_, j) => publishedCell(...countsIn(families, set, j), votersIn(families, set))),
  )
  const snapshots = [{ matrix: of.matrix, members: [] }]
  const from = (rows: number) => Array.from({ length: rows }, () => new Int32Array(TEXTS.length))
  return {
    of,
    page: {
      cells,
      labels: TEXTS.map(() => undefined),
      memory: { snapshots, cellsFrom: from(cells.length), labelsFrom: new Int32Array(TEXTS.length).fill(-1) },
    },
  }
}

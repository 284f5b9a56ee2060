import { countCells } from '../maths/agreement/cells.js'
import { attack } from '../maths/disclosure/attack.js'
import { answersOf, countFamilies, type Families } from '../maths/disclosure/families.js'
import { type Answers, type Reading, readingFrom, readingOf, readTogether } from '../maths/disclosure/hull.js'
import { profileReader, readLabel } from '../maths/disclosure/label-reading.js'
import type { Layer } from '../maths/disclosure/layer.js'
import { emptyBut, type Memory } from '../maths/disclosure/memory.js'
import type { Publication } from '../maths/disclosure/publish.js'
import { type Cell, FEWEST, inFives } from '../maths/disclosure/published.js'
import { insidersOf, targetsFor } from '../maths/disclosure/targets.js'
import type { VoteMatrix } from '../maths/opinion/matrix.js'
import type { Perspectives } from '../maths/perspectives.js'
import type { ReportCell } from '../modules/conversations/index.js'

/** A conversation as the attacked publication was made of it. */
export type Attacked = {
  readonly matrix: VoteMatrix
  readonly unions: Perspectives
  readonly declared: number
  readonly live?: Uint8Array
  /** length statements: 1 where it is known to divide */
  readonly divides?: Uint8Array
  /** length perspectives: 1 where it must be heard */
  readonly required?: ArrayLike<number>
}

/** What is printed, and what of it was printed anew. */
type Page = Pick<Publication, 'cells' | 'labels'> & {
  readonly memory: Pick<Memory, 'snapshots' | 'cellsFrom' | 'labelsFrom'>
}

/** What an outsider reads, from the printed page alone; whether a cell was renewed she is told. */
function readings(of: Attacked, families: Families, page: Page, j: number) {
  const voters = page.cells.map((_, u) => votersIn(families, u))
  const most = voters.map((people) => inFives(people) + 4)
  const { snapshots, cellsFrom } = page.memory
  const renewed = (u: number) =>
    cellsFrom[u]![j] === snapshots.length - 1 && snapshots.at(-1)?.matrix === of.matrix
  // Where nothing is printed anew but "protects others", the words stand for the whole statement and tell nothing.
  const blank = page.cells.every(
    (row, u) =>
      voters[u]! < FEWEST ||
      !renewed(u) ||
      (row[j]!.kind === 'withheld' && row[j]!.why === 'protects-others'),
  )
  const read: (Reading | undefined)[] = page.cells.map((row, u) => {
    const cell = row[j]!
    const isFew = cell.kind === 'withheld' && cell.why === 'fewer-than-5'
    return renewed(u) && (isFew || !blank) ? readingOf(cell, most[u]!) : undefined
  })
  const label = page.labels[j]
  const fresh = page.memory.snapshots[page.memory.labelsFrom[j]!]?.matrix === of.matrix
  if (!label || !fresh) return { read, plain: read }
  const profile = profileReader(countCells(of.matrix, of.unions, of.live), of.required)
  const cells = of.unions.members.map((_, p) => {
    const now = countsIn(families, 1 + p, j)
    const few = now[0] + now[1] + now[2] < 25
    return {
      possible: few ? read[1 + p]?.possible : undefined,
      profile: (answers: Answers) => profile(p, j, answers),
      now,
      truth: profile(p, j, now),
    }
  })
  const after = readLabel(cells, label, Boolean(of.divides?.[j]))
  return {
    plain: read,
    read: read.map((one, u) => (u > 0 && after[u - 1] ? readingFrom(after[u - 1]!) : one)),
  }
}

export function votersIn(families: Families, set: number): number {
  const family = families.families.find((one) => one.sets.includes(set))!
  const contains = family.contains[family.sets.indexOf(set)]!
  return contains.reduce((sum, mark, t) => sum + mark * family.voters[t]!, 0)
}

export function countsIn(families: Families, set: number, j: number): Answers {
  const family = families.families.find((one) => one.sets.includes(set))!
  return answersOf(family, j, family.contains[family.sets.indexOf(set)]!)
}

/** Two pages of the same answers, read side by side. */
const inOneHand = (one: Layer, other: Layer): Layer => {
  const plain = (layer: Layer) => layer.plain ?? layer.readings
  const each = (of: (layer: Layer) => Layer['readings']) =>
    of(one).map((reading, set) => readTogether(reading, of(other)[set]))
  return { ...other, readings: each(({ readings }) => readings), plain: each(plain) }
}

/**
 * Attacks every statement over all these pages together; the sets of people must be the same throughout.
 *
 * @param insiders by everybody who took part, instead of by an outsider
 */
export function attackPages(pages: readonly { of: Attacked; page: Page }[], insiders = false): string[] {
  const families = pages.map(({ of }) => countFamilies(of.matrix, of.unions, of.declared, of.live))
  const last = families.at(-1)!
  const found: string[] = []
  for (let j = 0; j < last.statements; j++) {
    const live = pages.at(-1)!.of.live
    if (live && !live[j]) continue
    const seen = pages.map(({ of, page }, k) => readings(of, families[k]!, page, j))
    last.families.forEach((family, f) => {
      const names = [...new Set(families.flatMap((one) => one.families[f]!.names))].sort()
      const structure = {
        atoms: names.length,
        contains: family.sets.map((_, s) => Uint8Array.from(names, (name) => Number(name[s]))),
      }
      const printed = families.map((one, k): Layer => {
        const now = one.families[f]!
        const counts = new Int32Array(names.length * 3)
        now.names.forEach((name, t) => {
          const from = (j * now.atoms + t) * 3
          counts.set(now.counts.subarray(from, from + 3), names.indexOf(name) * 3)
        })
        const { read, plain } = seen[k]!
        return {
          counts,
          empty: emptyBut(now.names, names),
          readings: now.sets.map((set) => read[set]),
          plain: now.sets.map((set) => plain[set]),
        }
      })
      const layers: Layer[] = []
      printed.forEach((layer, k) => {
        const same = k > 0 && pages[k]!.of.matrix === pages[k - 1]!.of.matrix
        layers.push(same ? inOneHand(layers.pop()!, layer) : layer)
      })
      for (const insider of insiders ? insidersOf(layers) : [undefined])
        for (const one of insider
          ? attack(structure, layers, { insider }, targetsFor(structure, layers, insider))
          : attack(structure, layers))
          found.push(`statement ${j}: ${one.what} of ${one.set} less ${one.less}, ${one.low} to ${one.high}`)
    })
  }
  return found
}

/** One stream at one moment: what it was made of, and what was printed; nothing before its first publication. */
export type Moment = { readonly of: Attacked; readonly page: Page } | undefined

/**
 * Attacks streams that share nobody all together, over all moments, as somebody who reads both of them would: the
 * sets of the one may tell of the other only through everybody, of whom nothing is printed.
 *
 * @param moments per moment the streams, always in the same order
 */
export function attackTogether(moments: readonly (readonly Moment[])[], insiders = false): string[] {
  const last = moments.at(-1)!
  const found: string[] = []
  const statements = Math.max(...last.map((one) => one?.of.matrix.statements ?? 0))
  const families = moments.map((streams) =>
    streams.map((one) => one && countFamilies(one.of.matrix, one.of.unions, one.of.declared, one.of.live)),
  )
  const names = last.map((_, s) =>
    [...new Set(families.flatMap((streams) => streams[s]?.families[0]?.names ?? []))].sort(),
  )
  const atoms = names.flatMap((list, s) => list.map((name) => ({ s, name })))
  const sets = last.flatMap((one, s) =>
    one ? Array.from({ length: 1 + one.of.declared }, (_, u) => ({ s, u })) : [],
  )
  const structure = {
    atoms: atoms.length,
    contains: [
      new Uint8Array(atoms.length).fill(1),
      ...sets.map(({ s, u }) => Uint8Array.from(atoms, (atom) => (atom.s === s ? Number(atom.name[u]) : 0))),
    ],
  }
  for (let j = 0; j < statements; j++) {
    const layers = moments.map((streams, m): Layer => {
      const counts = new Int32Array(atoms.length * 3)
      const read = streams.map((one, s) => {
        const of = families[m]![s]
        if (!one || !of || j >= of.statements || (one.of.live && !one.of.live[j])) return undefined
        const family = of.families[0]!
        family.names.forEach((name, t) => {
          const from = (j * family.atoms + t) * 3
          const at = atoms.findIndex((atom) => atom.s === s && atom.name === name)
          counts.set(family.counts.subarray(from, from + 3), at * 3)
        })
        return readings(one.of, of, one.page, j)
      })
      return {
        counts,
        empty: Uint8Array.from(atoms, ({ s, name }) =>
          Number(!families[m]![s]?.families[0]?.names.includes(name)),
        ),
        readings: [undefined, ...sets.map(({ s, u }) => read[s]?.read[u])],
        plain: [undefined, ...sets.map(({ s, u }) => read[s]?.plain[u])],
      }
    })
    for (const insider of insiders ? insidersOf(layers) : [undefined])
      for (const one of insider
        ? attack(structure, layers, { insider }, targetsFor(structure, layers, insider))
        : attack(structure, layers))
        found.push(`statement ${j}: ${one.what} of ${one.set} less ${one.less}, ${one.low} to ${one.high}`)
  }
  return found
}

/** A cell of a report as it is published: nobody has raised the number of people behind it. */
export function atFive(told: ReportCell): Cell {
  if (told.kind === 'shown') return told
  const { why } = told
  if (why === 'protects-others' || why === 'fewer-than-5') return { kind: 'withheld', why }
  throw new Error(`a cell says ${why}`)
}

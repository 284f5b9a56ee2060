import type { VoteMatrix } from '../opinion/matrix.js'
import type { Perspectives } from '../perspectives.js'

/**
 * Sets of people that are published side by side, cut into atoms: people who stand in exactly the same of
 * the sets. The first set is everyone. Sets of one family may overlap.
 */
export type Family = {
  /** The place of each set in the publication: 0 everyone, then the perspectives, then the groups. */
  readonly sets: readonly number[]
  readonly atoms: number
  /** Per atom, 0 or 1 for each set of the family: its name from one publication to the next. */
  readonly names: readonly string[]
  /** contains[set of the family][atom], 1 where the atom lies in the set. */
  readonly contains: readonly Uint8Array[]
  /** Agrees, disagrees and not sures: (statement * atoms + atom) * 3 + answer. */
  readonly counts: Int32Array
  /** Length atoms: people of the atom who have answered any live statement. */
  readonly voters: Int32Array
}

/** Everything a publication speaks of: the perspectives as one family, emergent groups as another. */
export type Families = {
  readonly statements: number
  /** How many sets: 1 + perspectives + groups. */
  readonly sets: number
  readonly families: readonly Family[]
  /** sets arrays of length people, 1 for a member. */
  readonly members: readonly Uint8Array[]
}

/** Places of agree, disagree and not sure among the three counts of a cell. */
const placeOf = (vote: number) => (vote > 0 ? 0 : vote < 0 ? 1 : 2)

/**
 * Cuts the people into atoms and counts their answers. O(votes x families).
 *
 * @param unions the declared perspectives, then the groups of opinion
 * @param declared how many of the unions are declared perspectives
 * @param live length statements, non-zero where a statement is open; absent means all are
 * @throws RangeError when members are not one per person, or more are declared than there are
 */
export function countFamilies(
  m: VoteMatrix,
  unions: Perspectives,
  declared: number,
  live?: ArrayLike<number>,
): Families {
  if (unions.members.some((members) => members.length !== m.people))
    throw new RangeError('a perspective must say of each person whether she is in it')
  if (declared > unions.count) throw new RangeError(`${declared} declared of ${unions.count}`)
  const members = [new Uint8Array(m.people).fill(1), ...unions.members]
  const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, k) => from + k)
  const families = [family(m, members, [0, ...numbers(1, 1 + declared)], live)]
  if (unions.count > declared)
    families.push(family(m, members, [0, ...numbers(1 + declared, 1 + unions.count)], live))
  return { statements: m.statements, sets: members.length, families, members }
}

function family(
  m: VoteMatrix,
  members: readonly Uint8Array[],
  sets: readonly number[],
  live: ArrayLike<number> | undefined,
): Family {
  const known = new Map<string, number>()
  const of = new Int32Array(m.people).fill(-1)
  for (let i = 0; i < m.people; i++) {
    if (!hasVoted(m, i, live)) continue
    const key = sets.map((set) => members[set]![i]).join('')
    if (!known.has(key)) known.set(key, known.size)
    of[i] = known.get(key)!
  }
  // Atoms in the order of their names and not of who came first, so that shuffling people changes nothing.
  const keys = [...known.keys()].sort()
  const rank = new Int32Array(keys.length)
  keys.forEach((key, place) => {
    rank[known.get(key)!] = place
  })
  const atoms = keys.length
  const counts = new Int32Array(m.statements * atoms * 3)
  const voters = new Int32Array(atoms)
  for (let i = 0; i < m.people; i++) {
    if (of[i]! < 0) continue
    const atom = rank[of[i]!]!
    voters[atom]!++
    for (let k = m.starts[i]!; k < m.starts[i + 1]!; k++) {
      const j = m.columns[k]!
      if (live && !live[j]) continue
      counts[(j * atoms + atom) * 3 + placeOf(m.values[k]!)]!++
    }
  }
  const contains = sets.map((_, s) => Uint8Array.from(keys, (key) => Number(key[s])))
  return { sets, atoms, names: keys, contains, counts, voters }
}

function hasVoted(m: VoteMatrix, person: number, live: ArrayLike<number> | undefined): boolean {
  for (let k = m.starts[person]!; k < m.starts[person + 1]!; k++)
    if (!live || live[m.columns[k]!]) return true
  return false
}

/** The three counts of one statement in the atoms marked. */
export function answersOf(
  family: Family,
  statement: number,
  atoms: ArrayLike<number>,
): [number, number, number] {
  const sum: [number, number, number] = [0, 0, 0]
  for (let t = 0; t < family.atoms; t++) {
    if (!atoms[t]) continue
    const at = (statement * family.atoms + t) * 3
    sum[0] += family.counts[at]!
    sum[1] += family.counts[at + 1]!
    sum[2] += family.counts[at + 2]!
  }
  return sum
}

/** People in the atoms marked who have answered anything. */
export function votersOf(family: Family, atoms: ArrayLike<number>): number {
  let sum = 0
  for (let t = 0; t < family.atoms; t++) if (atoms[t]) sum += family.voters[t]!
  return sum
}

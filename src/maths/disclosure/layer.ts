import type { Reading } from './hull.js'

/** The sets of one family as an attacker sees them: which combinations of sets occur. */
export type Structure = {
  readonly atoms: number
  /** contains[set][atom]; the first set is everyone. */
  readonly contains: readonly Uint8Array[]
}

/** One publication of one statement: the truth, and what each printed cell lets a reader conclude. */
export type Layer = {
  /** Length atoms * 3: agrees, disagrees and not sures of each atom. */
  readonly counts: Int32Array
  /** Length atoms: 1 where nobody stood in the atom yet. Absent: somebody stood in each. */
  readonly empty?: Uint8Array | undefined
  /** Per set; undefined where this publication printed nothing new of it. */
  readonly readings: readonly (Reading | undefined)[]
  /** The same before a label was read together with the cells, where one was: what one cell says by itself. */
  readonly plain?: readonly (Reading | undefined)[]
}

import type { Beside } from '../people/index.js'

/** What one part of this room hands in; the room puts them together. */
export type Part = Omit<Beside, 'name' | 'title'>

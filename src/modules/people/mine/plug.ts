import type { Eraser } from '../../../platform/archive/erase.js'
import type { Telling } from '../../../platform/room.js'

/** What this subject needs of all rooms together: who erases what, and how everything that happens is told. */
export type MinePlug = { readonly erasers: () => readonly Eraser[]; readonly telling: () => Telling }

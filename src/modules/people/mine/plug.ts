import type { Id } from '../../../kernel/id.js'
import type { Eraser } from '../../../platform/archive/erase.js'
import type { Kept, Telling } from '../../../platform/room.js'
import type { World } from '../../../platform/world.js'

/** What this subject needs of all rooms together: who erases and keeps what, and how everything that happens is told. */
export type MinePlug = {
  readonly erasers: () => readonly Eraser[]
  readonly telling: () => Telling
  /** the installation's, for erasers that find people by a pseudonym */
  readonly secret: Uint8Array
  /** what rooms keep of somebody where only they can find it */
  readonly kept: (world: World, person: Id<'Person'>) => Promise<readonly Kept[]>
}

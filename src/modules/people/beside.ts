import type { House, Room } from '../../platform/room.js'
import type { Stage } from './example/stage.js'
import type { Holdable } from './keys/hold-commands.js'
import type { Kind } from './keys/kinds.js'

/** What two people must agree on in a room, and what of it can be held at once. */
export type TwoKeys = { readonly kinds?: readonly Kind[]; readonly holdables?: readonly Holdable[] }

/** What the example is given besides: the folder of a Polis export, to stand in it as a real conversation. */
export type Given = { readonly polis?: string | undefined }

/** A room as this one knows it: it hands in what is held and agreed on here, and its part of the made-up example,
 * which says in one sentence why it cannot be played. */
export type Beside = Room & {
  readonly keys?: (house: House) => TwoKeys
  readonly plays?: (stage: Stage, given: Given) => Promise<string | undefined>
}

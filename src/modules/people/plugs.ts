import type { House } from '../../platform/room.js'
import { BUILT_IN } from './keys/built-in.js'
import type { HoldPlug } from './keys/hold-commands.js'
import type { KeyPlug } from './keys/plug.js'
import { newCard } from './mending.js'
import { secondFirst } from './sign-in/me.js'

/** What can be held, who else may hold it, and who is told when nobody decided in time. */
export const holdPlug: HoldPlug = {
  holdables: [],
  isSafetyContact: async () => false,
  goneUp: async () => undefined,
}

/** What keys, proposals and holds are told by the rest of the house. Rooms with things to hide or hold add theirs. */
export const keyPlug = (_: House): KeyPlug => ({
  kinds: [...BUILT_IN, newCard],
  holds: holdPlug,
  secondFirst,
})

import type { House } from '../../platform/room.js'
import { BUILT_IN } from './keys/built-in.js'
import type { KeyPlug } from './keys/plug.js'
import { secondFirst } from './sign-in/me.js'

/** What keys, proposals and holds are told by the rest of the house. Rooms with things to hide or hold add theirs. */
export const keyPlug = (_: House): KeyPlug => ({
  kinds: BUILT_IN,
  holds: { holdables: [], isSafetyContact: async () => false, goneUp: async () => undefined },
  secondFirst,
})

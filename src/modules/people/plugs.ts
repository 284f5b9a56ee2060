import type { House } from '../../platform/room.js'
import type { Beside } from './beside.js'
import { isSafetyContact } from './duties/safety-contacts.js'
import { BUILT_IN } from './keys/built-in.js'
import { goneUp } from './keys/gone-up.js'
import type { HoldPlug } from './keys/hold-commands.js'
import type { KeyPlug } from './keys/plug.js'
import { MENDING } from './mending.js'
import { secondFirst } from './sign-in/me.js'

/** Who else may hold a thing, and who is told when nobody decided in time. */
export const holdPlug: Omit<HoldPlug, 'holdables'> = {
  isSafetyContact,
  goneUp,
}

/** What keys, proposals and holds are told by the rest of the house: rooms hand in what they hide, change or hold. */
export const keyPlug = (house: House, others: readonly Beside[]): KeyPlug => ({
  kinds: [...BUILT_IN, ...MENDING, ...others.flatMap(({ keys }) => keys?.(house).kinds ?? [])],
  holds: { ...holdPlug, holdables: others.flatMap(({ keys }) => keys?.(house).holdables ?? []) },
  secondFirst,
})

export type { Beside } from './beside.js'
export { headKeepers } from './duties/keepers.js'
export { numbersWhenBroken } from './duties/numbers.js'
export { isOpen } from './duties/queries.js'
export { WhoSeesWhat } from './duties/views/who-sees-what.js'
export { done, type Stage } from './example/stage.js'
export { firstOrganisation, setUpLinks } from './first.js'
export { frameOf } from './frame.js'
export { holderOf } from './keys/at-page.js'
export { type Holdable, hold } from './keys/hold-commands.js'
export { type HeldBy, heldUnder } from './keys/hold-queries.js'
export { plusDays } from './keys/key.js'
export type { Kind } from './keys/kinds.js'
export { hiding, type Kind, reasoned } from './keys/kinds.js'
export { isFacilitator } from './keys/proposal.js'
export { proposeChange } from './keys/proposal-commands.js'
export { proposalsOf } from './keys/proposal-queries.js'
export { namesOf } from './keys/queries.js'
export { PROPOSAL_WORDS } from './keys/words.js'
export { saidBy } from './mine/queries.js'
export {
  dayIn,
  type Line,
  type Line,
  momentIn,
  momentIn,
  namedIn,
  namedIn,
  record,
  record,
  tell,
  tell,
} from './mine/telling.js'
export { Lines } from './mine/views/lines.js'
export { writeTo } from './mine/ways.js'
export type { Group, Perspective } from './person.js'
export { groupsOf, perspectivesOf } from './queries.js'
export { actorOf } from './session.js'
export { originOf } from './sign-in/door.js'
export { grouped, isSpelt, meant, spell } from './sign-in/letters.js'
export { secondFirst } from './sign-in/me.js'
export { Qr } from './sign-in/views/qr.js'

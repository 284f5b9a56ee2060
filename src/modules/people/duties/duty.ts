import { type Actor, may, type Side } from '../../../kernel/actor.js'
import type { Day, Instant } from '../../../kernel/day.js'
import { type Decision, no, yes } from '../../../kernel/decision.js'
import type { Id } from '../../../kernel/id.js'
import { ASKED, type Asked, DUTIES, type Duty, NOTICE_NEEDS } from './asked.js'

/** What was answered: text by the name of the field. A tick is `yes`, a day is `2026-03-27`. */
export type Answers = Readonly<Record<string, string>>

type Somebody = { readonly id: Id<'Person'>; readonly name: string | null }

/** Somebody of this organisation whom an answer can name. */
export type Member = { readonly id: string; readonly name: string }

/** The answers that stand for one duty, and who gave them. */
export type Held = {
  readonly answers: Answers
  readonly at: Instant
  readonly by: Somebody
  readonly agreedBy?: Somebody | undefined
}

export type Change = {
  readonly answers: Answers
  readonly at: Instant
  readonly by: Somebody
  readonly side: Side
}

export type Opening = {
  readonly at: Instant
  readonly by: Somebody
  readonly side: Side
  readonly agreed?: { readonly at: Instant; readonly by: Somebody } | undefined
}

export type Notice = { readonly version: number; readonly on: Day; readonly answers: Answers }

/** All that the rules of the duties look at in one organisation. */
export type Place = {
  readonly held: Readonly<Partial<Record<Duty, Held>>>
  readonly changes: Readonly<Partial<Record<Duty, Change>>>
  readonly notice?: Notice | undefined
  /** the sides whose facilitator holds a confirmed key */
  readonly sides: readonly Side[]
  /** who set it all up */
  readonly founder?: { readonly id: Id<'Person'>; readonly side: Side } | undefined
  readonly opening?: Opening | undefined
}

export type Refusal =
  | 'not-allowed'
  | 'not-all-done'
  | 'numbers-first'
  | 'one-side'
  | 'open-already'
  | 'same-side'
  | 'not-asked'
  | 'asked-already'
  | 'nothing-to-make'

/** How far a duty has come. */
export type State =
  | { readonly kind: 'to-do' | 'begun'; readonly missing: readonly Asked[] }
  /** the answers behind the notice have changed since it was made */
  | { readonly kind: 'stale' }
  /** a high risk is left: the law wants the Information Commissioner asked first */
  | { readonly kind: 'stopped' }
  | { readonly kind: 'done'; readonly held?: Held | undefined }

/** What is still missing in the answers to a duty. */
export function missingIn(duty: Duty, answers: Answers): readonly Asked[] {
  return ASKED[duty].filter(({ name, maybe }) => !maybe && !answers[name])
}

export function stateOf(place: Place, duty: Duty): State {
  if (duty === 'notice') return noticeState(place)
  const held = place.held[duty]
  const missing = missingIn(duty, held?.answers ?? {})
  if (missing.length) return { kind: held ? 'begun' : 'to-do', missing }
  if (duty === 'impact' && held?.answers.risk === 'high') return { kind: 'stopped' }
  return { kind: 'done', held }
}

function noticeState(place: Place): State {
  if (!place.notice) return { kind: 'to-do', missing: [] }
  const made = noticeAnswers(place)
  return made && same(made, place.notice.answers)
    ? { kind: 'done', held: place.held.notice }
    : { kind: 'stale' }
}

const same = (a: Answers, b: Answers) =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.entries(a).every(([name, text]) => b[name] === text)

/** The answers a privacy notice is made from: `controller.name` and so on. Nothing while some are missing. */
export function noticeAnswers({ held }: Place): Answers | undefined {
  const all: Record<string, string> = {}
  for (const duty of NOTICE_NEEDS) {
    const answers = held[duty]?.answers
    if (!answers || missingIn(duty, answers).length) return undefined
    for (const [name, text] of Object.entries(answers)) all[`${duty}.${name}`] = text
  }
  return all
}

/** The duties that are not done, in order. */
export const leftToDo = (place: Place): readonly Duty[] =>
  DUTIES.filter((duty) => stateOf(place, duty).kind !== 'done')

/** May this place open? Nothing does until every duty is done and both sides have a facilitator. */
export function whyNotOpen(place: Place): Refusal | undefined {
  if (place.opening?.agreed) return 'open-already'
  const left = leftToDo(place)
  if (left.includes('numbers')) return 'numbers-first'
  if (left.length) return 'not-all-done'
  return place.sides.length < 2 ? 'one-side' : undefined
}

/** For which side somebody does the duties: by their key, or as the one who set it up while one side is missing. */
export function doerOf(
  actor: Actor,
  place: Place,
): { readonly id: Id<'Person'>; readonly side: Side } | undefined {
  if (actor.kind !== 'person') return undefined
  if (actor.key && may(actor, 'people.do-duties')) return { id: actor.id, side: actor.key.side }
  const { founder, sides } = place
  return founder?.id === actor.id && sides.length < 2 ? founder : undefined
}

const isOpen = ({ opening }: Place) => opening?.agreed !== undefined
const event = (name: string, duty: string, facts: Readonly<Record<string, string | number>> = {}) => ({
  name: `people.${name}`,
  about: `duty:${duty}`,
  facts,
})

/** Answers a duty. In an open place the answer waits until the other side agrees. */
export function answer(
  place: Place,
  duty: Duty,
  answers: Answers,
  actor: Actor,
): Decision<{ readonly counts: boolean; readonly side: Side }, Refusal> {
  const doer = doerOf(actor, place)
  if (!doer) return no('not-allowed')
  if (!isOpen(place))
    return yes(
      { counts: true, side: doer.side },
      event('duty-answered', duty, { missing: missingIn(duty, answers).length }),
    )
  if (missingIn(duty, answers).length) return no('not-all-done')
  if (place.changes[duty]) return no('asked-already')
  return yes({ counts: false, side: doer.side }, event('duty-change-asked', duty))
}

/** The other side agrees to a change, or either side puts it away. */
export function decideChange(
  place: Place,
  duty: Duty,
  says: 'yes' | 'no',
  actor: Actor,
): Decision<Change, Refusal> {
  const doer = doerOf(actor, place)
  if (!doer) return no('not-allowed')
  const change = place.changes[duty]
  if (!change) return no('not-asked')
  if (says === 'no') return yes(change, event('duty-change-put-away', duty))
  if (doer.side === change.side || doer.id === change.by.id) return no('same-side')
  return yes(change, event('duty-change-agreed', duty))
}

/** A notice follows from what was agreed before, so one of the two may make it. */
export function makeNotice(place: Place, actor: Actor, today: Day): Decision<Notice, Refusal> {
  if (!doerOf(actor, place)) return no('not-allowed')
  const answers = noticeAnswers(place)
  if (!answers) return no('nothing-to-make')
  const version = (place.notice?.version ?? 0) + 1
  return yes({ version, on: today, answers }, event('notice-made', 'notice', { version }))
}

export function askToOpen(place: Place, actor: Actor): Decision<{ readonly side: Side }, Refusal> {
  if (!mayOpen(actor)) return no('not-allowed')
  const refused = whyNotOpen(place)
  if (refused) return no(refused)
  if (place.opening) return no('asked-already')
  return yes({ side: actor.key.side }, event('opening-asked', 'opening'))
}

/** The other side agrees, and the place is open; or one of the two says “not yet”. */
export function decideOpening(place: Place, says: 'yes' | 'no', actor: Actor): Decision<Opening, Refusal> {
  if (!mayOpen(actor)) return no('not-allowed')
  const { opening } = place
  if (opening?.agreed) return no('open-already')
  if (!opening) return no('not-asked')
  if (says === 'no') return yes(opening, event('opening-put-away', 'opening'))
  const refused = whyNotOpen(place)
  if (refused) return no(refused)
  if (actor.key.side === opening.side || actor.id === opening.by.id) return no('same-side')
  return yes(opening, event('opened', 'opening'))
}

type Keyholder = Extract<Actor, { kind: 'person' }> & { readonly key: { readonly side: Side } }
const mayOpen = (actor: Actor): actor is Keyholder =>
  actor.kind === 'person' && actor.key !== undefined && may(actor, 'people.do-duties')

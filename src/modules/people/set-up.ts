import type { Side } from '../../kernel/actor.js'
import type { Instant } from '../../kernel/day.js'
import { no, yes } from '../../kernel/decision.js'
import type { Id } from '../../kernel/id.js'
import type { Perspective } from './person.js'

/** The one-time link for whoever sets an organisation up. */
export type SetUpLink = { readonly endsAt: Instant; readonly usedAt: Instant | null }

/** What whoever sets it up says of the organisation. */
export type Naming = {
  readonly name: string
  readonly language: 'en' | 'cy'
  readonly zone: string
}

export type LinkRefusal = 'link-used' | 'link-old'

/** How long a one-time link opens the door, in hours. */
export const LINK_HOURS = 24

/** Opens the door once. Never by following the link alone: a person presses a button. */
export function openDoor(link: SetUpLink, now: Instant, organisation: string) {
  if (link.usedAt !== null) return no<LinkRefusal>('link-used')
  if (now >= link.endsAt) return no<LinkRefusal>('link-old')
  return yes(
    { ...link, usedAt: now },
    { name: 'people.set-up-opened', about: `organisation:${organisation}` },
  )
}

export const STEPS = ['name', 'perspectives', 'groups', 'you', 'other-side'] as const
export type Step = (typeof STEPS)[number]

/** What is there of an organisation that is being set up. */
export type There = {
  readonly named: boolean
  readonly perspectives: readonly Perspective[]
  readonly groups: number
  readonly founder?: { readonly id: Id<'Person'>; readonly side: Side } | undefined
  readonly otherAsked: boolean
  /** Both keys are held: from then on two people must agree. */
  readonly bothSides: boolean
}

export function isDone(step: Step, there: There): boolean {
  if (step === 'name') return there.named
  if (step === 'perspectives') return hasBothSides(there.perspectives)
  if (step === 'groups') return there.groups > 0
  if (step === 'you') return there.founder !== undefined
  return there.otherAsked || there.bothSides
}

/** What is to be done next: the first step of which nothing is there yet. */
export const nextStep = (there: There): Step | undefined => STEPS.find((step) => !isDone(step, there))

/** A step can be done when those before it are; and for ever after, while one person alone sets this up. */
export function mayDo(step: Step, there: There): boolean {
  const before = STEPS.slice(0, STEPS.indexOf(step))
  return !there.bothSides && before.every((one) => isDone(one, there))
}

export const hasBothSides = (perspectives: readonly Pick<Perspective, 'side'>[]): boolean =>
  (['lived', 'learnt'] as const).every((side) => perspectives.some((one) => one.side === side))

export type NamingRefusal = 'no-such-zone' | 'two-people'

/** Names the organisation, its first language and the clock it lives by. */
export function nameIt(there: There, naming: Naming, zones: readonly string[], organisation: string) {
  if (there.bothSides) return no<NamingRefusal>('two-people')
  if (!zones.includes(naming.zone)) return no<NamingRefusal>('no-such-zone')
  return yes(naming, {
    name: 'people.organisation-named',
    about: `organisation:${organisation}`,
    facts: { language: naming.language, zone: naming.zone },
    words: { name: naming.name },
  })
}

import type { Id } from '../../../kernel/id.js'
import type { Key as Words } from '../../../locales/en.js'
import type { Around } from '../../../platform/archive/erase.js'
import type { Reader, Tx } from '../../../platform/db/scope.js'
import type { Language, Say } from '../../../ui/say.js'
import type { MendRefusal } from '../sign-in/mend.js'
import type { Change } from './proposal.js'

/** Why a change that two people agreed on could not be made after all; then nothing is agreed. */
export type CannotDo = 'gone' | 'holds-a-key' | 'no-such-zone' | 'last-of-side' | MendRefusal

/** A thing on screen. */
export type Shown = { readonly text: string; readonly href?: string }
export type Seen = {
  readonly read: Reader
  readonly around: Around
  readonly language: Language
  readonly say: Say
}

/** Something that is asked for on the form of a proposal. Everybody here can read it: never personal data, unless it stands apart. */
export type Ask = {
  readonly name: string
  readonly label: Words
  readonly most: number
  readonly choices?: readonly { readonly value: string; readonly label: Words }[]
  /** another of the things: its id is what is kept */
  readonly isThing?: true
  /** an e-mail address that only those who decide may read, until they have decided */
  readonly isApart?: true
}

/** What is done, for which of its reasons, and who asked for it first. */
export type Proposed = Change & { readonly by: Id<'Person'>; readonly reason: string }

const isAbout = ({ thing }: Kind, about: string) => thing === undefined || about.startsWith(`${thing}:`)

/** The kind of a proposal that was made: by its name, its reason and what it is about. */
export const kindFor = (kinds: readonly Kind[], p: { kind: string; reason: string; about: string }) =>
  kinds.find((one) => one.kind === p.kind && one.reasonKinds.includes(p.reason) && isAbout(one, p.about))

/** The kind of a form, by the last part of its address and, where it began beside a thing, what it is about. */
export const kindAt = (kinds: readonly Kind[], at: string, about: string) =>
  kinds.find((one) => formOf(one) === at && (about === '' || isAbout(one, about)))

/** The id in `person:4f6c…`. */
export const idIn = ({ about }: { readonly about: string }): string => about.slice(about.indexOf(':') + 1)

export const formOf = ({ at, kind }: Pick<Kind, 'at' | 'kind'>): string => at ?? kind

/**
 * A kind of act that two people must agree on. Each room hands in its own as data: what it is called, why it may be
 * asked for, what it is about, and what is then done in the transaction of the second yes.
 */
export type Kind = {
  readonly kind: string
  /** the last part of its form's address, where several kinds share a name */
  readonly at?: string
  /** the first part of `about`, where several kinds share a name: `statement` */
  readonly thing?: string
  readonly reasonKinds: readonly string[]
  readonly words: {
    /** what it is, on the list of proposals: “Remove a person” */
    readonly title: Words
    /** what is chosen from its things: “The account that ends” */
    readonly about?: Words
    readonly reasons: Readonly<Record<string, Words>>
  }
  /** The thing as its readers may see it; nothing where it is not there any more. */
  readonly shown: (seen: Seen, change: Change) => Promise<Shown | undefined>
  readonly effect: (tx: Tx, around: Around, change: Proposed) => Promise<'done' | CannotDo>
  /** What may be chosen from, where the proposal begins on our own page and not beside the thing. */
  readonly things?: (seen: Seen) => Promise<readonly { readonly about: string; readonly text: string }[]>
  readonly asks?: readonly Ask[]
}

/** What a room or a subject knows of its own kind of thing. */
export type Plugged = Pick<Kind, 'shown' | 'effect'> & Partial<Pick<Kind, 'things' | 'asks' | 'thing' | 'at'>>

/** Hide a thing, such as a statement. The room that owns it says how. */
export const hiding = (plugged: Plugged): Kind => ({
  kind: 'hide',
  ...reasoned('proposals.kind.hide', ['threat', 'names-worker', 'personal-details', 'hate']),
  ...plugged,
})

/** Mend how somebody signs in: another e-mail, a new card, two accounts of one person. */
export const mendingSignIn = (plugged: Plugged): Kind => ({
  kind: 'mend-sign-in',
  ...reasoned('proposals.kind.mend-sign-in', ['lost-email', 'lost-card', 'one-person-twice']),
  ...plugged,
})

const REASONS = {
  threat: 'reasons.threat',
  'names-worker': 'reasons.names-worker',
  'personal-details': 'reasons.personal-details',
  hate: 'reasons.hate',
  'asked-to-go': 'reasons.asked-to-go',
  'not-here-any-more': 'reasons.not-here-any-more',
  'harmed-others': 'reasons.harmed-others',
  'agreed-together': 'reasons.agreed-together',
  safer: 'reasons.safer',
  'was-wrong': 'reasons.was-wrong',
  'lost-email': 'reasons.lost-email',
  'lost-card': 'reasons.lost-card',
  'one-person-twice': 'reasons.one-person-twice',
} as const satisfies Record<string, Words>

type Built = Pick<Kind, 'reasonKinds'> & { readonly words: Kind['words'] }

/** One of the fixed kinds of reason there are, with its words. */
export type Reason = keyof typeof REASONS

export const reasoned = (title: Words, kinds: readonly Reason[]): Built => ({
  reasonKinds: kinds,
  words: { title, reasons: Object.fromEntries(kinds.map((kind) => [kind, REASONS[kind]])) },
})

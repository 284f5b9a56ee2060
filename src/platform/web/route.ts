import type { Readable } from 'node:stream'
import type { VNode } from 'preact'
import type { Actor } from '../../kernel/actor.js'
import type { Day } from '../../kernel/day.js'
import type { Id } from '../../kernel/id.js'
import type { Language, Say } from '../../ui/say.js'
import type { Organisation } from '../organisation.js'
import type { World } from '../world.js'
import type { Upload } from './files.js'
import type { Form } from './form.js'
import type { NewSession, Session } from './sessions.js'

/**
 * Who may come to an address at all; anything finer depends on the thing itself and belongs to the rule.
 * `set-up`: whoever holds the session of the one-time set-up link. A route without a gate does not compile.
 */
export type Gate = 'anyone' | 'set-up' | 'signed-in'

/** Everything a handler is told of one request. */
export type Visit = {
  readonly world: World
  readonly actor: Actor
  readonly language: Language
  readonly say: Say
  readonly session?: Session | undefined
  /** The return code this browser holds, of somebody who speaks without an account. */
  readonly voice?: string | undefined
  /** A part of the address, `''` where the path has none of that name. */
  readonly param: (name: string) => string
  readonly query: (name: string) => string | undefined
  readonly form: Form
  /** A file that came with the form, where the route takes any; nothing where that field was left empty. */
  readonly file: (name: string) => Upload | undefined
  /** how people reach this organisation: scheme and host, without a slash at its end */
  readonly origin: string
  /** The request comes from this very machine, by no proxy: what only whoever holds the machine may see. */
  readonly isFromHere: boolean
  /** What this browser holds, and no other: for binding something to it. Never shown or kept as it is. */
  readonly holds: () => string
  /**
   * Counts a try at something that could be guessed or flooded: `await visit.tries('sign-in', address)`. Waits a
   * little when there were many, and stops the request with "please wait" when there were too many.
   */
  readonly tries: (what: string, target: string) => Promise<void>
  /**
   * Counts somebody nobody knows yet who begins something here: `await visit.newcomer('conversation', id)`. So many
   * from one network at one thing, then slower and slower; sized for a whole building that begins in the same minute.
   */
  readonly newcomer: (what: string, target: string) => Promise<void>
}

type File = { readonly name: string; readonly type: string; readonly body: string | Uint8Array | Readable }

export type Reply =
  | { readonly page: VNode; readonly status?: 200 | 404 | 409 | 422 | 429 }
  /** Always another address of the same site, so it begins with one slash. */
  | {
      readonly goTo: string
      readonly session?:
        | { readonly start: NewSession }
        | { readonly end: true /** everything we put into this browser */; readonly forget?: true }
      /** A return code for this browser to hold: until it is closed or, on a person's own device, for 90 days. */
      readonly voice?: { readonly keep: string; readonly ownDevice: boolean } | { readonly forget: true }
      /** The organisation's own name, language or clock has changed: the next page must show it. */
      readonly organisationChanged?: boolean
    }
  | { readonly file: File; readonly inline?: boolean }
  /** For a script of ours on one of our pages, as JSON; never kept anywhere. */
  | { readonly data: Data }

/** What a script of ours is told: plain values, small. */
export type Data = Readonly<Record<string, unknown>>

/** What is known of a request before anything is read from the database but its session. */
export type Brief = Pick<Visit, 'language' | 'say' | 'param' | 'form' | 'voice'> & {
  readonly organisation: Organisation
  readonly person?: Id<'Person'> | undefined
  readonly today: () => Day
}

/**
 * A short way through a route that is asked for very often: tried first, behind the same checks of where the form came
 * from and of its token. It knows who asks and nothing of what they may do; where that is not enough it answers
 * nothing, and the request goes the ordinary way. Only for routes that anyone may come to.
 */
export type Quick = (
  brief: Brief,
) => Promise<Extract<Reply, { data: unknown }> | { goTo: string } | undefined>

export type Handle = (visit: Visit) => Promise<Reply>
/** What a form may carry beside its fields: so many files, each of so many bytes. */
export type Takes = { readonly files: number; readonly fileBytes: number }
export type Route = readonly [
  method: 'GET' | 'POST',
  path: string,
  gate: Gate,
  handle: Handle,
  quick?: Quick | undefined,
  /** only where the form carries files; without it, what carries one is refused before it is read */
  takes?: Takes,
]

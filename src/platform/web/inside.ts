import type { Actor } from '../../kernel/actor.js'
import type { Frame } from '../../ui/frame.js'
import type { Language } from '../../ui/say.js'
import type { Log } from '../log.js'
import type { Organisation } from '../organisation.js'
import type { Ground, World } from '../world.js'
import type { Assets } from './assets.js'
import type { Cookies } from './cookies.js'
import type { Hosts } from './hosts.js'
import type { Metrics } from './metrics.js'
import type { Route } from './route.js'
import type { openSessions, Session } from './sessions.js'
import type { Paces, Slow } from './slow.js'

/** Who somebody is in an organisation, from their session. The people room knows. */
export type ActorOf = (world: World, session: Session) => Promise<Actor>

/** What stands around the pages of an organisation for somebody: rooms, notices, help, their name. */
export type FrameFor = (at: {
  readonly world: World
  readonly actor: Actor
  readonly session?: Session | undefined
  readonly language: Language
  /** path and query of the page */
  readonly address: string
}) => Promise<Pick<Frame, 'rooms' | 'person' | 'notices' | 'help'>>

/** How much one request may be and how long it may take. */
export type Limits = {
  readonly bodyBytes: number
  readonly fields: number
  readonly addressLength: number
  /** until the head of a request has arrived */
  readonly headMs: number
  /** until all of a form has arrived */
  readonly requestMs: number
  /** until files have arrived, of somebody who may send them: lines can be slow */
  readonly filesMs: number
  /** how often the two above are looked at */
  readonly lookMs: number
  /** at the end: how long what is under way may still take */
  readonly endMs: number
}

export const LIMITS: Limits = {
  bodyBytes: 1_048_576,
  fields: 1_000,
  addressLength: 2_048,
  headMs: 10_000,
  requestMs: 15_000,
  filesMs: 600_000,
  lookMs: 1_000,
  endMs: 20_000,
}

export type WebOptions = {
  readonly ground: Ground
  readonly routes: readonly Route[]
  readonly actorOf: ActorOf
  readonly frame: FrameFor
  /** The organisation's own help numbers for a page about something broken: they must stand there too. */
  readonly helpWhenBroken?: (
    organisation: Organisation,
    language: Language,
  ) => Promise<Frame['help']['local']>
  /** `https://together.example.org`: whether cookies are for https only, and the scheme of every host */
  readonly address: string
  /** The installation's secret; keys are derived from it. */
  readonly secret: Buffer
  readonly log: Log
  readonly metrics: Metrics
  readonly assets: Assets
  /** Where people sign in; `?next=` says where they wanted to go. */
  readonly signInAt?: string
  /** Proxies that may say which address and host a visitor asked from. */
  readonly trustedProxies?: readonly string[] | undefined
  /** What a collector must send to read `/metrics`; without it the address is not there. */
  readonly metricsToken?: string | undefined
  /** Is all that must be done before serving done? Asked by `/ready`. */
  readonly isMigrated?: () => Promise<boolean>
  readonly limits?: Partial<Limits>
  readonly paces?: Paces
}

/** What every request shares. */
export type Inside = {
  readonly options: WebOptions
  readonly scheme: 'http' | 'https'
  readonly limits: Limits
  readonly hosts: Hosts
  readonly cookies: Cookies
  readonly key: Buffer
  readonly slow: Slow
  readonly sessions: ReturnType<typeof openSessions>
  /** Set once we are ending: no new connections, and none is kept open after its answer. */
  readonly end: { begun: boolean }
}

import type { Id } from '../../kernel/id.js'
import type { Eraser } from '../archive/erase.js'
import { type OptionKinds, type Options, parseOptions, type Terminal, type Verb } from '../cli.js'
import { organisationOf } from '../organisation.js'
import { type Ground, openWorld, type World } from '../world.js'
import { chooseOne } from './choose.js'
import type { Trace } from './trace.js'

/** An installation as a command needs it. */
export type Installation = {
  readonly ownerUrl: string
  readonly secret: Uint8Array
  readonly dataFolder: string
  /** how people reach this installation: `https://together.example.org` */
  readonly address: string
  /** the version of this program */
  readonly program: string
  /** over the serving role's connection */
  readonly ground: Ground
  readonly erasers: readonly Eraser[]
  /** Settles once nothing is under way any more and all is closed. */
  readonly close: () => Promise<void>
}

export type OpenInstallation = () => Promise<
  | { readonly ok: true; readonly installation: Installation }
  | { readonly ok: false; readonly sentence: string }
>

/** What a command answers: the traces it left, at least one, or one sentence why it did nothing. */
export type Outcome<Leaves extends string> =
  | { readonly ok: true; readonly traces: readonly [Trace<Leaves>, ...Trace<Leaves>[]] }
  | { readonly ok: false; readonly sentence: string; readonly traces?: readonly Trace<Leaves>[] }

/**
 * A command that touches an organisation. It names the event that members will see, and does not compile unless it
 * leaves it. This is the only way to the database from the command line.
 */
export type OrganisationVerb<Leaves extends string> = Omit<Verb, 'run'> & {
  readonly leaves: Leaves
  readonly run: (
    args: readonly string[],
    installation: Installation,
    terminal: Terminal,
  ) => Promise<Outcome<Leaves>>
}

export function organisationVerb<const Leaves extends string>(
  { name, what, usage, run }: OrganisationVerb<Leaves>,
  open: OpenInstallation,
): Verb {
  return {
    name,
    what,
    usage,
    run: async (args, terminal) => {
      const opened = await open()
      if (!opened.ok) {
        terminal.tell(opened.sentence)
        return 2
      }
      const { installation } = opened
      const outcome = await run(args, installation, terminal).finally(() => installation.close())
      if (!outcome.ok) terminal.tell(outcome.sentence)
      return outcome.ok ? 0 : 2
    },
  }
}

type Refused = { readonly ok: false; readonly sentence: string }

/** Reads the options of a command that takes one file. */
export async function withFile<T>(
  args: readonly string[],
  kinds: OptionKinds,
  run: (file: string, options: Options) => Promise<T | Refused>,
): Promise<T | Refused> {
  const parsed = parseOptions(args, kinds)
  if (!parsed.ok) return parsed
  const [file, ...more] = parsed.places
  if (file === undefined || more.length > 0) return { ok: false, sentence: 'Name one file.' }
  return run(file, parsed.options)
}

/** @throws where the organisation is not there */
export async function worldOf(ground: Ground, id: Id<'Organisation'>): Promise<World> {
  const organisation = await organisationOf(ground.pool, id)
  if (!organisation) throw new Error('this organisation is not there')
  return openWorld(ground, organisation)
}

/** Works in the only organisation, or in the one at a host name. */
export async function inOne<T>(
  ground: Ground,
  host: string | undefined,
  work: (world: World) => Promise<T>,
): Promise<T | Refused> {
  const one = await chooseOne(ground.pool, host)
  if (!one.ok) return one
  const world = await worldOf(ground, one.chosen.id)
  return work(world).finally(() => world.end())
}

/** A command that did its work in several organisations, one trace in each. */
export function allOf<Name extends string>(traces: readonly Trace<Name>[]): Outcome<Name> {
  const [first, ...others] = traces
  if (!first) return { ok: false, sentence: 'There was no organisation in it.' }
  return { ok: true, traces: [first, ...others] }
}

/** A number as people read it: 12,345. */
export const written = (n: number): string => n.toLocaleString('en')

import { setTimeout as sleep } from 'node:timers/promises'
import { type Binaries, chooseBinaries } from './binaries.js'
import { initialise, isInitialised } from './initialise.js'
import { adopt, type Running } from './left-over.js'
import { takeFolder } from './lock.js'
import { type Machine, thisMachine } from './machine.js'
import { type Place, placeFor } from './place.js'
import { stillRuns } from './processes.js'
import { readIfThere } from './read.js'
import { fatalIn, isFull, sentenceFor } from './refused.js'
import { settleRoles, urlsOf } from './roles.js'
import { type Secrets, secretsOf } from './secrets.js'
import { launch, stop } from './server.js'

/** The bundled database, running. */
export type Supervised = {
  /** Connection strings: owner for migrations and the queue, app for serving. */
  readonly urls: { readonly owner: string; readonly app: string }
  /** One plain sentence: "as postgres, data in …, adopted the one already running". */
  readonly note: string
  /** As the server names it: `18.4`. */
  readonly version: string
  /** Ends the connections and stops the server; resolves when it is down. Safe to call twice. */
  readonly stop: () => Promise<void>
  /** Settles with one sentence if the server ends while it is needed; never after `stop`. */
  readonly gone: Promise<string>
}

export type StartRefusal = { readonly ok: false; readonly sentence: string }

export type StartOptions = {
  /** Where the database is, or is to be. Made where missing. */
  readonly folder: string
  /** Server settings over ours, like `{ fsync: 'off' }` for tests. */
  readonly settings?: Readonly<Record<string, string>>
  /** The folder of the programs to use; else THROUGHLINE_POSTGRES_BINARIES, the bundled ones, this machine's own. */
  readonly binaries?: string
  /** Lets the owner make databases. Tests clone them; an installation never needs to. */
  readonly ownerMakesDatabases?: boolean
  /** Told what takes a while, one sentence each. */
  readonly log?: (line: string) => void
}

/**
 * Starts PostgreSQL over a folder, or takes over the one a killed parent left running there. Makes the
 * database on the first start, and its roles whenever they are not as they should be.
 * @returns the server, or one sentence that says what is wrong and what to do
 */
export async function startPostgres(
  options: StartOptions,
  machine: Machine = thisMachine(),
): Promise<{ readonly ok: true; readonly server: Supervised } | StartRefusal> {
  let base = options.folder
  try {
    const place = placeFor(options.folder, machine)
    base = place.base
    const leave = takeFolder(base)
    try {
      return { ok: true, server: await start(place, options, machine, leave) }
    } catch (error) {
      leave()
      throw error
    }
  } catch (error) {
    return { ok: false, sentence: sentenceFor(error, base) }
  }
}

async function start(place: Place, options: StartOptions, machine: Machine, leave: () => void) {
  const { settings = {}, log = () => {} } = options
  const chosen = options.binaries ?? process.env.THROUGHLINE_POSTGRES_BINARIES
  const secrets = secretsOf(place)
  const binaries = await chooseBinaries(place, machine, chosen)
  if (!isInitialised(place)) {
    log(`Setting up PostgreSQL ${binaries.version} in ${place.base} (once)…`)
    await initialise(place, binaries, { password: secrets.superuser, quick: settings.fsync === 'off' })
  }
  const waiting = afterAWhile(() =>
    log('The database is putting itself in order; this can take some minutes…'),
  )
  const adopted = await adopt(place, waiting)
  const running = adopted ?? (await launch(place, binaries, { settings, machine, waiting }))
  try {
    const version = await settleRoles(running.port, secrets, options.ownerMakesDatabases === true)
    return supervise({ place, binaries, running, secrets, version, adopted: adopted !== undefined, leave })
  } catch (error) {
    if (!adopted) await stop(running, place, binaries)
    throw error
  }
}

const WHILE = 5000

// Says it once: after a machine was cut off, the server first repairs what it left.
function afterAWhile(say: () => void): () => void {
  const from = Date.now()
  let said = false
  return () => {
    if (said || Date.now() - from < WHILE) return
    said = true
    say()
  }
}

type Started = {
  readonly place: Place
  readonly binaries: Binaries
  readonly running: Running
  readonly secrets: Secrets
  readonly version: string
  readonly adopted: boolean
  readonly leave: () => void
}

function supervise({ place, binaries, running, secrets, version, adopted, leave }: Started): Supervised {
  let needed = true
  let stopping: Promise<void> | undefined
  const end = async () => {
    needed = false
    await stop(running, place, binaries)
    leave()
  }
  return {
    urls: urlsOf(running.port, secrets),
    note: noteOf(place, adopted),
    version,
    stop: () => {
      stopping ??= end()
      return stopping
    },
    gone: whenGone(running, place, () => needed),
  }
}

function noteOf({ account, base, insteadOf }: Place, adopted: boolean): string {
  const where = insteadOf ? ` (because ${account.name} cannot reach ${insteadOf})` : ''
  return `as ${account.name}, data in ${base}${where}${adopted ? ', adopted the one already running' : ''}`
}

const GLANCE = 500

// One way for a server we started and for one we adopted, which is nobody's child and tells nobody of its end.
async function whenGone({ mark }: Running, { base, log }: Place, needed: () => boolean): Promise<string> {
  const said = readIfThere(log)?.length ?? 0
  while (stillRuns(mark)) await sleep(GLANCE, undefined, { ref: false })
  if (!needed()) return new Promise(() => {})
  const why = fatalIn(readIfThere(log)?.slice(said) ?? '')
  if (why && isFull(why)) return sentenceFor(why, base)
  return `The database in ${base} ended by itself (${why ?? 'something killed it; perhaps memory ran out'}): start Throughline again.`
}

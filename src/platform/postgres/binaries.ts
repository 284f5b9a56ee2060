import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import type { Machine } from './machine.js'
import { canReach, type Place } from './place.js'
import { Refused } from './refused.js'
import { asAccount, run } from './run.js'

const OLDEST = 15

/** The programs of one PostgreSQL. */
export type Binaries = {
  readonly folder: string
  /** As it names itself: `18.4`. */
  readonly version: string
  readonly major: number
}

export const programIn = (folder: string, name: string) =>
  join(folder, process.platform === 'win32' ? `${name}.exe` : name)

/**
 * The programs to use: those chosen, else the bundled ones, else this machine's own. Where data is there
 * already, only the version that made it will do.
 * @param chosen a folder that holds `postgres` and `initdb`
 */
export async function chooseBinaries(
  place: Place,
  machine: Machine,
  chosen: string | undefined,
): Promise<Binaries> {
  const wanted = madeBy(place)
  const passedOver: Binaries[] = []
  for (const folder of chosen ? [resolve(chosen)] : candidates(place, machine)) {
    const found = await look(folder, place)
    if (!found) continue
    if (found.major >= OLDEST && (wanted ?? found.major) === found.major) return found
    passedOver.push(found)
  }
  throw new Refused(whyNone(place, machine, { chosen, wanted, passedOver }))
}

/** The major version that made the data; undefined where there is none yet. */
function madeBy({ data }: Place): number | undefined {
  const file = join(data, 'PG_VERSION')
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined
}

function* candidates(place: Place, machine: Machine): Generator<string> {
  const bundled = machine.bundled()
  if (bundled) yield join(usable(bundled, place), 'bin')
  yield* machine.installed()
}

async function look(folder: string, place: Place): Promise<Binaries | undefined> {
  if (!existsSync(programIn(folder, 'postgres')) || !existsSync(programIn(folder, 'initdb'))) return undefined
  const { output } = await run(
    programIn(folder, 'postgres'),
    ['--version'],
    asAccount(place.account, place.base),
  )
  const [, version = '', major] = /\(PostgreSQL\) ((\d+)\S*)/.exec(output) ?? []
  return major ? { folder, version, major: Number(major) } : undefined
}

type Search = {
  readonly chosen: string | undefined
  readonly wanted: number | undefined
  readonly passedOver: readonly Binaries[]
}

function whyNone(place: Place, machine: Machine, { chosen, wanted, passedOver }: Search): string {
  const here = passedOver.map(({ version }) => version).join(', ')
  if (wanted !== undefined && here)
    return `The database in ${place.base} was made by PostgreSQL ${wanted}, and the one to run it here is ${here}: start it once more with version ${wanted} (THROUGHLINE_POSTGRES_BINARIES), back it up, and restore it into a new folder.`
  if (here) return `PostgreSQL ${here} is too old: Throughline needs version ${OLDEST} or later.`
  if (chosen)
    return `There is no PostgreSQL that can run in ${chosen}: THROUGHLINE_POSTGRES_BINARIES should name the folder that holds the programs postgres and initdb.`
  if (machine.bundled())
    return `The bundled PostgreSQL cannot run on this machine (${machine.platform}), and no other was found: install PostgreSQL ${OLDEST} or later, or set DATABASE_URL to use another server.`
  return `There is no bundled PostgreSQL for this machine (${machine.platform}), and no other was found: install PostgreSQL ${OLDEST} or later, or set DATABASE_URL to use another server.`
}

// The package leaves its links to an install script, which we never run. Where they cannot be made in place,
// or the account cannot reach them there, a copy beside the data serves.
function usable(native: string, place: Place): string {
  if (canReach(place.account, native) && linked(native)) return native
  const about: { version?: string } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8'))
  const copy = join(place.base, `postgresql-${about.version}`)
  if (existsSync(copy)) return copy
  const draft = mkdtempSync(`${copy}-`)
  try {
    for (const part of readdirSync(native))
      cpSync(join(native, part), join(draft, part), { recursive: true, verbatimSymlinks: true })
    linked(draft)
    chmodSync(draft, 0o755)
    renameSync(draft, copy)
    return copy
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

/** Makes the links the package lists, where missing. @returns false where that is not allowed */
function linked(native: string): boolean {
  const file = join(native, 'pg-symlinks.json')
  if (!existsSync(file)) return true
  const list: readonly { source: string; target: string }[] = JSON.parse(readFileSync(file, 'utf8'))
  const at = (path: string) => join(native, path.replace(/^native\//, ''))
  try {
    for (const { source, target } of list) {
      const link = at(target)
      if (!existsSync(link)) symlinkSync(relative(dirname(link), at(source)), link)
    }
    return true
  } catch {
    // Another start may have made them at the same moment.
    return list.every(({ target }) => existsSync(at(target)))
  }
}

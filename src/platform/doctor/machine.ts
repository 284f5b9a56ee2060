import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Config } from '../config/config.js'
import { secretIn } from '../config/open.js'
import { attention, type Line, ok, wrong } from './line.js'

/** @param version as Node says it: `24.1.0` */
export function lookAtNode(version: string): Line {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const fits = major > 20 || (major === 20 && minor >= 19)
  if (!fits) return wrong('node', `This is Node ${version}, which is too old.`, 'Install Node 24.')
  if (major < 22)
    return attention(
      'node',
      `This is Node ${version}, which gets no more security updates.`,
      'Install Node 24.',
    )
  return ok('node', `This is Node ${version}.`)
}

/**
 * Who we run as. Root works, for a container that knows nobody else; a fault would then reach the whole machine.
 * @param uid undefined on Windows
 */
export function lookAtAccount(uid: number | undefined): readonly Line[] {
  if (uid !== 0) return []
  return [
    attention(
      'account',
      'This runs as root, so a fault in it would reach further than it must.',
      'Start it as an account of its own: docs/running/install.md.',
    ),
  ]
}

/** How people reach us, as far as the settings tell. */
export function lookAtAddress({ address, bind, trustedProxies }: Config): readonly Line[] {
  const url = new URL(address)
  const near = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (near)
    return [
      attention(
        'address',
        `The address is ${address}, which reaches this machine only.`,
        'For real use, set ADDRESS.',
      ),
    ]
  if (url.protocol === 'http:')
    return [
      wrong(
        'address',
        `The address ${address} is not encrypted, so nobody can sign in safely.`,
        'Set ADDRESS to an https:// address.',
      ),
    ]
  const behind = trustedProxies || bind !== '127.0.0.1'
  const line = ok('address', `People reach us at ${address}.`)
  return behind && trustedProxies
    ? [line]
    : [
        line,
        attention(
          'proxy',
          'No proxy is named, so all visitors seem to come from one address.',
          'Set TRUSTED_PROXIES to the address of the proxy that holds the certificate.',
        ),
      ]
}

const GIB = 1024 ** 3

export function lookAtFolder({ dataFolder }: Config): readonly Line[] {
  const there = existsSync(dataFolder)
  const nearest = there ? dataFolder : nearestFolder(dataFolder)
  return [
    there
      ? rights(dataFolder)
      : ok('data folder', `${dataFolder} is not there yet; the first start makes it.`),
    room(nearest),
  ]
}

function rights(folder: string): Line {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    return wrong(
      'data folder',
      `${folder} may not be written to.`,
      'Give it to the account Throughline runs as.',
    )
  }
  // Passing through is no harm: the bundled database needs it when we run as root.
  if (process.platform !== 'win32' && statSync(folder).mode & 0o066)
    return attention(
      'data folder',
      `Others on this machine may look into ${folder}.`,
      `Run: chmod go-rw ${folder}`,
    )
  return ok('data folder', `${folder} is there, and private.`)
}

function room(folder: string): Line {
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  const said = `${(free / GIB).toFixed(1)} GB are free on the disk of the data folder.`
  if (free < GIB / 4) return wrong('disk', said, 'Make room now: a full disk stops the database.')
  return free < 2 * GIB ? attention('disk', said, 'Make room soon.') : ok('disk', said)
}

const nearestFolder = (path: string): string => (existsSync(path) ? path : nearestFolder(dirname(path)))

export function lookAtSecret(config: Config): Line {
  if (config.secret) return ok('secret', 'The secret is set.')
  const file = secretIn(config.dataFolder)
  if (!existsSync(file)) return ok('secret', 'There is no secret yet; the first start makes one.')
  if (process.platform !== 'win32' && statSync(file).mode & 0o077)
    return wrong('secret', `Others on this machine can read ${file}.`, `Run: chmod 600 ${file}`)
  if (config.databaseUrl)
    return attention(
      'secret',
      'The secret is kept in the data folder of this machine.',
      'If another process shares this database, set SECRET for all of them.',
    )
  return ok('secret', 'The secret is in the data folder, and private.')
}

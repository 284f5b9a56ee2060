import { randomBytes as random } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { type Config, type Environment, readConfig } from './config.js'
import { randomBytes } from './readers.js'
import type { Hidden } from './setting.js'

/** Settings with everything in place that a process needs to run: the folder is there, the secret is known. */
export type OpenConfig = Config & { readonly secret: Hidden<Buffer> }
export type Opened =
  | { readonly ok: true; readonly config: OpenConfig }
  | { readonly ok: false; readonly mistakes: readonly string[] }

/** Reads the settings, makes the data folder where it is missing, and makes a secret at the very first start. */
export function openConfig(env: Environment): Opened {
  const settled = readConfig(env, (path) => readFileSync(path, 'utf8'))
  if (!settled.ok) return settled
  const { config } = settled
  try {
    makeFolder(config.dataFolder)
    const secret = config.secret ?? keptSecret(config.dataFolder)
    if (secret) return { ok: true, config: { ...config, secret } }
    return { ok: false, mistakes: [`${secretIn(config.dataFolder)} is damaged: ${RESTORE}`] }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : ''
    return {
      ok: false,
      mistakes: [`The data folder ${config.dataFolder} cannot be used${code}: set DATA_FOLDER.`],
    }
  }
}

const RESTORE = 'put the one from your backup there, or set SECRET.'
export const secretIn = (dataFolder: string) => join(dataFolder, 'secret')

function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  // Nobody else may look in. As root, the database runs as another account, which must be able to pass through.
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700
  mkdirSync(folder, { recursive: true, mode })
  // The process' mask may have taken more than it should.
  chmodSync(folder, mode)
}

function keptSecret(folder: string): Hidden<Buffer> | undefined {
  const file = secretIn(folder)
  if (!existsSync(file)) makeSecret(file)
  const reading = randomBytes(readFileSync(file, 'utf8').trim())
  return reading.ok ? reading.value : undefined
}

// Whole or not at all, and the first of two processes wins: the other reads what stands there.
function makeSecret(file: string): void {
  const part = `${file}.${process.pid}.part`
  const handle = openSync(part, 'wx', 0o600)
  try {
    writeSync(handle, `${random(32).toString('base64url')}\n`)
    fsyncSync(handle)
    linkSync(part, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    closeSync(handle)
    rmSync(part, { force: true })
  }
}

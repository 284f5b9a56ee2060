// Makes a clone ready to run: installs what package-lock.json names, builds what changed. Plain Node, nothing
// installed yet. Does nothing, in a few milliseconds, when both are already so.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const at = (...parts) => join(ROOT, ...parts)
const INSTALLED = at('node_modules', '.throughline')
const BUILT = at('dist', '.built')
const LOCK = at('.build', 'lock')

/** @returns {void} or ends the process with one sentence when this machine cannot run Throughline. */
export function ready() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19))
    stop(`Throughline needs Node 20.19 or later (24 is best); this is Node ${process.versions.node}.`)
  // The tests start the program many times, and a change made meanwhile must not build under their feet.
  if (process.env.THROUGHLINE_AS_BUILT) return
  if (isInstalled() && isBuilt()) return
  oneAtATime(() => {
    if (!isInstalled()) install()
    if (!isBuilt()) build()
  })
}

const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '')
const hash = (text) => createHash('sha256').update(text).digest('hex')
const isInstalled = () => read(INSTALLED) === hash(read(at('package-lock.json')))
const isBuilt = () => existsSync(at('dist', 'assets', 'manifest.json')) && read(BUILT) === fingerprint()

function install() {
  say('Installing what Throughline needs (once)…')
  run(
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    'npm could not install the packages.',
  )
  writeFileSync(INSTALLED, hash(read(at('package-lock.json'))))
}

function build() {
  rmSync(at('dist'), { recursive: true, force: true })
  const print = fingerprint()
  run(
    process.execPath,
    [at('node_modules', 'typescript', 'bin', 'tsc'), '-p', ROOT],
    'The build stopped at the mistakes above.',
  )
  run(process.execPath, [at('scripts', 'styles.mjs')], 'The style sheet could not be made.')
  writeFileSync(BUILT, print)
}

// Names, sizes and times of the sources: cheap enough to look at on every start.
function fingerprint() {
  const files = readdirSync(at('src'), { recursive: true, encoding: 'utf8' }).sort()
  const marks = files.map((file) => {
    const { size, mtimeMs } = statSync(at('src', file))
    return `${file} ${size} ${mtimeMs}`
  })
  return hash(
    `${read(at('tsconfig.json'))}\n${read(at('scripts', 'styles.mjs'))}\n${read(INSTALLED)}\n${marks.join('\n')}`,
  )
}

// Two commands started at once must not build into one folder.
function oneAtATime(work) {
  mkdirSync(at('.build'), { recursive: true })
  const until = Date.now() + 300_000
  for (;;) {
    try {
      mkdirSync(LOCK)
      break
    } catch {
      const since = statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
      if (Date.now() > until || Date.now() - since > 300_000) rmSync(LOCK, { recursive: true, force: true })
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
    }
  }
  try {
    work()
  } finally {
    rmSync(LOCK, { recursive: true, force: true })
  }
}

function run(command, args, otherwise) {
  // What these print belongs to the person at the terminal, never into the output of the command itself.
  const { status, error } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (error || status !== 0) stop(otherwise)
}

const say = (text) => process.stderr.write(`${text}\n`)

function stop(sentence) {
  say(sentence)
  rmSync(LOCK, { recursive: true, force: true })
  process.exit(1)
}

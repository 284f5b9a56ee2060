// `npm test`: everything, on a clean machine. The last line is the count.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { browser } from './browser.mjs'
import { check } from './check.mjs'
import { inLeg, secondLeg } from './legs.mjs'
import { ROOT, ready } from './ready.mjs'

process.chdir(ROOT)
ready()
const isSecondLeg = process.argv.includes('--second-leg')
const chosen = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const isWhole = !chosen.length && !isSecondLeg
const count = !isWhole ? { passed: 0, failed: 0 } : check()
let skipped = 0
process.env.THROUGHLINE_AS_BUILT = 'yes'

const chrome = browser()
let house
if (!chrome) console.log('No browser can be had here: the journeys in a real browser are skipped.')
else {
  process.env.THROUGHLINE_BROWSER = chrome
  // One browser for the whole run; files chosen by hand open their own.
  if (isWhole) house = await openHouse(chrome)
}

async function openHouse(executablePath) {
  const { chromium } = await import('playwright-core')
  const server = await chromium.launchServer({ executablePath, args: ['--no-sandbox'], host: '127.0.0.1' })
  process.env.THROUGHLINE_BROWSER_AT = server.wsEndpoint()
  return server
}

// A page found sound by every check is not looked at again in this run, in no file and in neither leg.
const sound = isWhole ? mkdtempSync(join(tmpdir(), 'throughline-sound-')) : undefined
if (sound) {
  process.env.THROUGHLINE_SOUND_AT = sound
  process.once('exit', () => rmSync(sound, { recursive: true, force: true }))
}

// One database server for the whole run; each test file has a clone of its own on it.
const { startTestServer } = await import('../dist/testing/database.js')
const database = await startTestServer()
process.env.THROUGHLINE_TEST_OWNER_URL = database.ownerUrl
process.env.THROUGHLINE_TEST_APP_URL = database.appUrl

// What takes long begins first, so that in the end nobody waits for one file.
const LONG = /journeys|report\.test|page-checks|postgres|crash|naughty|processes|both-keys|disclosure/
const isLong = (file) => Number(LONG.test(file))

const files = readdirSync('dist', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.js'))
  .filter((file) => !isSecondLeg || inLeg(file))
  .filter((file) => !chosen.length || chosen.some((part) => file.includes(part)))
  .map((file) => join('dist', file))
  .sort((one, other) => isLong(other) - isLong(one) || (one < other ? -1 : 1))

// Reasons a test may be skipped for in CI; any other skip there is a failure.
const mayskip = existsSync('.ci/may-skip')
  ? readFileSync('.ci/may-skip', 'utf8').split('\n').filter(Boolean)
  : []
const unexpected = []

const stream = run({ files, concurrency: 2 })
stream.on('test:pass', ({ name, nesting, file, skip, todo, details }) => {
  if (isFile(name, nesting) || details.type === 'suite') return
  if (skip === undefined && todo === undefined) count.passed++
  else {
    skipped++
    if (!mayskip.some((reason) => `${skip}`.includes(reason))) unexpected.push(`${file}: ${name} (${skip})`)
  }
})
stream.on('test:fail', ({ name, nesting, details }) => {
  // A file that fails as a whole (it could not be loaded, or left before it ended) counts as one failure.
  const cause = details.error?.failureType
  if (details.type === 'suite' || (isFile(name, nesting) && cause === 'subtestsFailed')) return
  count.failed++
})
const isFile = (name, nesting) => nesting === 0 && files.some((file) => name.endsWith(file))

async function addSecondLeg() {
  const leg = await secondLeg()
  if ('skipped' in leg) {
    console.log(`The second leg was skipped: ${leg.skipped}.`)
    skipped++
    if (!mayskip.some((reason) => leg.skipped.includes(reason)))
      unexpected.push(`second leg (${leg.skipped})`)
    return
  }
  count.passed += leg.passed
  count.failed += leg.failed
  skipped += leg.skips
}

// Whoever stops the tests should not leave a server running.
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => void database.stop().finally(() => process.exit(1)))

stream.compose(spec).pipe(process.stdout)
stream.on('end', () => {
  setImmediate(async () => {
    await database.stop()
    await house?.close()
    if (isWhole) await addSecondLeg()
    if (process.env.CI && unexpected.length) {
      console.log(`Skipped without a reason in .ci/may-skip:\n${unexpected.join('\n')}`)
      count.failed += unexpected.length
    }
    console.log(`\n${count.passed} passed, ${count.failed} failed, ${skipped} skipped`)
    process.exitCode = count.failed ? 1 : 0
  })
})

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Id } from '../kernel/id.js'
import { layOrganisation } from '../platform/db/lay.js'
import { migrate } from '../platform/db/migrate.js'
import { openPool } from '../platform/db/pool.js'
import { organisationOf } from '../platform/organisation.js'
import { startPostgres } from '../platform/postgres/start.js'
import { recheck } from '../platform/record/recheck.js'
import { openSealer } from '../platform/record/sealer.js'
import { openWorld } from '../platform/world.js'
import { killTree } from './kill-tree.js'

const TIMES = 20
/** More ballots than one voter casts before a program is killed; 20 times as many fit into what a ballot holds. */
const EACH = 1_500

let folder: string
let organisation: Id<'Organisation'>
const box = randomUUID()
const trouble = () => undefined

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-crash-'))
  chmodSync(folder, 0o711)
  await withDatabase(async ({ owner }) => {
    await migrate(owner, 'throughline_app')
    const pool = openPool(owner, { max: 1, trouble })
    const made = {
      name: 'Harbour Care',
      host: 'harbour.example',
      language: 'en',
      zone: 'Europe/London',
    } as const
    organisation = await layOrganisation(pool, made)
    await pool.query(`begin; set local app.org_id = '${organisation}';
      insert into ballot_box (org_id, id, made_at) values ('${organisation}', '${box}', now()); commit`)
    await pool.end()
  })
})
after(() => rmSync(folder, { recursive: true, force: true }))

test(`killed outright ${TIMES} times while sixteen write: all that was acknowledged is there, and the record is whole`, async () => {
  const acknowledged: string[] = []
  for (let time = 0; time < TIMES; time++) {
    acknowledged.push(...(await writeAndKill(50 + Math.random() * 400, time * EACH)))
  }
  assert.ok(acknowledged.length > TIMES * 16, 'hardly anything was written: the test would be empty')

  await withDatabase(async ({ app }) => {
    const pool = openPool(app, { max: 4, trouble })
    await openSealer(pool, trouble).seal(organisation)
    const found = await organisationOf(pool, organisation)
    assert.ok(found)
    const ground = { pool, sealer: openSealer(pool, trouble), listeners: {}, clock: () => new Date() }
    const { read, end } = openWorld(ground, found)

    const there = new Set(
      (await read.selectFrom('event').select('about').execute()).map(({ about }) => about),
    )
    const acts = acknowledged.filter((line) => line.startsWith('bed:'))
    assert.deepEqual(
      acts.filter((about) => !there.has(about)),
      [],
    )
    const ballots = await read.selectFrom('ballot').select(['item', 'value']).execute()
    for (const { item, value } of ballots) {
      const last = lastBallot(acknowledged, item)
      // One more may be there that nobody was told of: the next, or the first after a later start.
      const unheard = value === last + 1 || (value > last && value % EACH === 0)
      assert.ok(value === last || unheard, `voter ${item}: ${value} is there, ${last} was acknowledged`)
    }
    assert.equal(ballots.length, 4)
    assert.deepEqual(await recheck(read), { whole: true, size: there.size })
    await end()
    await pool.end()
  })
})

function lastBallot(acknowledged: readonly string[], voter: number): number {
  const line = acknowledged.findLast((said) => said.startsWith(`ballot ${voter} `))
  return Number(line?.split(' ')[2])
}

async function withDatabase(work: (urls: { readonly owner: string; readonly app: string }) => Promise<void>) {
  const started = await startPostgres({ folder })
  assert.ok(started.ok, started.ok ? '' : started.sentence)
  await work(started.server.urls).finally(() => started.server.stop())
}

/** Starts the writers, waits until they write and then `wait` milliseconds, and kills everything with no warning. */
async function writeAndKill(wait: number, first: number): Promise<readonly string[]> {
  const script = new URL('./crash-writers.js', import.meta.url).pathname
  const child = spawn(process.execPath, [script, folder, organisation, box, `${first}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  const reading = createInterface(child.stdout)
  const begun = new Promise<void>((resolve, reject) => {
    reading.on('line', (line) => {
      lines.push(line)
      resolve()
    })
    child.once('exit', () => reject(new Error('the writers ended before they wrote')))
  })
  await begun
  await sleep(wait)
  const ended = new Promise((resolve) => reading.once('close', resolve))
  killTree(folder, child.pid!)
  await ended
  return lines
}

import { randomBytes, randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { yes } from '../kernel/decision.js'
import { id } from '../kernel/id.js'
import { openIntake } from '../platform/ballots/intake.js'
import { layOrganisation } from '../platform/db/lay.js'
import { migrate } from '../platform/db/migrate.js'
import { openPool, type Pool } from '../platform/db/pool.js'
import { opening } from '../platform/db/scope.js'
import { type Organisation, organisationOf } from '../platform/organisation.js'
import { startPostgres } from '../platform/postgres/start.js'
import { openSealer } from '../platform/record/sealer.js'
import { openWorld } from '../platform/world.js'

const SECONDS = 3
const trouble = (error: unknown) => console.error(error)

/** Acts and ballots a second, beside bare inserts of the same rows in the same run, at the safe settings. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'))
  chmodSync(folder, 0o711)
  const started = await startPostgres({ folder })
  if (!started.ok) throw new Error(started.sentence)
  const { urls, stop, version } = started.server
  try {
    await migrate(urls.owner, 'throughline_app')
    const owner = openPool(urls.owner, { max: 1, trouble })
    const pool = openPool(urls.app, { max: 24, trouble })
    const organisations: Organisation[] = []
    for (let i = 0; i < 50; i++) organisations.push(await anOrganisation(owner, pool))
    console.log(
      `PostgreSQL ${version}, fsync on, database, program and load on the same cores. ${SECONDS} s a figure.\n`,
    )
    await acts(pool, organisations)
    await ballots(pool, organisations)
    await Promise.all([owner.end(), pool.end()])
  } finally {
    await stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function anOrganisation(owner: Pool, pool: Pool): Promise<Organisation> {
  const made = {
    name: 'Bench',
    host: `${randomUUID()}.example`,
    language: 'en',
    zone: 'Europe/London',
  } as const
  const found = await organisationOf(pool, await layOrganisation(owner, made))
  if (!found) throw new Error('an organisation just made was not found')
  return found
}

async function acts(pool: Pool, organisations: readonly Organisation[]) {
  const sealer = openSealer(pool, trouble)
  const ground = { pool, sealer, listeners: {}, clock: () => new Date() }
  const act = async (organisation: Organisation) => {
    const answer = await openWorld(ground, organisation).act({ kind: 'operator' }, async (tx) => {
      const box = randomUUID()
      await tx
        .insertInto('ballot_box')
        .values({ org_id: organisation.id, id: box, made_at: '2026-01-01T00:00:00.000Z' })
        .execute()
      return yes(box, { name: 'bench.made', about: `box:${box}`, facts: { n: 1 } })
    })
    if (!answer.ok) throw new Error('refused')
  }
  const bare = async ({ id: org }: Organisation) => {
    const client = await pool.connect()
    const [box, event] = [randomUUID(), randomUUID()]
    await client.query(opening(org, 'write'))
    await client.query({ name: 'bare-box', text: BARE_BOX, values: [org, box] })
    await client.query({ name: 'bare-event', text: BARE_EVENT, values: [org, event, `box:${box}`] })
    await client.query('commit')
    client.release()
  }
  const rows = []
  for (const [many, orgs] of [
    ['one', organisations.slice(0, 1)],
    ['fifty', organisations],
  ] as const)
    for (const writers of [1, 16, 200]) {
      const bares = await perSecond(writers, (i) => bare(orgs[i % orgs.length]!))
      const ours = await perSecond(writers, (i) => act(orgs[i % orgs.length]!))
      const from = performance.now()
      await sealer.idle()
      const late = performance.now() - from
      rows.push({
        organisations: many,
        writers,
        'acts/s': Math.round(ours),
        'bare inserts/s': Math.round(bares),
        ratio: (ours / bares).toFixed(2),
        'sealed after (ms)': Math.round(late),
      })
    }
  console.log(
    'Recorded acts (a change, its event and its place in the queue; sealed in the record meanwhile)',
  )
  console.table(rows)
}

async function ballots(pool: Pool, organisations: readonly Organisation[]) {
  const intake = openIntake(pool)
  const boxes = new Map<string, string>()
  for (const { id: org } of organisations) {
    const box = randomUUID()
    const client = await pool.connect()
    await client.query(opening(org, 'write'))
    await client.query({ text: BARE_BOX, values: [org, box] })
    await client.query('commit')
    client.release()
    boxes.set(org, box)
  }
  const voters = Array.from({ length: 200 }, () => ({ pseudonym: randomBytes(16), n: 0 }))
  const rows = []
  for (const [many, orgs] of [
    ['one', organisations.slice(0, 1)],
    ['fifty', organisations],
  ] as const)
    for (const writers of [1, 16, 200]) {
      const next = (i: number) => {
        const voter = voters[i]!
        const org = orgs[i % orgs.length]!.id
        return { org, box: id<'BallotBox'>(boxes.get(org)!), voter, n: voter.n++ }
      }
      const bares = await perSecond(writers, async (i) => {
        const { org, box, voter, n } = next(i)
        const client = await pool.connect()
        await client.query(opening(org, 'write'))
        const values = [org, box, voter.pseudonym, n % 1000, n % 3, randomBytes(32)]
        await client.query({ name: 'bare-ballot', text: BARE_BALLOT, values })
        await client.query('commit')
        client.release()
      })
      const ours = await perSecond(writers, async (i) => {
        const { org, box, voter, n } = next(i)
        const [kept] = await intake.cast(id(org), [
          { box, pseudonym: voter.pseudonym, item: n % 1000, value: n % 3 },
        ])
        if (!kept) throw new Error('not kept')
      })
      rows.push({
        organisations: many,
        voters: writers,
        'ballots/s': Math.round(ours),
        'bare upserts/s': Math.round(bares),
        ratio: (ours / bares).toFixed(2),
      })
    }
  console.log('\nBallots (each acknowledged after its commit)')
  console.table(rows)
}

/** @returns how many times a second the work is done by that many at once, after a short warm-up */
async function perSecond(at: number, work: (writer: number) => Promise<void>): Promise<number> {
  let done = 0
  const start = performance.now() + 500
  const until = start + SECONDS * 1000
  const writer = async (i: number) => {
    while (performance.now() < until) {
      await work(i)
      if (performance.now() >= start) done++
    }
  }
  await Promise.all(Array.from({ length: at }, (_, i) => writer(i)))
  return done / ((performance.now() - start) / 1000)
}

const BARE_BOX = `insert into ballot_box (org_id, id, made_at) values ($1, $2, now())`
const BARE_EVENT = `insert into event (org_id, id, at, actor, name, about, facts, words)
  values ($1, $2, now(), 'operator', 'bench.made', $3, '{"n":1}', '{}')`
const BARE_BALLOT = `insert into ballot (org_id, box_id, pseudonym, item, value, salt) values ($1, $2, $3, $4, $5, $6)
  on conflict (org_id, box_id, pseudonym, item) do update set value = excluded.value, salt = excluded.salt`

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { pseudonymIn, VOTES, type Vote, voteItem } from '../modules/conversations/index.js'
import { migrate } from '../platform/db/migrate.js'
import { openPool, type Pool } from '../platform/db/pool.js'
import { startPostgres } from '../platform/postgres/start.js'
import { killTree } from './kill-tree.js'
import { startProgram } from './program.js'
import { type AtVote, memberVotes, type VotingPlace, votingPlace } from './voting.js'

const TIMES = 3
const PEOPLE = 16
const IDEAS = 20
const LEAST = 80

let folder: string
let place: VotingPlace
const secret = randomBytes(32)
const KINDS: readonly Vote[] = ['agree', 'disagree', 'unsure']

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-votes-'))
  chmodSync(folder, 0o711)
  await withDatabase(async ({ owner, app }) => {
    await migrate(owner, 'throughline_app')
    place = await votingPlace({ owner, app }, { people: PEOPLE, ideas: IDEAS, secret })
    await place.pool.end()
  })
})
after(() => rmSync(folder, { recursive: true, force: true }))

type Said = {
  /** what was acknowledged last */
  readonly kept: Map<number, number>
  /** what was sent when everything was killed, and may have reached the disk without a word */
  readonly sent: Map<number, number>
}

test(`killed outright ${TIMES} times while sixteen vote over HTTP: each answer that was acknowledged is stored, and none besides`, async () => {
  const said: readonly Said[] = place.people.map(() => ({ kept: new Map(), sent: new Map() }))
  for (let time = 0; time < TIMES; time++) await voteAndKill(said)
  await withDatabase(async ({ app }) => {
    const pool = openPool(app, { max: 2, trouble: () => undefined })
    for (const [at, { kept, sent }] of said.entries()) {
      const there = await storedOf(pool, at)
      for (const [idea, value] of kept)
        assert.ok(
          there.get(idea) === value || there.get(idea) === sent.get(idea),
          `person ${at}, idea ${idea}`,
        )
      for (const idea of there.keys())
        assert.ok(kept.has(idea) || sent.has(idea), `person ${at}, idea ${idea}`)
    }
    await pool.end()
  })
})

async function voteAndKill(said: readonly Said[]): Promise<void> {
  const settings = { SECRET: secret.toString('base64'), DATA_FOLDER: folder, LOG_LEVEL: 'error' }
  const { child, port } = await startProgram(settings)
  const here = { port, at: place.at, carer: place.carer }
  const voters: AtVote[] = []
  for (const key of place.keys) voters.push(await memberVotes(here, key))
  let acknowledged = 0
  const voting = voters.map(async ({ votes, wire }, at) => {
    const { kept, sent } = said[at]!
    for (let n = at; ; n++) {
      const [idea, vote] = [n % IDEAS, KINDS[(n + Math.floor(n / IDEAS)) % KINDS.length]!]
      sent.set(idea, VOTES[vote])
      const answered = await votes(idea, vote).catch(() => undefined)
      if (answered === undefined) return wire.end()
      assert.ok(answered)
      kept.set(idea, VOTES[vote])
      sent.delete(idea)
      acknowledged++
    }
  })
  while (acknowledged < LEAST) await new Promise((resolve) => setTimeout(resolve, 5))
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 200))
  const ended = once(child, 'exit')
  killTree(folder, child.pid!)
  await Promise.all([ended, ...voting])
}

async function storedOf(pool: Pool, at: number): Promise<ReadonlyMap<number, number>> {
  const { house, organisation, conversation, people } = place
  const own = { ...house, ground: { ...house.ground, pool } }
  const pseudonym = await pseudonymIn(own, { organisation }, conversation.box, people[at]!)
  const client = await pool.connect()
  await client.query(`begin; set local app.org_id = '${organisation.id}'`)
  const { rows } = await client.query<{ item: number; value: number }>(
    'select item, value from ballot where org_id = $1 and box_id = $2 and pseudonym = $3',
    [organisation.id, conversation.box, pseudonym],
  )
  await client.query('commit')
  client.release()
  return new Map(
    Array.from(
      { length: IDEAS },
      (_, idea) => [idea, rows.find(({ item }) => item === voteItem(idea))] as const,
    ).flatMap(([idea, row]) => (row ? [[idea, row.value] as const] : [])),
  )
}

async function withDatabase(work: (urls: { readonly owner: string; readonly app: string }) => Promise<void>) {
  const started = await startPostgres({ folder })
  assert.ok(started.ok, started.ok ? '' : started.sentence)
  await work(started.server.urls).finally(() => started.server.stop())
}

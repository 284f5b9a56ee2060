import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { type Site, site } from '../../testing/ground.js'
import { livedIn } from '../../testing/organisation.js'

let here: Site
let there: Site
let folder: string

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-memory-'))
  here = await site()
  there = await site()
})
after(async () => {
  await here.close()
  await there.close()
  rmSync(folder, { recursive: true, force: true })
})

const HEAP_MB = 64

test('a backup, a restore and an export need little memory, however much there is', async () => {
  const { organisation } = await livedIn(here, 'Much Ado', Buffer.alloc(32, 1))
  // Long words, each with its seal, and twice as much of them as the program below may hold.
  const client = await here.owner.connect()
  await client.query(`begin; set local app.org_id = '${organisation.id}'`)
  await client.query(MUCH, [organisation.id])
  await client.query('commit; analyze event; analyze event_word; analyze event_waiting')
  client.release()
  await here.sealer.seal(organisation.id)

  const script = new URL('../../testing/small-heap.js', import.meta.url).pathname
  const args = [here.ownerUrl, here.appUrl, there.ownerUrl, organisation.id, folder]
  const { stdout } = await promisify(execFile)(process.execPath, [
    `--max-old-space-size=${HEAP_MB}`,
    script,
    ...args,
  ])
  assert.equal(stdout.trim(), '[true,true,true]')
  assert.ok(
    statSync(join(folder, 'much.record')).size > 2 * HEAP_MB * 1_000_000,
    'too little to prove anything',
  )
})

// The seal is worked out as seal-word.ts does, so that the proof goes through every word.
const MUCH = `
  with much as (
    select gen_random_uuid() as id, sha256(i::text::bytea) as salt, repeat(md5(i::text), 400) as said
    from generate_series(1, 12000) as i),
  happened as (
    insert into event (org_id, id, at, actor, name, about, words)
    select $1::uuid, id, now(), 'operator', 'garden.said', 'bed:1',
      json_build_object('said', encode(sha256('throughline word'::bytea || '\\x00'::bytea || salt || said::bytea), 'hex'))
    from much),
  waiting as (insert into event_waiting select $1::uuid, id from much)
  insert into event_word select $1::uuid, id, 'said', salt, said, null from much`

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { instant } from '../../kernel/day.js'
import { type Site, site } from '../../testing/ground.js'
import { AWKWARD, type LivedIn, livedIn, vote } from '../../testing/organisation.js'
import { enterBallots } from '../ballots/box.js'
import { openWorld } from '../world.js'
import { type Exporting, exportRecord } from './export.js'
import { recordKey } from './note.js'
import { physicalLines } from './physical-lines.js'
import { verifyRecord } from './verify.js'

const secret = randomBytes(32)
let here: Site
let harbour: LivedIn
let folder: string
const at = (name: string) => join(folder, name)

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-export-'))
  here = await site()
  harbour = await livedIn(here, 'Harbour Care', secret)
  const { organisation, box } = harbour
  // Fourteen people's answers, so that one batch goes in while the box is open.
  await vote(here, organisation.id, box, secret, ['h', 'i', 'j', 'k', 'l', 'm', 'n'])
  const world = openWorld(here.ground, organisation)
  assert.ok((await enterBallots(world, box)).ok)
  await here.sealer.idle()
  await here.sealer.seal(organisation.id)
})
after(async () => {
  await here.close()
  rmSync(folder, { recursive: true, force: true })
})

const exporting = (file: string, more: Partial<Exporting> = {}) =>
  exportRecord({
    pool: here.pool,
    organisation: harbour.organisation.id,
    signer: recordKey(secret, harbour.organisation.id),
    file: at(file),
    now: instant(here.clock.now),
    ...more,
  })
async function verified(file: string) {
  const verdict = await verifyRecord(physicalLines(createReadStream(at(file))))
  assert.ok('findings' in verdict)
  return verdict
}
const linesOf = (file: string) => readFileSync(at(file), 'utf8').trimEnd().split('\n')

test('an export verifies on the machine of a stranger, with nothing but the file', async () => {
  const done = await exporting('whole.jsonl')
  assert.ok(done.ok)
  const verdict = await verified('whole.jsonl')
  assert.deepEqual(verdict.findings, [])
  assert.equal(verdict.kind, 'whole')
  assert.equal(verdict.entries, done.size)
  assert.deepEqual(verdict.words, { checked: 3, absent: 0 })
  assert.equal(verdict.batches, 1)
  assert.equal(linesOf('whole.jsonl').filter((line) => line.includes('"kind":"head"')).length, 1)
  assert.ok(
    linesOf('whole.jsonl').some(
      (line) => line.includes('"text"') && line.includes(JSON.stringify(AWKWARD).slice(1, -1)),
    ),
  )
})

test('whatever is changed, taken out, put in or moved in an export is found, for every kind of line', async () => {
  const lines = linesOf('whole.jsonl')
  const place = (kind: string) => lines.findIndex((line) => line.includes(`"kind":"${kind}"`))
  for (const kind of ['record', 'entry', 'ballots', 'head', 'end']) {
    const i = place(kind)
    assert.ok(i >= 0, kind)
    const found = async (what: string, altered: readonly string[]) => {
      writeFileSync(at('altered.jsonl'), `${altered.join('\n')}\n`)
      const verdict = await verifyRecord(physicalLines(createReadStream(at('altered.jsonl'))))
      assert.notEqual(verdict.kind, 'whole', `${kind} ${what}`)
    }
    await found('taken out', lines.toSpliced(i, 1))
    await found('put in twice', lines.toSpliced(i, 0, lines[i]!))
    if (i + 1 < lines.length) await found('moved', lines.toSpliced(i, 2, lines[i + 1]!, lines[i]!))
    for (const field of fieldsOf(lines[i]!))
      await found(`${field} changed`, lines.toSpliced(i, 1, changed(lines[i]!, field)))
  }
})

test('what people wrote may be left out; the seals stay and all still verifies', async () => {
  await exporting('quiet.jsonl', { withoutWords: true })
  const verdict = await verified('quiet.jsonl')
  assert.equal(verdict.kind, 'whole')
  assert.deepEqual(verdict.words, { checked: 0, absent: 3 })
  assert.doesNotMatch(readFileSync(at('quiet.jsonl'), 'utf8'), /kettle/)
})

test('an export of one room or one thing keeps the hashes of the rest, and verifies to the same head', async () => {
  const whole = await exporting('whole.jsonl')
  const room = await exporting('room.jsonl', { room: 'ballots' })
  const thing = await exporting('thing.jsonl', { about: 'bed:1' })
  assert.ok(whole.ok && room.ok && thing.ok)
  for (const [file, done] of [
    ['room.jsonl', room],
    ['thing.jsonl', thing],
  ] as const) {
    const verdict = await verified(file)
    assert.equal(verdict.kind, 'whole', file)
    assert.equal(verdict.leftOut, done.leftOut)
    assert.equal(done.leftOut, whole.size - 1)
    assert.equal(done.root, whole.root)
    assert.doesNotMatch(readFileSync(at(file), 'utf8'), /kettle/)
  }
})

test('an export that fails leaves the file of before, and never half a one', async () => {
  const before = readFileSync(at('whole.jsonl'))
  await assert.rejects(
    exporting('whole.jsonl', {
      progress: () => {
        throw new Error('the disk is gone')
      },
    }),
  )
  assert.ok(readFileSync(at('whole.jsonl')).equals(before))
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.endsWith('.part')),
    [],
  )
})

/** Every place in a line where something could be changed, as a path of keys. */
function fieldsOf(line: string): readonly string[] {
  const walk = (value: unknown, path: string): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => walk(inner, path ? `${path}/${key}` : key))
      : [path]
  return walk(JSON.parse(line), '')
}

function changed(line: string, path: string): string {
  const value = JSON.parse(line)
  const keys = path.split('/')
  const last = keys.pop()!
  let inside = value
  for (const key of keys) inside = inside[key]
  const was = inside[last]
  if (typeof was === 'number') inside[last] = was + 1
  else if (typeof was === 'boolean') inside[last] = !was
  else if (was === null) inside[last] = 'x'
  else inside[last] = was.replace(/.(?=[^.]*$)/, (c: string) => (c === 'a' ? 'b' : 'a'))
  return JSON.stringify(value)
}

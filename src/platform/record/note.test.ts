import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { SHARED } from '../../testing/shared-data.js'
import { checkpointBody, parseCheckpoint } from './checkpoint.js'
import { readSigner, readVerifier, recordKey, signNote, verifyNote } from './note.js'

const FILE = join(SHARED, 'record', 'signed-note-vectors', 'vectors.json')
const skip = existsSync(FILE) ? false : 'real data (../shared/data) is not here'

type Vectors = {
  readonly verifierKeys: readonly string[]
  readonly signerKey_TEST_ONLY: string
  readonly text: string
  readonly accept: readonly {
    readonly note: string
    readonly by: readonly string[]
    readonly knownKeys?: readonly string[]
    readonly unverified?: readonly string[]
  }[]
  readonly malformed: readonly string[]
  readonly malformed_base64: readonly string[]
  readonly unverified: readonly { readonly note: string; readonly knownKeys: readonly string[] }[]
  readonly badVerifierKeys: readonly string[]
}
const vectors = (): Vectors => JSON.parse(readFileSync(FILE, 'utf8'))
const verifiers = (keys: readonly string[]) => keys.map((key) => readVerifier(key)!)

test('the published signed notes are good, and it is said by whom', { skip }, () => {
  const { accept, verifierKeys, text } = vectors()
  assert.equal(accept.length, 3)
  for (const { note, by, knownKeys = verifierKeys, unverified = [] } of accept)
    assert.deepEqual(verifyNote(note, verifiers(knownKeys)), { ok: true, text, by, unknown: unverified })
})

test('the published notes that are not notes, not signed or falsely signed are refused', { skip }, () => {
  const { malformed, malformed_base64, unverified, verifierKeys } = vectors()
  const known = verifiers(verifierKeys)
  assert.deepEqual([malformed.length, malformed_base64.length, unverified.length], [6, 1, 2])
  for (const note of malformed)
    assert.deepEqual(verifyNote(note, known), { ok: false, no: 'malformed' }, note)
  for (const note of malformed_base64)
    assert.deepEqual(verifyNote(Buffer.from(note, 'base64'), known), { ok: false, no: 'malformed' })
  for (const { note, knownKeys } of unverified) assert.ok(!verifyNote(note, verifiers(knownKeys)).ok)
})

test('the published keys that are not keys are refused', { skip }, () => {
  const { badVerifierKeys } = vectors()
  assert.equal(badVerifierKeys.length, 3)
  for (const key of badVerifierKeys) assert.equal(readVerifier(key), undefined)
})

test('signing with the published key gives the published signature, byte for byte', { skip }, () => {
  const { signerKey_TEST_ONLY, text, accept } = vectors()
  assert.equal(signNote(text, [readSigner(signerKey_TEST_ONLY)]), accept[0]!.note)
  assert.throws(() => readSigner(signerKey_TEST_ONLY.replace('c74f20a3', 'c74f20a4')), /not a signing key/)
})

const ORG = '11111111-2222-4333-8444-555555555555'
const OTHER_ORG = '99999999-2222-4333-8444-555555555555'
const secret = Buffer.alloc(32, 7)

test('an organisation has one key for one secret: nothing is stored, and no two share it', () => {
  const key = recordKey(secret, ORG).vkey
  assert.equal(recordKey(secret, ORG).vkey, key)
  const half = (vkey: string) => vkey.split('+').slice(2).join('+')
  assert.notEqual(half(recordKey(secret, OTHER_ORG).vkey), half(key))
  assert.notEqual(half(recordKey(Buffer.alloc(32, 8), ORG).vkey), half(key))
  assert.throws(() => recordKey(Buffer.alloc(8), ORG), /at least 32 bytes/)
})

test('a head that was signed is good; with one character changed it is not', () => {
  const signer = recordKey(secret, ORG)
  const body = checkpointBody({ origin: signer.name, size: 1204, root: Buffer.alloc(32, 1) })
  const note = signNote(body, [signer])
  const known = [readVerifier(signer.vkey)!]
  assert.ok(verifyNote(note, known).ok)
  assert.deepEqual(verifyNote(note.replace('1204', '1205'), known), { ok: false, no: 'false-signature' })
  assert.deepEqual(verifyNote(note, verifiers([recordKey(secret, OTHER_ORG).vkey])), {
    ok: false,
    no: 'unverified',
  })
})

test('a head is three lines, and reads back as it was', () => {
  const root = Buffer.alloc(32, 1)
  const text = checkpointBody({ origin: 'throughline/x', size: 3, root })
  assert.equal(text, 'throughline/x\n3\nAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\n')
  assert.deepEqual(parseCheckpoint(text), { origin: 'throughline/x', size: 3, root, more: [] })
  assert.deepEqual(parseCheckpoint(`${text}one more\n`)?.more, ['one more'])
})

test('a head that is not quite one is not read as one', () => {
  const good = checkpointBody({ origin: 'x', size: 3, root: Buffer.alloc(32, 1) })
  for (const bad of [
    good.slice(0, -1),
    good.replace('\n3\n', '\n03\n'),
    good.replace('\n3\n', '\n-3\n'),
    good.replace('\n3\n', '\n99999999999999999999\n'),
    good.replace('x', ''),
    good.replace('=', ''),
    good.replace('AQEB', ''),
    `${good}\n`,
    '',
  ])
    assert.equal(parseCheckpoint(bad), undefined, bad)
  assert.throws(() => checkpointBody({ origin: 'evil\n999', size: 3, root: Buffer.alloc(32) }))
})

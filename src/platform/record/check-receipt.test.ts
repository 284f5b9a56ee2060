import assert from 'node:assert/strict'
import { test } from 'node:test'
import { batchRoot, placeIn } from '../../maths/record/batches.js'
import { BALLOTS, COMMITMENTS } from '../../testing/a-record.js'
import { checkReceipt, type Receipt, readReceipt, receiptText } from './check-receipt.js'
import { sha256 } from './sha256.js'

const root = batchRoot(sha256, COMMITMENTS)
const joes: Receipt = {
  ...BALLOTS[2]!,
  entered: { ...placeIn(sha256, COMMITMENTS, COMMITMENTS[2]!)!, root },
}

test('Joe finds his own answer in the batch, by the list or without it', () => {
  assert.ok(checkReceipt(joes, { root }).ok)
  assert.ok(checkReceipt(joes, { root, commitments: COMMITMENTS }).ok)
  assert.ok(checkReceipt(BALLOTS[2]!, { root, commitments: [...COMMITMENTS].reverse() }).ok)
})

test('a receipt survives being kept as a text', () => {
  const read = readReceipt(receiptText(joes))
  assert.ok(read && checkReceipt(read, { root }).ok)
  assert.deepEqual(readReceipt(receiptText(BALLOTS[2]!)), {
    said: BALLOTS[2]!.said,
    salt: Buffer.from(BALLOTS[2]!.salt),
  })
})

test('neither the person nor their pseudonym stands on the receipt', () => {
  assert.deepEqual(Object.keys(JSON.parse(receiptText(joes))).sort(), [
    'box',
    'entered',
    'item',
    'kind',
    'salt',
    'v',
    'value',
  ])
})

test('another answer than the one given is not in the batch', () => {
  const other = { ...joes, said: { ...joes.said, value: 1 } }
  assert.deepEqual(checkReceipt(other, { root }), { ok: false, no: 'not-in' })
  assert.deepEqual(checkReceipt(other, { root, commitments: COMMITMENTS }), { ok: false, no: 'not-in' })
})

test('a list that is not the one in the record is not trusted', () => {
  const commitments = COMMITMENTS.slice(1)
  assert.deepEqual(checkReceipt(joes, { root, commitments }), { ok: false, no: 'list-differs' })
  assert.deepEqual(checkReceipt(joes, { root: batchRoot(sha256, commitments) }), {
    ok: false,
    no: 'other-batch',
  })
})

test('before the batch has entered the record there is nothing to check against', () => {
  assert.deepEqual(checkReceipt(BALLOTS[2]!, { root }), { ok: false, no: 'still-waiting' })
})

test('a text that is not a receipt is not read as one', () => {
  const good = JSON.parse(receiptText(joes))
  for (const bad of [
    '',
    'null',
    '{}',
    JSON.stringify({ ...good, v: 2 }),
    JSON.stringify({ ...good, salt: 'ab' }),
    JSON.stringify({ ...good, value: '1' }),
    JSON.stringify({ ...good, box: 'x' }),
    JSON.stringify({ ...good, entered: { ...good.entered, proof: ['*'] } }),
    JSON.stringify({ ...good, entered: { ...good.entered, index: 0.5 } }),
  ])
    assert.equal(readReceipt(bad), undefined, bad)
})

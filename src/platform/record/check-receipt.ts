import {
  batchRoot,
  commitBallot,
  isInBatch,
  type Place,
  placeIn,
  type Said,
} from '../../maths/record/batches.js'
import { same } from '../../maths/record/merkle.js'
import { canonical } from './canonical.js'
import { isFields } from './lines.js'
import { fromBase64 } from './note.js'
import { sha256 } from './sha256.js'

/** What a person holds to find their own ballot in the record. It shows how they answered: it is theirs alone. */
export type Receipt = {
  readonly said: Said
  readonly salt: Uint8Array
  /** where it stands, once its batch has entered the record */
  readonly entered?: Place & { readonly root: Uint8Array }
}

/** What is open for all to see of a batch: its root as the record has it, and the list, where it is at hand. */
export type Published = { readonly root: Uint8Array; readonly commitments?: readonly Uint8Array[] }

export type ReceiptAnswer =
  | { readonly ok: true; readonly index: number; readonly size: number }
  | { readonly ok: false; readonly no: 'still-waiting' | 'other-batch' | 'list-differs' | 'not-in' }

/** Is the ballot on this receipt in the batch? */
export function checkReceipt({ said, salt, entered }: Receipt, published: Published): ReceiptAnswer {
  const commitment = commitBallot(sha256, said, salt)
  const { root, commitments } = published
  if (commitments) {
    if (!same(batchRoot(sha256, commitments), root)) return { ok: false, no: 'list-differs' }
    const place = placeIn(sha256, commitments, commitment)
    return place ? { ok: true, index: place.index, size: place.size } : { ok: false, no: 'not-in' }
  }
  if (!entered) return { ok: false, no: 'still-waiting' }
  if (!same(entered.root, root)) return { ok: false, no: 'other-batch' }
  return isInBatch(sha256, commitment, entered, root)
    ? { ok: true, index: entered.index, size: entered.size }
    : { ok: false, no: 'not-in' }
}

/** One sentence for each answer. */
export const RECEIPT_WORDS: Readonly<Record<Extract<ReceiptAnswer, { ok: false }>['no'], string>> = {
  'still-waiting': 'Your answer has not entered the record yet. Get a new receipt later.',
  'other-batch': 'Your receipt is for another batch.',
  'list-differs': 'This list of answers is not the one in the record. Do not trust it.',
  'not-in': 'Your answer, as your receipt has it, is not in this batch.',
}

/** Makes the receipt a person keeps: one line of text. */
export function receiptText({ said, salt, entered }: Receipt): string {
  const { box, item, value } = said
  const where = entered && {
    root: hexOf(entered.root),
    index: entered.index,
    size: entered.size,
    proof: entered.proof.map((step) => Buffer.from(step).toString('base64')),
  }
  return canonical({
    kind: 'receipt',
    v: 1,
    box,
    item,
    value,
    salt: hexOf(salt),
    ...(where ? { entered: where } : {}),
  })
}

/** @returns undefined where the text is not a receipt */
export function readReceipt(text: string): Receipt | undefined {
  const value = parsed(text)
  if (!isFields(value) || value.kind !== 'receipt' || value.v !== 1) return undefined
  const { box, item, value: answer, salt } = value
  const isSaid = typeof box === 'string' && Number.isSafeInteger(item) && Number.isSafeInteger(answer)
  if (!isSaid || !isHex(salt) || !/^[0-9a-f-]{36}$/.test(box)) return undefined
  const receipt = {
    said: { box, item: Number(item), value: Number(answer) },
    salt: Buffer.from(salt, 'hex'),
  }
  if (value.entered === undefined) return receipt
  const entered = placeOf(value.entered)
  return entered && { ...receipt, entered }
}

function placeOf(value: unknown): Receipt['entered'] {
  if (!isFields(value) || !isHex(value.root) || !Array.isArray(value.proof)) return undefined
  const { index, size, root, proof } = value
  const steps = proof.map((step) => (typeof step === 'string' ? fromBase64(step) : undefined))
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size)) return undefined
  if (!steps.every((step) => step !== undefined)) return undefined
  return { index: Number(index), size: Number(size), root: Buffer.from(root, 'hex'), proof: steps }
}

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const isHex = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

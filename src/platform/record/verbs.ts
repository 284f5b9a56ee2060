import { createReadStream, readFileSync, statSync } from 'node:fs'
import { type Options, parseOptions, type Terminal, type Verb } from '../cli.js'
import { checkReceipt, RECEIPT_WORDS, type Receipt, readReceipt } from './check-receipt.js'
import { keptHeads } from './kept-heads.js'
import { readVerifier, type Verifier } from './note.js'
import { physicalLines, TooLong } from './physical-lines.js'
import { type Checked, lineOf } from './verdict.js'
import { type Asked, verifyRecord } from './verify.js'
import { REFUSED, report, sentence } from './words.js'

const USAGE = `throughline record verify FILE [options]

FILE is what "record export" wrote. Needs no database and no network.
Says that all is whole, or which line was changed, removed, added, moved
or cut off.

  --head OLDER    A signed head you kept: the letter as it is, or an older
                  export. Shows whether the past was rewritten since.
                  Repeat for more.
  --key KEY       The key you trust, from the organisation's page. Repeat
                  where it has had several. Else the file's own is used.
  --receipt FILE  Your receipt: is your answer in this record?
  --json          The same as JSON.

Leaves with 0 when all is whole, 1 when it is not, 2 when there was
nothing to check.
`

const KINDS = {
  head: { type: 'string', multiple: true },
  key: { type: 'string', multiple: true },
  receipt: { type: 'string' },
  json: { type: 'boolean' },
} as const

export const recordVerify: Verb = {
  name: 'verify',
  what: 'Check an exported record, offline: is all of it there, and as it was written?',
  usage: USAGE,
  run: runVerify,
}

async function runVerify(args: readonly string[], terminal: Terminal): Promise<number> {
  const parsed = parseOptions(args, KINDS)
  if (!parsed.ok) return fault(terminal, parsed.sentence)
  const { options, places } = parsed
  const [file, ...more] = places
  if (file === undefined || more.length) return fault(terminal, `Name one file to check.\n\n${USAGE}`)
  const asked = await askedFrom(options)
  if (typeof asked === 'string') return fault(terminal, asked)

  const verdict = await read(file, asked)
  if (typeof verdict === 'string') return fault(terminal, verdict)
  if (!('findings' in verdict)) return fault(terminal, `${file} ${REFUSED[verdict.kind]}`)
  const { receipt } = asked
  const found = receipt && receiptSentence(receipt, verdict)
  const trust = { key: asked.keys !== undefined, head: asked.kept.length > 0 }
  if (options.flag('json')) terminal.say(`${JSON.stringify(asJson(verdict, found?.sentence), null, 2)}\n`)
  else terminal.say(`${report(verdict, trust)}${found ? `${found.sentence}\n` : ''}`)
  return verdict.kind === 'whole' && found?.ok !== false ? 0 : 1
}

type Wanted = Asked & { readonly kept: readonly string[]; readonly receipt: Receipt | undefined }

/** Every mistake in the options is one sentence. */
async function askedFrom(options: Options): Promise<Wanted | string> {
  const keys: Verifier[] = []
  for (const text of options.many('key')) {
    const key = readVerifier(text.trim())
    if (!key) return '--key is not a key. A key is one long word, like throughline/…+1a2b3c4d+A….'
    keys.push(key)
  }
  const kept: string[] = []
  for (const path of options.many('head')) {
    const notes = await orSentence(path, () => keptHeads(path))
    if (typeof notes === 'string') return notes
    if (notes.length === 0) return `${path} holds no signed head.`
    kept.push(...notes)
  }
  const path = options.one('receipt')
  const receipt = path === undefined ? undefined : await orSentence(path, () => receiptIn(path))
  if (typeof receipt === 'string') return receipt
  const roots = receipt?.entered ? [Buffer.from(receipt.entered.root).toString('hex')] : []
  return { ...(keys.length ? { keys } : {}), kept, receipt, roots }
}

function receiptIn(path: string): Receipt | string {
  if (statSync(path).size > 1_000_000) return `${path} is not a receipt.`
  return readReceipt(readFileSync(path, 'utf8')) ?? `${path} is not a receipt.`
}

const read = (file: string, asked: Asked) =>
  orSentence(file, () =>
    verifyRecord(physicalLines(createReadStream(file, { highWaterMark: 256 * 1024 })), asked),
  )

async function orSentence<T>(path: string, attempt: () => T | Promise<T>): Promise<T | string> {
  try {
    return await attempt()
  } catch (error) {
    if (error instanceof TooLong) return `${path} cannot be read: line ${error.line} is longer than 64 MB.`
    const code = error instanceof Error && 'code' in error ? `${error.code}` : undefined
    if (code === undefined) throw error
    return `${path} cannot be read (${REASONS[code] ?? code}).`
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'you may not read it',
  EISDIR: 'that is a folder',
}

function receiptSentence(receipt: Receipt, verdict: Checked) {
  if (!receipt.entered) return { ok: false, sentence: RECEIPT_WORDS['still-waiting'] }
  const { root } = receipt.entered
  const where = verdict.roots[Buffer.from(root).toString('hex')]
  if (!where) return { ok: false, sentence: 'The batch on your receipt is not in this record.' }
  const answer = checkReceipt(receipt, { root })
  if (!answer.ok) return { ok: false, sentence: RECEIPT_WORDS[answer.no] }
  return {
    ok: true,
    sentence: `Your answer is in this record: in entry ${where.n}, among ${answer.size} answers.`,
  }
}

/** For programs: each finding with its line and its sentence. */
function asJson({ kind, findings, ...rest }: Checked, receipt?: string) {
  const told = findings.map((one) => ({ kind: one.kind, line: lineOf(one) ?? null, says: sentence(one) }))
  return { whole: kind === 'whole', findings: told, ...rest, ...(receipt ? { receipt } : {}) }
}

function fault(terminal: Terminal, sentence: string): number {
  terminal.tell(sentence)
  return 2
}

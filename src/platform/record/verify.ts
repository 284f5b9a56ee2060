import { createHash } from 'node:crypto'
import { batchRoot, inOrder } from '../../maths/record/batches.js'
import { leafHash, same } from '../../maths/record/merkle.js'
import { type Ended, openReplay, type Replay, type Signed } from '../../maths/record/replay.js'
import { type Checkpoint, parseCheckpoint } from './checkpoint.js'
import { type EntryLine, isFields, type Line, readLine } from './lines.js'
import { originOf, readVerifier, type Verifier, verifyNote } from './note.js'
import type { Physical } from './physical-lines.js'
import { sealWord } from './seal-word.js'
import { sha256 } from './sha256.js'
import {
  type Finding,
  inOrderOfLines,
  keptFindings,
  type Turn,
  type Verdict,
  withoutBeginning,
} from './verdict.js'

export type Asked = {
  /** signed heads kept from earlier, as notes */
  readonly kept?: readonly string[]
  /** the only keys to trust; else those the file names itself */
  readonly keys?: readonly Verifier[]
  /** roots of batches of ballots to look for, in hex */
  readonly roots?: readonly string[]
}

type State = {
  readonly findings: Finding[]
  readonly replay: Replay
  readonly known: readonly Verifier[]
  readonly origin: string
  readonly exported: string
  readonly running: ReturnType<typeof createHash>
  readonly asked: Asked
  readonly sizes: ReadonlySet<number>
  readonly ats: Map<number, string | undefined>
  readonly roots: Record<string, { n: number; at: string | undefined }>
  readonly words: { checked: number; absent: number }
  readonly turns: Turn[]
  readonly falseHeads: number[]
  trueHeads: number
  lines: number
  entries: number
  leftOut: number
  batches: number
  from: string | undefined
  to: string | undefined
  last: { line: EntryLine; at: string | undefined } | undefined
  lastLine: number
  lastUnreadable: boolean
  ended: Ended | undefined
}

/** Checks an export, line by line, holding none of it. */
export async function verifyRecord(lines: AsyncIterable<Physical>, asked: Asked = {}): Promise<Verdict> {
  let state: State | undefined
  let signed: readonly (Signed | undefined)[] = []
  for await (const physical of lines) {
    if (state) {
      meet(state, physical)
      continue
    }
    const first = physical.text === undefined ? undefined : readLine(physical.text)
    if (!first?.ok) return { kind: first?.no === 'newer' ? 'newer' : 'not-a-record' }
    if (first.line.kind !== 'record') return withoutBeginning(physical.number)
    const begun = begin(first.line, first.exact, physical, asked)
    state = begun.state
    signed = begun.signed
  }
  return state ? verdict(state, signed) : { kind: 'empty' }
}

function begin(
  first: Extract<Line, { kind: 'record' }>,
  exact: boolean,
  { number, text }: Physical,
  asked: Asked,
) {
  const findings: Finding[] = []
  const { organisation, origin, exported } = first
  const named = [first.key, ...first.earlier].map(readVerifier)
  const own = named.filter((one) => one !== undefined)
  const isSound =
    exact &&
    own.length === named.length &&
    own.every(({ name }) => name === origin) &&
    origin === originOf(organisation) &&
    INSTANT.test(exported)
  if (!isSound) findings.push({ kind: 'changed', line: number, n: undefined, at: undefined, what: 'first' })
  if (asked.keys && !asked.keys.some((key) => own.some((one) => sameKey(one, key))))
    findings.push({ kind: 'other-key', line: number })

  const known = asked.keys ?? own
  const signed = (asked.kept ?? []).map((note) => keptHead(note, known, origin, findings))
  const heads = signed.filter((one) => one !== undefined)
  const state: State = {
    findings,
    replay: openReplay(sha256, heads),
    known,
    origin,
    exported,
    running: createHash('sha256').update(`${text}\n`),
    asked,
    sizes: new Set(heads.map(({ size }) => size)),
    ats: new Map(),
    roots: {},
    words: { checked: 0, absent: 0 },
    turns: [],
    falseHeads: [],
    trueHeads: 0,
    lines: 1,
    entries: 0,
    leftOut: 0,
    batches: 0,
    from: undefined,
    to: undefined,
    last: undefined,
    lastLine: number,
    lastUnreadable: false,
    ended: undefined,
  }
  return { state, signed: heads }
}

const sameKey = (a: Verifier, b: Verifier) => a.name === b.name && a.keyHash === b.keyHash

function keptHead(
  note: string,
  known: readonly Verifier[],
  origin: string,
  findings: Finding[],
): Signed | undefined {
  const opened = verifyNote(note, known)
  const head = opened.ok ? parseCheckpoint(opened.text) : undefined
  if (head?.origin === origin) return head
  const isOther = !note.startsWith(`${origin}\n`)
  findings.push({ kind: isOther ? 'kept-other-record' : 'kept-stranger' })
  return undefined
}

function meet(state: State, { number, text }: Physical): void {
  const { findings, replay, running } = state
  if (state.ended) {
    findings.push({ kind: 'after-end', line: number })
    return
  }
  state.lastLine = number
  const read = text === undefined ? undefined : readLine(text)
  state.lastUnreadable = !read?.ok || read.line.kind === 'record'
  if (!read?.ok || read.line.kind === 'record') {
    findings.push({ kind: 'unreadable', line: number })
    replay.unreadable()
    running.update('\n')
    state.lines++
    return
  }
  const before = findings.length
  const { line } = read
  if (line.kind === 'entry') meetEntry(state, line, number)
  else if (line.kind === 'ballots') meetBallots(state, line, number)
  else meetHead(state, line, number)
  if (!read.exact && findings.length === before) changed(state, number, 'writing', line)
  running.update(`${text}\n`)
  state.lines++
}

function changed(
  state: State,
  line: number,
  what: Extract<Finding, { kind: 'changed' }>['what'],
  read?: Line,
): void {
  const entry = read?.kind === 'entry' ? read : undefined
  state.findings.push({ kind: 'changed', line, n: entry?.n, at: entry && atOf(entry), what })
}

function meetEntry(state: State, entry: EntryLine, line: number): void {
  const { event, leaf } = entry
  const computed = event && leafHash(sha256, Buffer.from(event.text))
  if (computed && !(leaf && same(leaf, computed))) changed(state, line, 'event', entry)
  else if (!wordsFit(state, entry)) changed(state, line, 'text', entry)

  const at = atOf(entry)
  const leaves = [leaf, computed].filter((one) => one !== undefined)
  state.replay.entry({ line, n: entry.n, leaves, root: entry.root ?? new Uint8Array(0), at })
  state.entries++
  state.last = { line: entry, at }
  if (!event) state.leftOut++
  const is = TURNS.get(event?.fields.name)
  if (is && state.turns.length < MOST_TURNS) state.turns.push({ n: entry.n, at, is })
  if (state.sizes.has(state.entries)) state.ats.set(state.entries, at)
  if (at && (state.from === undefined || at < state.from)) state.from = at
  if (at && (state.to === undefined || at > state.to)) state.to = at
  const root = isFields(event?.fields.facts) ? event.fields.facts.root : undefined
  if (typeof root === 'string' && state.asked.roots?.includes(root)) state.roots[root] = { n: entry.n, at }
}

// What the command line writes when a record comes out of a backup, or into another installation.
const TURNS: ReadonlyMap<unknown, Turn['is']> = new Map([
  ['record.restored', 'restored'],
  ['record.key-changed', 'other-key'],
])
const MOST_TURNS = 100

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

function atOf({ event }: EntryLine): string | undefined {
  const at = event?.fields.at
  return typeof at === 'string' && INSTANT.test(at) ? at : undefined
}

function wordsFit({ words }: State, { event, texts }: EntryLine): boolean {
  const sealed = isFields(event?.fields.words) ? event.fields.words : {}
  const fit = Object.entries(texts).every(([field, beside]) => {
    if (!isFields(beside) || Object.keys(beside).length !== 2) return false
    const { salt, text } = beside
    if (typeof salt !== 'string' || !/^[0-9a-f]{64}$/.test(salt) || typeof text !== 'string') return false
    return Object.hasOwn(sealed, field) && sealed[field] === sealWord(text, Buffer.from(salt, 'hex'))
  })
  words.checked += Object.keys(texts).length
  words.absent += Object.keys(sealed).filter((field) => !Object.hasOwn(texts, field)).length
  return fit
}

function meetBallots(state: State, ballots: Extract<Line, { kind: 'ballots' }>, line: number): void {
  const { last } = state
  const facts = last?.line.event?.fields.facts
  const root = isFields(facts) ? facts.root : undefined
  const isOurs = last?.line.n === ballots.n && root === toHex(batchRoot(sha256, ballots.leaves))
  const isInOrder = inOrder(ballots.leaves).every((leaf, i) => leaf === ballots.leaves[i])
  if (isOurs && isInOrder) state.batches++
  else changed(state, line, 'ballots')
}

const toHex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

function meetHead(state: State, { kind, note }: Extract<Line, { note: string }>, line: number): void {
  const opened = verifyNote(note, state.known)
  const parsed = opened.ok ? parseCheckpoint(opened.text) : undefined
  const head = parsed?.origin === state.origin ? parsed : undefined
  if (head) state.trueHeads++
  else state.falseHeads.push(line)
  if (kind === 'end') meetEnd(state, head, line)
  else if (head) state.replay.head(head, line)
}

function meetEnd(state: State, head: Checkpoint | undefined, line: number): void {
  state.ended = state.replay.end(head, line)
  if (!head) return
  const [exported, lines] = head.more
  if (exported !== `exported ${state.exported}`)
    state.findings.push({ kind: 'changed', line: 1, n: undefined, at: undefined, what: 'first' })
  if (lines !== `lines ${state.lines} ${state.running.copy().digest('base64')}`)
    state.findings.push({ kind: 'beside' })
}

function verdict(state: State, heads: readonly (Signed | undefined)[]): Verdict {
  const { findings, falseHeads, trueHeads, last, lastLine } = state
  if (!state.ended) breakOff(state)
  const ended = state.ended ?? state.replay.end(undefined, lastLine)
  const isKeyBad = findings.some((one) => one.kind === 'changed' && one.what === 'first')
  if (falseHeads.length && trueHeads === 0 && !isKeyBad)
    findings.push({ kind: 'unsigned', line: falseHeads.at(-1)! })
  else if (trueHeads) for (const line of falseHeads) findings.push({ kind: 'head-false', line })

  const kept = heads.flatMap((head, i) =>
    head ? [{ size: head.size, at: state.ats.get(head.size), is: ended.kept[i] ?? 'unknown' }] : [],
  )
  findings.push(...keptFindings(kept, state.entries))
  const told = inOrderOfLines([...findings, ...ended.damage])
  return {
    kind: told.length ? 'not-whole' : 'whole',
    findings: told,
    entries: state.entries,
    unproven: ended.unproven,
    from: state.from,
    to: state.to,
    leftOut: state.leftOut,
    words: state.words,
    batches: state.batches,
    kept,
    turns: state.turns,
    roots: state.roots,
  }
  function breakOff({ lastUnreadable }: State): void {
    // Half a last line is the break itself, not one more thing.
    const half = findings.at(-1)
    if (lastUnreadable && half?.kind === 'unreadable' && half.line === lastLine) findings.pop()
    findings.push({ kind: 'no-end', line: lastLine, n: last?.line.n ?? -1, at: last?.at })
  }
}

import type { Damage } from '../../maths/record/replay.js'

/** Something that is not as it was written. Lines count from 1, entries from 0. */
export type Finding =
  | Damage
  | {
      readonly kind: 'changed'
      readonly line: number
      readonly n: number | undefined
      readonly at: string | undefined
      readonly what: 'first' | 'event' | 'writing' | 'text' | 'ballots'
    }
  | {
      readonly kind: 'unreadable' | 'after-end' | 'head-false' | 'no-beginning' | 'other-key'
      readonly line: number
    }
  /** no head in the file is signed with the key the file names */
  | { readonly kind: 'unsigned'; readonly line: number }
  | { readonly kind: 'no-end'; readonly line: number; readonly n: number; readonly at: string | undefined }
  /** a text, a head or an event was taken out or put in after the file was written */
  | { readonly kind: 'beside' }
  | { readonly kind: 'kept-stranger' | 'kept-other-record' }
  | { readonly kind: 'kept-beyond'; readonly size: number; readonly entries: number }
  | { readonly kind: 'kept-differs'; readonly from: number; readonly to: number }

export type Kept = {
  readonly size: number
  readonly at: string | undefined
  readonly is: 'fits' | 'differs' | 'beyond' | 'unknown'
}

export type Checked = Extract<Verdict, { findings: unknown }>

/** An entry after which the record goes on in another way. */
export type Turn = {
  readonly n: number
  readonly at: string | undefined
  readonly is: 'restored' | 'other-key'
}

export type Verdict =
  | { readonly kind: 'not-a-record' | 'newer' | 'empty' }
  | {
      readonly kind: 'whole' | 'not-whole'
      readonly findings: readonly Finding[]
      readonly entries: number
      /** entries behind a break, of whose place nothing can be said */
      readonly unproven: number
      readonly from: string | undefined
      readonly to: string | undefined
      readonly leftOut: number
      readonly words: { readonly checked: number; readonly absent: number }
      readonly batches: number
      readonly kept: readonly Kept[]
      /** entries that say the record was restored from a backup, or goes on under another key */
      readonly turns: readonly Turn[]
      /** in which entry each root asked after entered the record */
      readonly roots: Readonly<Record<string, { readonly n: number; readonly at: string | undefined }>>
    }

/** What the heads that were kept say against this file. */
export function keptFindings(kept: readonly Kept[], entries: number): Finding[] {
  const differs = kept.filter(({ is }) => is === 'differs').map(({ size }) => size)
  const beyond = kept.filter(({ is }) => is === 'beyond').map(({ size }) => size)
  const to = Math.min(...differs)
  const fits = kept.filter(({ is, size }) => is === 'fits' && size < to).map(({ size }) => size)
  return [
    ...(differs.length ? [{ kind: 'kept-differs' as const, from: Math.max(0, ...fits), to }] : []),
    ...(beyond.length ? [{ kind: 'kept-beyond' as const, size: Math.max(...beyond), entries }] : []),
  ]
}

/** The line a finding is about, where it is about one. */
export function lineOf(finding: Finding): number | undefined {
  if ('met' in finding) return finding.met.line
  if ('line' in finding) return finding.line
  return 'before' in finding ? finding.before : undefined
}

/** What to tell, in the order of the lines: each thing once, and nothing that another finding has said already. */
export function inOrderOfLines(findings: readonly Finding[]): readonly Finding[] {
  const changedLines = new Set(findings.flatMap((one) => (one.kind === 'changed' ? [one.line] : [])))
  const isSaid = (one: Finding) =>
    (one.kind === 'root' || one.kind === 'broken' || one.kind === 'number') && changedLines.has(one.met.line)
  // That the lines are not those that were signed is news only where nothing else has said so.
  const others = findings.filter((one) => one.kind !== 'beside' && !isSaid(one))
  const told = others.length ? others : findings
  const once = [...new Map(told.map((one) => [`${one.kind} ${lineOf(one)}`, one])).values()]
  return once.sort((a, b) => (lineOf(a) ?? Number.MAX_SAFE_INTEGER) - (lineOf(b) ?? Number.MAX_SAFE_INTEGER))
}

/** A file that does not start where a record does: without its first line nothing in it can be checked. */
export function withoutBeginning(line: number): Checked {
  return {
    kind: 'not-whole',
    findings: [{ kind: 'no-beginning', line }],
    entries: 0,
    unproven: 0,
    from: undefined,
    to: undefined,
    leftOut: 0,
    words: { checked: 0, absent: 0 },
    batches: 0,
    kept: [],
    turns: [],
    roots: {},
  }
}

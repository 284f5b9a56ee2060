import type { Met } from '../../maths/record/replay.js'
import type { Checked, Finding, Kept, Turn, Verdict } from './verdict.js'

const MOST_TOLD = 20

const number = (value: number) => value.toLocaleString('en-GB')
const many = (value: number, one: string, more: string) => `${number(value)} ${value === 1 ? one : more}`
const entries = (value: number) => many(value, 'entry', 'entries')

function day(at: string): string {
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return at
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
}

const spot = (line: number, n: number | undefined, at: string | undefined) => {
  const what = [n === undefined || n < 0 ? '' : `entry ${number(n)}`, at ? `of ${day(at)}` : '']
  const inside = what.filter(Boolean).join(', ')
  return `Line ${number(line)}${inside ? ` (${inside})` : ''}`
}
const spotOf = ({ line, n, at }: Met) => spot(line, n, at)

const range = (from: number, to: number) =>
  from === to
    ? `Entry ${number(from)} was`
    : `Entries ${number(from)} to ${number(to)} (${number(to - from + 1)} of them) were`

const CHANGED: Readonly<Record<Extract<Finding, { kind: 'changed' }>['what'], string>> = {
  first: 'was changed: it does not name the record as it was written.',
  event: 'was changed: what it says is not what was recorded.',
  writing: 'was changed: it is not written the way it was exported.',
  text: 'was changed: a text beside it is not the text that was recorded.',
  ballots: 'was changed or moved: this list of answers is not the one recorded in the entry before it.',
}

const BROKEN: Readonly<Record<Extract<Finding, { kind: 'broken' }>['was'], string>> = {
  changed: 'was changed, or the line before it was and its check was made to fit.',
  removed: 'does not follow from the line before it: something between them was removed.',
  added: 'does not follow from the line before it: something was added here.',
  unknown: 'does not follow from the line before it: it was changed, or something before it was removed.',
}

/** What is wrong, in one sentence. */
export function sentence(finding: Finding): string {
  switch (finding.kind) {
    case 'changed':
      return `${spot(finding.line, finding.n, finding.at)} ${CHANGED[finding.what]}`
    case 'root':
      return `${spotOf(finding.met)} was changed: the check it carries is wrong. What it says is right.`
    case 'number':
      return `${spotOf(finding.met)} was changed: its number is wrong. It is entry ${number(finding.place)}.`
    case 'added':
      return `${spotOf(finding.met)} was added: it is not part of the record in this place.`
    case 'moved':
      return `${spotOf(finding.met)} was moved: it belongs before line ${number(finding.before)}.`
    case 'swapped':
      return `${spotOf(finding.met)} and line ${number(finding.with.line)} stand the wrong way round.`
    case 'removed':
      return `${range(finding.from, finding.to)} removed, before line ${number(finding.before)}.`
    case 'cut':
      return `${range(finding.from, finding.to)} cut off at the end, before line ${number(finding.before)}.`
    case 'broken':
      return `${spotOf(finding.met)} ${BROKEN[finding.was]}`
    case 'rewritten':
      return `The record was made anew: the signed head on line ${number(finding.line)} is not of these entries. What differs is ${among(finding.from, finding.to)}.`
    case 'head-moved':
      return `Line ${number(finding.line)} (a signed head) was moved, or entries around it were added or removed.`
    case 'head-false':
      return `Line ${number(finding.line)} (a signed head) was changed: its signature is not true.`
    case 'unsigned':
      return `No signed head in this file, up to line ${number(finding.line)}, fits the key on line 1. Either that key or the heads were changed, or somebody without the key made the whole file anew.`
    case 'unreadable':
      return `Line ${number(finding.line)} was changed or added: it cannot be read as part of a record.`
    case 'after-end':
      return `Line ${number(finding.line)} was added: it stands behind the end.`
    case 'no-beginning':
      return `The first line of the record was removed or moved: line ${number(finding.line)} is not a beginning.`
    case 'no-end':
      return `The end was cut off: nothing signs the file after ${spot(finding.line, finding.n, finding.at).replace('L', 'l')}.`
    case 'other-key':
      return 'The key on line 1 is not the key you gave.'
    case 'beside':
      return 'Something beside the entries was taken out, put in or changed after this file was written: a text, a signed head or an event. The entries and their order are whole.'
    case 'kept-stranger':
      return 'The head you kept is not signed with the key of this file. One of the two is not from this organisation.'
    case 'kept-other-record':
      return 'The head you kept belongs to another record.'
    case 'kept-beyond':
      return `The head you kept counts ${entries(finding.size)}, and this file has ${number(finding.entries)}. Either the end was cut off, or this file is older than the head.`
    case 'kept-differs':
      return `The record was rewritten: the head you kept does not fit. What differs is ${among(finding.from, finding.to)}.`
  }
}

const among = (from: number, to: number) =>
  from === 0
    ? `somewhere in the first ${entries(to)}`
    : `somewhere behind the first ${number(from)} and within the first ${entries(to)}`

function keptSentence({ size, at, is }: Kept): string {
  const which = `The head you kept (${entries(size)}${at ? `, up to ${day(at)}` : ''})`
  if (is === 'fits') return `${which} is part of it.`
  return is === 'unknown' ? `${which} could not be compared: the file is damaged before it.` : ''
}

/** The whole answer: the first line says it, the others say how far it goes. */
export function report(verdict: Checked, trust: { readonly key: boolean; readonly head: boolean }): string {
  const isWhole = verdict.kind === 'whole'
  const told = verdict.findings.slice(0, MOST_TOLD).map(sentence)
  const more = verdict.findings.length - told.length
  const lines = isWhole
    ? [whole(verdict)]
    : [
        'This record is not whole.',
        ...told.map((one) => `- ${one}`),
        ...(more > 0 ? [`- And ${many(more, 'more thing', 'more things')}.`] : []),
        ...(verdict.unproven
          ? [`${entries(verdict.unproven)} from there on could not be checked: each stands on all before it.`]
          : []),
      ]
  const beside = isWhole ? besides(verdict) : []
  return `${[...lines, ...verdict.kept.map(keptSentence), ...beside, ...(isWhole ? cautions(trust) : [])]
    .filter(Boolean)
    .join('\n')}\n`
}

function whole({ entries: count, from, to }: Checked): string {
  const when = from && to ? `, from ${day(from)} to ${day(to)}` : ''
  return `All is whole: ${entries(count)}${when}. The signed head at the end matches.`
}

function besides({ leftOut, words, batches, turns }: Checked): string[] {
  const { checked, absent } = words
  return [
    leftOut ? `${entries(leftOut)} stand here only as a check, without what happened.` : '',
    checked ? `Words that fit: ${number(checked)}.` : '',
    absent ? `Words removed: ${number(absent)}. They were erased, or are not for whoever asked.` : '',
    batches ? `Lists of answers that fit: ${number(batches)}.` : '',
    ...turns.map(turn),
  ]
}

function turn({ n, at, is }: Turn): string {
  const where = `Entry ${number(n)}${at ? `, ${day(at)}` : ''}`
  return is === 'restored'
    ? `${where}: the record was restored from a backup. What happened between the two is not in it.`
    : `${where}: it came under another secret, as when an organisation moves. From there on another key signs. Heads from before still fit.`
}

function cautions({ key, head }: { readonly key: boolean; readonly head: boolean }): string[] {
  return [
    key || head ? '' : 'The key comes from the file itself. Compare it with one you trust: --key, or --head.',
    head ? '' : 'Whoever has the key could have made all of this anew. A head you kept shows it: --head.',
  ]
}

export const REFUSED: Readonly<Record<Exclude<Verdict, Checked>['kind'], string>> = {
  'not-a-record': 'is not an exported record: its first line cannot be read as the beginning of one.',
  newer: 'was written by a newer version of this program.',
  empty: 'is empty.',
}

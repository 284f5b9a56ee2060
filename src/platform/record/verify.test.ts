import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aKey, anEvent, aRecord, BATCH_AT, headAfter } from '../../testing/a-record.js'
import { canonical } from './canonical.js'
import { readVerifier } from './note.js'
import { physicalLines } from './physical-lines.js'
import { type Checked, lineOf } from './verdict.js'
import { type Asked, verifyRecord } from './verify.js'
import { report, sentence } from './words.js'

async function* inPieces(bytes: Buffer, piece = 1000) {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
}
async function check(lines: readonly string[], asked: Asked = {}): Promise<Checked> {
  const verdict = await checkText(`${lines.join('\n')}\n`, asked)
  assert.ok('findings' in verdict, verdict.kind)
  return verdict
}
const checkText = (text: string | Buffer, asked: Asked = {}) =>
  verifyRecord(physicalLines(inPieces(Buffer.from(text))), asked)

const says = (verdict: Checked) => verdict.findings.map(sentence)
const kinds = (verdict: Checked) => verdict.findings.map(({ kind }) => kind)
const linesOf = (verdict: Checked) => verdict.findings.map(lineOf)

const LENGTH = 40
const HEADS = [10, 25]
const good = aRecord({ length: LENGTH, headsAt: HEADS })
const lineOfEntry = (lines: readonly string[], n: number) =>
  lines.findIndex((line) => line.includes('"kind":"entry"') && line.includes(`"n":${n},`)) + 1
const withLine = (lines: readonly string[], line: number, text: string) => lines.with(line - 1, text)
const edit = (line: string, change: (value: Record<string, unknown>) => object) =>
  canonical(change(JSON.parse(line)))

test('a record as it was written is whole, and it is said from when to when', async () => {
  const verdict = await check(good)
  assert.deepEqual(says(verdict), [])
  assert.match(
    report(verdict, { key: false, head: false }),
    /^All is whole: 40 entries, from 1 March 2026 to 9 April 2026\. The signed head at the end matches\./,
  )
  assert.equal(verdict.batches, 1)
  assert.deepEqual(verdict.words, { checked: 14, absent: 0 })
})

test('a record of nothing yet is whole', async () => {
  assert.equal((await check(aRecord({ length: 0 }))).kind, 'whole')
})

test('what somebody may not see, and what was erased, leaves the record whole and is counted', async () => {
  const verdict = await check(
    aRecord({ length: LENGTH, headsAt: HEADS, leftOut: (n) => n % 5 === 1, erased: (n) => n % 6 === 0 }),
  )
  assert.deepEqual(says(verdict), [])
  assert.equal(verdict.leftOut, 8)
  assert.equal(verdict.words.absent, 5)
  assert.match(report(verdict, { key: true, head: true }), /Words removed: 5\./)
})

test('line ends of Windows, a byte order mark and empty lines at the end do no harm', async () => {
  for (const text of [
    good.join('\r\n'),
    `\ufeff${good.join('\n')}\n`,
    `${good.join('\n')}\n\n\r\n`,
    good.join('\n'),
  ]) {
    const verdict = await checkText(text)
    assert.equal(verdict.kind, 'whole')
  }
})

test('a changed event: its line, its number and its date are named, and what follows is still checked', async () => {
  const line = lineOfEntry(good, 7)
  const changed = edit(good[line - 1]!, (value) => ({
    ...value,
    event: { ...anEvent(7), actor: 'operator' },
  }))
  const verdict = await check(withLine(good, line, changed))
  assert.deepEqual(says(verdict), [
    `Line ${line} (entry 7, of 8 March 2026) was changed: what it says is not what was recorded.`,
  ])
  assert.equal(verdict.unproven, 0)
})

test('two changed events are both named', async () => {
  const [a, b] = [lineOfEntry(good, 7), lineOfEntry(good, 30)]
  const change = (line: number, n: number) =>
    edit(good[line - 1]!, (value) => ({ ...value, event: { ...anEvent(n), facts: { days: 99 } } }))
  const verdict = await check(withLine(withLine(good, a, change(a, 7)), b, change(b, 30)))
  assert.deepEqual(linesOf(verdict), [a, b])
})

test('an event changed in the database itself no longer fits its place', async () => {
  const line = lineOfEntry(good, 7)
  const tampered = aRecord({
    length: LENGTH,
    event: (n) => (n === 7 ? { ...anEvent(n), facts: { days: 99 } } : anEvent(n)),
  })
  const row = tampered[lineOfEntry(tampered, 7) - 1]!
  const root = JSON.parse(good[line - 1]!).root
  const verdict = await check(
    withLine(
      good,
      line,
      edit(row, (value) => ({ ...value, root })),
    ),
  )
  assert.equal(kinds(verdict)[0], 'broken')
  assert.match(says(verdict)[0]!, new RegExp(`^Line ${line} \\(entry 7, of 8 March 2026\\) was changed`))
  assert.equal(verdict.unproven, LENGTH - 7)
})

test('an entry removed from the middle is named by its number', async () => {
  const line = lineOfEntry(good, 12)
  const verdict = await check(good.toSpliced(line - 1, 1))
  assert.deepEqual(says(verdict), [`Entry 12 was removed, before line ${line}.`])
})

test('an entry removed, and the rest numbered anew, is still seen to be removed', async () => {
  const line = lineOfEntry(good, 12)
  const numbered = good
    .toSpliced(line - 1, 1)
    .map((text) =>
      text.includes('"kind":"entry"')
        ? edit(text, (value) => ({ ...value, n: Number(value.n) > 12 ? Number(value.n) - 1 : value.n }))
        : text,
    )
  const verdict = await check(numbered)
  assert.match(says(verdict)[0]!, new RegExp(`^Line ${line} .*something between them was removed`))
})

// As somebody without the key would do it who has this very program.
function forged(n: number, upTo: number) {
  const event = (at: number) =>
    at < n ? anEvent(at) : at === n ? { ...anEvent(99), words: {} } : anEvent(at - 1)
  const lines = aRecord({ length: upTo, event })
  return lines[lineOfEntry(lines, n) - 1]!
}

test('an added entry is named, whatever number it was given, and also when it was made to fit', async () => {
  const line = lineOfEntry(good, 12)
  const strange = JSON.parse(forged(20, 40))
  const root = Buffer.alloc(32, 9).toString('base64')
  for (const n of [12, 7, 99]) {
    const verdict = await check(good.toSpliced(line - 1, 0, canonical({ ...strange, n, root })))
    assert.deepEqual([kinds(verdict), linesOf(verdict), verdict.unproven], [['added'], [line], 0])
  }
  const fitting = await check(good.toSpliced(line - 1, 0, forged(12, 40)))
  assert.deepEqual([kinds(fitting), linesOf(fitting), fitting.unproven], [['added'], [line], 0])
  const atTheEnd = await check(good.toSpliced(good.length - 1, 0, forged(40, 41)))
  assert.deepEqual([kinds(atTheEnd), linesOf(atTheEnd)], [['added'], [good.length]])
})

test('a line that stands there twice is named', async () => {
  const line = lineOfEntry(good, 12)
  const verdict = await check(good.toSpliced(line + 4, 0, good[line - 1]!))
  assert.deepEqual([kinds(verdict), linesOf(verdict)], [['added'], [line + 5]])
})

test('two lines the wrong way round are named as that', async () => {
  const line = lineOfEntry(good, 12)
  const [a, b] = [good[line - 1]!, good[line]!]
  const verdict = await check(good.toSpliced(line - 1, 2, b, a))
  assert.deepEqual(says(verdict), [
    `Line ${line} (entry 13, of 14 March 2026) and line ${line + 1} stand the wrong way round.`,
  ])
})

test('a line that was moved, down or up, is named with the place it came from', async () => {
  const line = lineOfEntry(good, 12)
  const down = good.toSpliced(line - 1, 1).toSpliced(line + 5, 0, good[line - 1]!)
  const lower = await check(down)
  assert.deepEqual(says(lower), [
    `Line ${line + 6} (entry 12, of 13 March 2026) was moved: it belongs before line ${line}.`,
  ])
  const up = good.toSpliced(line - 1, 1).toSpliced(line - 6, 0, good[line - 1]!)
  const upper = await check(up)
  assert.deepEqual(says(upper), [
    `Line ${line - 5} (entry 12, of 13 March 2026) was moved: it belongs before line ${line + 1}.`,
  ])
})

test('a line moved further than the checker looks ahead is still named as moved', async () => {
  const long = aRecord({ length: 600 })
  const line = lineOfEntry(long, 12)
  const verdict = await check(long.toSpliced(line - 1, 1).toSpliced(500, 0, long[line - 1]!))
  assert.deepEqual([kinds(verdict), linesOf(verdict)], [['moved'], [501]])
})

test('entries cut off at the end are counted, with or without the closing head', async () => {
  const cut = await check([...good.slice(0, -4), good.at(-1)!])
  assert.deepEqual(says(cut), [
    `Entries 37 to 39 (3 of them) were cut off at the end, before line ${good.length - 3}.`,
  ])
  const open = await check(good.slice(0, -4))
  assert.deepEqual(says(open), [
    `The end was cut off: nothing signs the file after line ${good.length - 4} (entry 36, of 6 April 2026).`,
  ])
})

test('a last line that is only half there is the end cut off, and nothing else', async () => {
  const text = good.join('\n').slice(0, -30)
  const verdict = await checkText(text)
  assert.ok('findings' in verdict)
  assert.deepEqual(kinds(verdict), ['no-end'])
})

test('everything made anew without the key: no signature fits, however well all else does', async () => {
  const thief = aKey(99)
  const honest = JSON.parse(good[0]!)
  const made = aRecord({
    length: LENGTH,
    headsAt: HEADS,
    signer: thief,
    event: (n) => ({ ...anEvent(n), actor: 'operator' }),
  })
  const underOurKey = made.with(0, canonical({ ...JSON.parse(made[0]!), key: honest.key }))
  const verdict = await check(underOurKey)
  assert.deepEqual(kinds(verdict), ['unsigned'])
  assert.match(says(verdict)[0]!, /somebody without the key made the whole file anew/)

  const underTheirs = await check(made)
  assert.equal(underTheirs.kind, 'whole', 'with a key of its own a file only agrees with itself')
  assert.match(report(underTheirs, { key: false, head: false }), /The key comes from the file itself/)
  const trusted = [readVerifier(aKey().vkey)!]
  assert.deepEqual(kinds(await check(made, { keys: trusted })), ['other-key', 'unsigned'])
  assert.deepEqual(kinds(await check(made, { kept: [headAfter(20)] })), ['kept-stranger'])
})

test('everything made anew but the heads, which could not be: it is said between which heads', async () => {
  const event = (n: number) => (n === 17 ? { ...anEvent(n), facts: { days: 99 } } : anEvent(n))
  const made = aRecord({ length: LENGTH, headsAt: HEADS, event })
  const heads = made.map((line, i) => (/"kind":"(head|end)"/.test(line) ? good[i]! : line))
  const verdict = await check(heads)
  assert.deepEqual(kinds(verdict), ['rewritten'])
  assert.match(says(verdict)[0]!, /somewhere behind the first 10 and within the first 25 entries/)
})

test('everything made anew by whoever has the key: only a head somebody kept shows it', async () => {
  const event = (n: number) => (n === 17 ? { ...anEvent(n), facts: { days: 99 } } : anEvent(n))
  const made = aRecord({ length: LENGTH, headsAt: HEADS, event })
  assert.equal((await check(made)).kind, 'whole')
  const verdict = await check(made, { kept: [headAfter(12), headAfter(30)] })
  assert.deepEqual(says(verdict), [
    'The record was rewritten: the head you kept does not fit. What differs is somewhere behind the first 12 and within the first 30 entries.',
  ])
  const one = await check(made, { kept: [headAfter(30)] })
  assert.match(says(one)[0]!, /somewhere in the first 30 entries/)
})

test('a head that was kept is part of a record that has grown since, and it is said of which day', async () => {
  const verdict = await check(good, { kept: [headAfter(30)] })
  assert.equal(verdict.kind, 'whole')
  assert.match(
    report(verdict, { key: false, head: true }),
    /The head you kept \(30 entries, up to 30 March 2026\) is part of it/,
  )
})

test('a head that counts more than the file has: cut off, or older', async () => {
  const verdict = await check(good, { kept: [headAfter(55)] })
  assert.deepEqual(kinds(verdict), ['kept-beyond'])
})

test('a head of another record is not mistaken for ours', async () => {
  const other = headAfter(30).replaceAll('throughline/1', 'throughline/2')
  assert.deepEqual(kinds(await check(good, { kept: [other] })), ['kept-other-record'])
})

test('a text taken out, or a head, is noticed, though the entries are whole', async () => {
  const line = lineOfEntry(good, 6)
  const bare = edit(good[line - 1]!, ({ texts: _, ...value }) => value)
  assert.deepEqual(kinds(await check(withLine(good, line, bare))), ['beside'])
  const head = good.findIndex((text) => text.includes('"kind":"head"'))
  assert.deepEqual(kinds(await check(good.toSpliced(head, 1))), ['beside'])
  assert.deepEqual(kinds(await check(good.filter((text) => !text.includes('"kind":"ballots"')))), ['beside'])
})

test('another text put beside an entry is named', async () => {
  const line = lineOfEntry(good, 6)
  const other = good[line - 1]!.replace('Easy Read minutes', 'no minutes at all')
  assert.deepEqual(says(await check(withLine(good, line, other))), [
    `Line ${line} (entry 6, of 7 March 2026) was changed: a text beside it is not the text that was recorded.`,
  ])
})

test('another list of ballots than the one recorded is named', async () => {
  const line = lineOfEntry(good, BATCH_AT) + 1
  const one = edit(good[line - 1]!, (value) => ({ ...value, leaves: (value.leaves as string[]).slice(1) }))
  const verdict = await check(withLine(good, line, one))
  assert.deepEqual([kinds(verdict), linesOf(verdict)], [['changed'], [line]])
})

test('a record that moved to another installation: heads signed with the key it had before still count', async () => {
  const moved = aRecord({ length: LENGTH, headsAt: HEADS, before: aKey(8) })
  const kept = [headAfter(12, { signer: aKey(8) }), headAfter(30)]
  assert.equal((await check(moved, { kept })).kind, 'whole')
  const both = [aKey(8), aKey()].map(({ vkey }) => readVerifier(vkey)!)
  assert.equal((await check(moved, { kept, keys: both })).kind, 'whole')
  const lines = HEADS.map((n) => lineOfEntry(moved, n - 1) + 1)
  assert.deepEqual(linesOf(await check(moved, { keys: both.slice(1) })), lines)
})

test('what is no record at all is said to be none, and nothing falls over', async () => {
  const nonsense = Buffer.alloc(10_000_000, 'nonsense ')
  assert.deepEqual(await checkText(nonsense), { kind: 'not-a-record' })
  assert.deepEqual(await checkText(Buffer.alloc(100_000, 255)), { kind: 'not-a-record' })
  assert.deepEqual(await checkText(''), { kind: 'empty' })
  assert.deepEqual(await checkText('{"kind":"record","v":2}\n'), { kind: 'newer' })
  assert.deepEqual(await checkText('[1,2]\n'), { kind: 'not-a-record' })
  assert.deepEqual(kinds(await check(good.slice(1))), ['no-beginning'])
  const deep = await check(withLine(good, 9, `${'['.repeat(100_000)}${']'.repeat(100_000)}`))
  assert.deepEqual(linesOf(deep), [9])
})

test('garbage between the lines is named, and does not shake what is around it', async () => {
  for (const garbage of ['not json', '{}', '{"kind":"entry"}', '\u0000', good[0]!]) {
    const verdict = await check(good.toSpliced(8, 0, garbage))
    assert.deepEqual([kinds(verdict), linesOf(verdict), verdict.unproven], [['unreadable'], [9], 0])
  }
})

// Any one thing done to a record, and the lines of which one must be named.
const lineNumbers = good.map((_, i) => i + 1)
const isEntry = (line: number) => good[line - 1]!.includes('"kind":"entry"')
const anyLine = fc.constantFrom(...lineNumbers)
const anyEntry = fc.constantFrom(...lineNumbers.filter(isEntry))
type Done = { readonly what: string; readonly lines: readonly string[]; readonly named: readonly number[] }

const flipped: fc.Arbitrary<Done> = anyLine.chain((line) => {
  const text = good[line - 1]!
  return fc
    .tuple(fc.nat({ max: text.length - 1 }), fc.constantFrom('0', 'A', 'z', '"', ' ', '}', '\u00e9'))
    .map(([at, by]) => {
      const other = text[at] === by ? '#' : by
      const changed = `${text.slice(0, at)}${other}${text.slice(at + 1)}`
      return {
        what: `character ${at} of line ${line} became ${other}`,
        lines: withLine(good, line, changed),
        named: [line],
      }
    })
})
const removed: fc.Arbitrary<Done> = anyEntry.map((line) => ({
  what: `line ${line} was removed`,
  lines: good.toSpliced(line - 1, 1),
  named: [line, line + 1],
}))
const doubled: fc.Arbitrary<Done> = fc.tuple(anyEntry, anyLine).map(([line, to]) => ({
  what: `line ${line} was put in again before line ${Math.max(2, to)}`,
  lines: good.toSpliced(Math.max(2, to) - 1, 0, good[line - 1]!),
  named: [Math.max(2, to), line + (to <= line ? 1 : 0)],
}))
const swapped: fc.Arbitrary<Done> = anyEntry
  .filter((line) => isEntry(line + 1))
  .map((line) => ({
    what: `lines ${line} and ${line + 1} were swapped`,
    lines: good.toSpliced(line - 1, 2, good[line]!, good[line - 1]!),
    named: [line],
  }))
const shortened: fc.Arbitrary<Done> = fc.integer({ min: 2, max: good.length - 1 }).map((keep) => ({
  what: `only the first ${keep} lines were left`,
  lines: good.slice(0, keep),
  named: [keep],
}))

test('whatever one thing is done to a record, it is noticed, and the right line is named', async () => {
  const anything = fc.oneof({ weight: 5, arbitrary: flipped }, removed, doubled, swapped, shortened)
  await fc.assert(
    fc.asyncProperty(anything, async ({ what, lines, named }) => {
      const verdict = await checkText(`${lines.join('\n')}\n`)
      if (named[0] === 1 && !('findings' in verdict)) return
      assert.ok('findings' in verdict, `${what}: ${verdict.kind}`)
      assert.equal(verdict.kind, 'not-whole', what)
      const at = linesOf(verdict)
      const isKey = named[0] === 1 && kinds(verdict).includes('unsigned')
      assert.ok(
        isKey || at.some((line) => line !== undefined && named.includes(line)),
        `${what}: ${says(verdict)}`,
      )
    }),
    { numRuns: 400 },
  )
})

test('whatever is done to a record, many times over, the checker never falls over and never says it is whole', async () => {
  const edits = fc.array(
    fc.tuple(anyLine, fc.constantFrom('drop', 'double', 'blank', 'cut', 'swap'), anyLine),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  await fc.assert(
    fc.asyncProperty(edits, async (all) => {
      const lines = [...good]
      for (const [a, what, b] of all) {
        const [i, j] = [a % lines.length, b % lines.length]
        if (what === 'drop' && lines.length > 1) lines.splice(i, 1)
        else if (what === 'double') lines.splice(j, 0, lines[i]!)
        else if (what === 'cut') lines[i] = lines[i]!.slice(0, b)
        else if (what === 'blank') lines[i] = '{"kind":"entry"}'
        else [lines[i], lines[j]] = [lines[j]!, lines[i]!]
      }
      const verdict = await checkText(lines.join('\n'))
      const isSame = lines.length === good.length && lines.every((line, i) => line === good[i])
      assert.equal(verdict.kind === 'whole', isSame)
      if ('findings' in verdict) report(verdict, { key: false, head: false })
    }),
    { numRuns: 200 },
  )
})

import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { batchRoot, placeIn } from '../../maths/record/batches.js'
import { aKey, anEvent, aRecord, BALLOTS, BATCH_AT, COMMITMENTS, headAfter } from '../../testing/a-record.js'
import { receiptText } from './check-receipt.js'
import { sha256 } from './sha256.js'
import { recordVerify } from './verbs.js'

const folder = mkdtempSync(join(tmpdir(), 'record-verify-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const file = (name: string, content: string | Buffer) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const text = (lines: readonly string[]) => `${lines.join('\n')}\n`

async function run(...args: string[]) {
  let [said, told] = ['', '']
  const code = await recordVerify.run(args, {
    say: (more) => {
      said += more
    },
    tell: (more) => {
      told += more
    },
    progress: () => undefined,
  })
  return { code, said, told }
}

const good = aRecord({ length: 40, headsAt: [10] })
const whole = file('whole.jsonl', text(good))

test('a whole record: one line says so, with 0 for a script, and what it cannot know is said too', async () => {
  const { code, said, told } = await run(whole)
  assert.equal(code, 0)
  assert.match(said, /^All is whole: 40 entries, from 1 March 2026 to 9 April 2026\./)
  assert.match(said, /Whoever has the key could have made all of this anew/)
  assert.equal(told, '')
})

test('with the letter a facilitator kept, and with an older export, the past is shown not to be rewritten', async () => {
  const letter = file('letter.txt', `Hello,\r\n\r\n> ${headAfter(30).replaceAll('\n', '\r\n> ')}\r\nbye`)
  const kept = await run(whole, '--head', letter)
  assert.equal(kept.code, 0)
  assert.match(kept.said, /The head you kept \(30 entries, up to 30 March 2026\) is part of it/)
  const older = file('older.jsonl', text(aRecord({ length: 20, headsAt: [10] })))
  const both = await run(whole, '--head', older, '--key', aKey().vkey)
  assert.equal(both.code, 0)
  assert.match(both.said, /\(20 entries, up to 20 March 2026\) is part of it/)
})

test('a record rewritten by whoever has the key leaves with 1 when a kept head is given', async () => {
  const made = aRecord({ length: 40, event: (n) => ({ ...anEvent(n), actor: 'operator' }) })
  const rewritten = file('rewritten.jsonl', text(made))
  assert.equal((await run(rewritten)).code, 0)
  const { code, said } = await run(rewritten, '--head', file('head.txt', headAfter(30)))
  assert.equal(code, 1)
  assert.match(said, /^This record is not whole\.\n- The record was rewritten: .* in the first 30 entries\./)
})

test('a damaged record leaves with 1, and a program can read which line', async () => {
  const damaged = file('damaged.jsonl', text(good.toSpliced(7, 1)))
  const { code, said } = await run(damaged, '--json')
  assert.equal(code, 1)
  const { whole, findings } = JSON.parse(said)
  assert.equal(whole, false)
  assert.deepEqual(
    findings.map(({ kind, line }: { kind: string; line: number }) => [kind, line]),
    [['removed', 8]],
  )
})

test('Joe finds his answer in the record with his receipt, and only with his own', async () => {
  const root = batchRoot(sha256, COMMITMENTS)
  const entered = { ...placeIn(sha256, COMMITMENTS, COMMITMENTS[2]!)!, root }
  const joes = await run(whole, '--receipt', file('joe.json', receiptText({ ...BALLOTS[2]!, entered })))
  assert.equal(joes.code, 0)
  assert.match(
    joes.said,
    new RegExp(`Your answer is in this record: in entry ${BATCH_AT}, among 5 answers\\.`),
  )
  const forged = { ...BALLOTS[2]!, said: { ...BALLOTS[2]!.said, value: 1 }, entered }
  const not = await run(whole, '--receipt', file('forged.json', receiptText(forged)))
  assert.equal(not.code, 1)
  assert.match(not.said, /is not in this batch/)
})

test('whatever else is given: one sentence, 2, and nothing falls over', async () => {
  const cases: [string[], RegExp][] = [
    [[], /^Name one file to check\./],
    [[whole, whole], /^Name one file to check\./],
    [[join(folder, 'none')], /there is no such file/],
    [[folder], /that is a folder/],
    [[file('empty', '')], /is empty\.$/],
    [[file('nonsense', Buffer.alloc(10_000_000, 'nonsense '))], /is not an exported record/],
    [[file('zeros', Buffer.alloc(1000))], /is not an exported record/],
    [[file('wide', Buffer.from(`\ufeff${text(good)}`, 'utf16le'))], /is not an exported record/],
    [[whole, '--key', 'nonsense'], /^--key is not a key/],
    [[whole, '--head', join(folder, 'none')], /there is no such file/],
    [[whole, '--head', file('letter-without', 'Hello')], /holds no signed head/],
    [[whole, '--receipt', file('no-receipt', '{}')], /is not a receipt/],
    [[whole, '--bogus'], /Unknown option/],
    [[file('long', Buffer.alloc(66 * 1024 * 1024, 'x'))], /line 1 is longer than 64 MB/],
  ]
  for (const [args, sentence] of cases) {
    const { code, said, told } = await run(...args)
    assert.deepEqual([code, said], [2, ''], told)
    assert.match(told, sentence)
  }
})

test('checking needs nothing but Node and this program: no database, no network, no library', () => {
  const seen = new Set<string>()
  const outside = new Set<string>()
  const walk = (path: string) => {
    if (seen.has(path)) return
    seen.add(path)
    const code = readFileSync(path, 'utf8')
    for (const [, from] of code.matchAll(/from '([^']+)'/g))
      if (from!.startsWith('.')) walk(join(dirname(path), from!.replace(/\.js$/, '.ts')))
      else outside.add(from!)
  }
  walk(join('src', 'platform', 'record', 'verbs.ts'))
  assert.ok(seen.size > 8)
  assert.deepEqual([...outside].sort(), ['node:crypto', 'node:fs', 'node:util'])
})

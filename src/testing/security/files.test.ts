import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { besideOf, writeWhole } from '../../platform/cli.js'
import { writeStream } from '../../platform/write-stream.js'

let folder: string
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-files-'))
})
after(() => rmSync(folder, { recursive: true, force: true }))

const lines = async function* () {
  yield 'one\n'
}
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)
const onPosix = { skip: process.platform === 'win32' && 'Windows has no such' }

test(
  'a backup, an export and what says where each person stands are for their owner alone',
  onPosix,
  async () => {
    const [stream, own, page] = ['backup.jsonl', 'people.csv', 'report.html'].map((name) =>
      join(folder, name),
    )
    process.umask(0o000)
    assert.deepEqual(await writeStream(stream!, lines()), { ok: true })
    assert.deepEqual(writeWhole(own!, 'one\n', { own: true }), { ok: true })
    process.umask(0o022)
    assert.deepEqual(writeWhole(page!, 'one\n'), { ok: true })
    assert.deepEqual([stream!, own!, page!].map(modeOf), ['600', '600', '644'])
    assert.equal(readFileSync(stream!, 'utf8'), 'one\n')
    assert.deepEqual(readdirSync(folder).sort(), ['backup.jsonl', 'people.csv', 'report.html'])
  },
)

test('nobody can lay a file in our way: the name it has while it grows cannot be guessed', () => {
  const names = Array.from({ length: 100 }, () => besideOf('/tmp/backup.jsonl'))
  assert.equal(new Set(names).size, 100)
  for (const name of names) assert.match(name, /^\/tmp\/backup\.jsonl\.[0-9a-f]{12}\.part$/)
})

import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import JSZip from 'jszip'
import { unzip } from './unzip.js'

async function tried(files: Readonly<Record<string, string | Buffer>>) {
  const zip = new JSZip()
  for (const [name, content] of Object.entries(files)) zip.file(name, content)
  return opened(await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' }))
}
async function opened(bytes: Buffer) {
  const at = mkdtempSync(join(tmpdir(), 'throughline-unzip-'))
  const folder = mkdtempSync(join(at, 'out-'))
  writeFileSync(join(at, 'sent.zip'), bytes)
  const answer = await unzip(join(at, 'sent.zip'), folder)
  return { answer, there: readdirSync(folder), beside: readdirSync(at).length, folder }
}

test('tables come out under their last name, whatever folder they lay in; nothing else does', async () => {
  const { answer, there, folder } = await tried({
    'my export/votes.csv': 'a,b\n',
    'my export/comments.csv': 'c\n',
    'my export/notes.txt': 'no',
    '__MACOSX/my export/._votes.csv': 'no',
    '.hidden.csv': 'no',
  })
  assert.deepEqual(answer, { ok: true })
  assert.deepEqual(there.sort(), ['comments.csv', 'votes.csv'])
  assert.equal(readFileSync(join(folder, 'votes.csv'), 'utf8'), 'a,b\n')
})

test('a path that leads out of the folder leads nowhere', async () => {
  // The packer would tidy such a name away, so it is written over in the bytes.
  const zip = new JSZip()
  zip.file('aaaaaaaaaa/votes.csv', 'a,b\n')
  const bytes = await zip.generateAsync({ type: 'nodebuffer' })
  const evil = Buffer.from(bytes.toString('latin1').replaceAll('aaaaaaaaaa/', '../../../x/'), 'latin1')
  const { there, beside } = await opened(evil)
  assert.ok(there.every((name) => name === 'votes.csv'))
  assert.equal(beside, 2)
})

test('a zip that swells without end is stopped', async () => {
  const { answer } = await tried({ 'votes.csv': Buffer.alloc(60_000_000, '0,0,0\n') })
  assert.deepEqual(answer, { ok: false, no: 'zip-too-large' })
})

test('a zip that lies about its size is stopped as well', async () => {
  const zip = new JSZip()
  zip.file('votes.csv', Buffer.alloc(60_000_000, 'x'))
  const bytes = await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
  const size = Buffer.alloc(4)
  size.writeUInt32LE(60_000_000)
  const small = Buffer.from([100, 0, 0, 0])
  const lying = Buffer.from(
    bytes.toString('latin1').replaceAll(size.toString('latin1'), small.toString('latin1')),
    'latin1',
  )
  const { answer } = await opened(lying)
  assert.equal(answer.ok, false)
})

test('the same table twice, in two folders, is refused: one would overwrite the other', async () => {
  const { answer } = await tried({ 'a/votes.csv': 'a', 'b/votes.csv': 'b' })
  assert.deepEqual(answer, { ok: false, no: 'zip-twice' })
})

test('what is no zip is said to be none', async () => {
  for (const bytes of [Buffer.from('votes'), Buffer.alloc(0), Buffer.alloc(100_000, 7)]) {
    const { answer } = await opened(bytes)
    assert.deepEqual(answer, { ok: false, no: 'not-a-zip' })
  }
})

import { createWriteStream, renameSync, rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { besideOf, unwritable, type Written } from './cli.js'

/**
 * Writes a stream of text to a file, whole or not at all: beside it first, onto the disk, then under its name.
 * `-` is standard output. Nobody but its owner may read the file.
 * @param packed by gzip
 * @throws what the stream itself throws; the file is then as it was before
 */
export async function writeStream(
  path: string,
  text: AsyncIterable<string>,
  { packed = false } = {},
): Promise<Written> {
  if (path === '-') {
    await pipeline(Readable.from(text), process.stdout, { end: false })
    return { ok: true }
  }
  const beside = besideOf(path)
  const file = createWriteStream(beside, { flags: 'wx', mode: 0o600, flush: true })
  const closed = new Promise<void>((resolve) => file.once('close', resolve))
  try {
    const stages = packed ? [createGzip({ level: 6 }), file] : [file]
    await pipeline([Readable.from(text), ...stages])
    renameSync(beside, path)
    return { ok: true }
  } catch (error) {
    // It may still be about to be opened: what is removed too early comes back.
    await closed
    rmSync(beside, { force: true })
    if (!isAboutFiles(error)) throw error
    return { ok: false, sentence: unwritable(path, error) }
  }
}

const isAboutFiles = (error: unknown) =>
  error instanceof Error && 'syscall' in error && ['open', 'write', 'rename'].includes(`${error.syscall}`)

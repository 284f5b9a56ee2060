import { PassThrough, pipeline, Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Day } from '../../../../kernel/day.js'

const TOGETHER = 65_536

/**
 * A zip of texts, packed as it is read: nothing of it is ever whole in memory.
 * @param files each by its name, as its lines
 * @param day stands at every file in it, whenever it is made
 */
export function zipOf(files: Readonly<Record<string, Iterable<string>>>, day: Day): Readable {
  const zip = new ZipFile()
  const out = new PassThrough()
  // The old way of writing a time has no zone: this is midnight whatever the clock of the machine.
  const at = { mtime: new Date(`${day}T00:00:00`), forceDosTimestamp: true, mode: 0o100644 }
  for (const [name, lines] of Object.entries(files))
    zip.addReadStreamLazy(name, at, (give) => give(null, Readable.from(inPieces(lines))))
  zip.on('error', (error: Error) => out.destroy(error))
  zip.end()
  pipeline(zip.outputStream, out, () => undefined)
  return out
}

function* inPieces(lines: Iterable<string>): Iterable<Buffer> {
  let text = ''
  for (const line of lines) {
    text += line
    if (text.length < TOGETHER) continue
    yield Buffer.from(text)
    text = ''
  }
  if (text) yield Buffer.from(text)
}

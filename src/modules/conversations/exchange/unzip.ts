import { createWriteStream } from 'node:fs'
import { basename, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Entry, openPromise } from 'yauzl'

/** What an export may be, unpacked: that of the largest conversation we take is a third of it. */
const MOST_BYTES = 512 * 1_048_576
const MOST_ENTRIES = 100
/** Text packs to about a tenth. What packs to less than a two-hundredth is no text. */
const MOST_TIMES = 200

export type ZipFault = 'not-a-zip' | 'zip-too-large' | 'zip-twice'
export type Unzipped = { readonly ok: true } | { readonly ok: false; readonly no: ZipFault }

class Stop extends Error {
  constructor(readonly fault: ZipFault) {
    super()
  }
}

/**
 * Unpacks the tables of a zip into a folder. Only files that end in .csv, and each under its last name: whatever path
 * stands in the zip leads nowhere. Sizes are counted as they come out, whatever the zip says of itself.
 */
export async function unzip(path: string, folder: string): Promise<Unzipped> {
  try {
    await unpack(path, folder)
    return { ok: true }
  } catch (error) {
    if (error instanceof Stop) return { ok: false, no: error.fault }
    // The disk being full is not the fault of the zip.
    if (error instanceof Error && 'code' in error && `${error.code}`.startsWith('E')) throw error
    return { ok: false, no: 'not-a-zip' }
  }
}

async function unpack(path: string, folder: string): Promise<void> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: false })
  try {
    if (zip.entryCount > MOST_ENTRIES) throw new Stop('zip-too-large')
    const seen = new Set<string>()
    let left = MOST_BYTES
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry)
      if (name === undefined) continue
      if (seen.has(name)) throw new Stop('zip-twice')
      seen.add(name)
      const most = Math.min(left, Math.max(65_536, entry.compressedSize * MOST_TIMES))
      if (entry.uncompressedSize > most) throw new Stop('zip-too-large')
      const counted = limit(most)
      await pipeline(
        await zip.openReadStreamPromise(entry),
        counted.through,
        createWriteStream(join(folder, name), { flags: 'wx', mode: 0o600 }),
      )
      left -= counted.bytes()
    }
  } finally {
    zip.close()
  }
}

/** The name of a table, or nothing for folders and what programs leave beside files. */
function nameOf({ fileName }: Entry): string | undefined {
  const name = basename(fileName.replaceAll('\\', '/'))
  const isTable = /^[^.\p{Cc}][^\p{Cc}]{0,150}\.csv$/iu.test(name)
  return isTable && !fileName.startsWith('__MACOSX/') ? name : undefined
}

function limit(most: number) {
  let bytes = 0
  const through = new Transform({
    transform(chunk: Buffer, _, next) {
      bytes += chunk.length
      if (bytes > most) next(new Stop('zip-too-large'))
      else next(null, chunk)
    },
  })
  return { through, bytes: () => bytes }
}

import { createWriteStream } from 'node:fs'
import { basename, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { openPromise } from 'yauzl'

/** What is taken out of a zip, and how much of it there may be. */
export type Unpacking = {
  /** under which name a file of the zip is kept; nothing where it is not wanted */
  readonly nameOf: (fileName: string) => string | undefined
  readonly mostBytes: number
  readonly mostEntries: number
}

/** The tables of an export: only files that end in .csv. The largest conversation we take is a third of the limit. */
const TABLES: Unpacking = { nameOf: tableIn, mostBytes: 512 * 1_048_576, mostEntries: 100 }
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
 * Unpacks the tables of a zip into a folder, or what else is wanted of it, each under a name of ours: whatever path
 * stands in the zip leads nowhere. Sizes are counted as they come out, whatever the zip says of itself.
 */
export async function unzip(path: string, folder: string, unpacking = TABLES): Promise<Unzipped> {
  try {
    await unpack(path, folder, unpacking)
    return { ok: true }
  } catch (error) {
    if (error instanceof Stop) return { ok: false, no: error.fault }
    // The disk being full is not the fault of the zip.
    if (error instanceof Error && 'code' in error && `${error.code}`.startsWith('E')) throw error
    return { ok: false, no: 'not-a-zip' }
  }
}

async function unpack(
  path: string,
  folder: string,
  { nameOf, mostBytes, mostEntries }: Unpacking,
): Promise<void> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: false })
  try {
    if (zip.entryCount > mostEntries) throw new Stop('zip-too-large')
    const seen = new Set<string>()
    let left = mostBytes
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry.fileName)
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
function tableIn(fileName: string): string | undefined {
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

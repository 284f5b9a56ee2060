import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy, type BusboyHeaders } from '@fastify/busboy'
import type { FastifyRequest } from 'fastify'
import { type Form, formOf, type Named } from './form.js'
import type { Takes } from './route.js'
import { TooMuch } from './stops.js'

/** A file that came with a form. It is gone once the request is answered. */
export type Upload = {
  /** where it lies: our own name, never the sender's */
  readonly path: string
  readonly bytes: number
}

export type Received = {
  readonly form: Form
  /** by the name of the field; a field left empty has none */
  readonly files: ReadonlyMap<string, Upload>
  readonly remove: () => Promise<void>
}

const FIELD_BYTES = 16_384

/** Did a form with files come? Only routes that ask for files are sent one. */
export const hasFiles = ({ headers }: FastifyRequest): boolean =>
  /^multipart\/form-data;/i.test(headers['content-type'] ?? '')

/**
 * Reads a form with files; each file goes straight into a folder of its own, which nobody else can read.
 * @param mayGoOn asked once, with the fields that came before the first file: files nobody may send are not kept
 * @returns nothing where it may not go on
 * @throws TooMuch where a file, the whole, or the number of fields is larger than the route takes
 */
export async function receive(
  request: FastifyRequest,
  takes: Takes,
  mostFields: number,
  mayGoOn: (form: Form) => boolean,
): Promise<Received> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-form-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const { fields, files } = await read(request, takes, mostFields, folder, mayGoOn)
    return { form: formOf(fields), files, remove }
  } catch (error) {
    await remove()
    throw error
  }
}

/** Thrown where the fields before the first file do not allow one: the guard then says why. */
export class NoFiles extends Error {
  constructor(readonly form: Form) {
    super()
  }
}

function read(
  request: FastifyRequest,
  { fileBytes, files: most }: Takes,
  mostFields: number,
  folder: string,
  mayGoOn: (form: Form) => boolean,
): Promise<{ readonly fields: readonly Named[]; readonly files: ReadonlyMap<string, Upload> }> {
  const fields: Named[] = []
  const files = new Map<string, Upload>()
  const saving: Promise<void>[] = []
  const reader = readerOf(request, { fileSize: fileBytes, files: most, fields: mostFields })
  const { raw } = request
  let [bytes, allowed]: [number, boolean | undefined] = [0, undefined]
  return new Promise((done, failed) => {
    // What still comes is let run into nothing, so that the browser gets to read our answer.
    const stop = (error: unknown) => {
      raw.unpipe(reader).resume()
      reader.destroy()
      failed(error)
    }
    raw.on('error', stop).on('aborted', () => stop(new Unreadable()))
    raw.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > most * fileBytes + mostFields * FIELD_BYTES) stop(new TooMuch())
    })
    reader.on('field', (name, value, _, tooLong) => {
      if (tooLong) stop(new TooMuch())
      fields.push([name, value])
    })
    reader.on('error', () => stop(new Unreadable()))
    reader.on('filesLimit', () => stop(new TooMuch()))
    reader.on('fieldsLimit', () => stop(new TooMuch()))
    reader.on('file', (name, stream, filename) => {
      allowed ??= mayGoOn(formOf(fields))
      if (!allowed) stop(new NoFiles(formOf(fields)))
      stream.on('limit', () => stop(new TooMuch()))
      if (!allowed || !filename) return void stream.on('error', () => undefined).resume()
      const path = join(folder, `${saving.length}`)
      saving.push(save(stream, path).then((bytes) => void (bytes && files.set(name, { path, bytes }))))
      saving.at(-1)?.catch(stop)
    })
    reader.on('finish', () => Promise.all(saving).then(() => done({ fields, files }), stop))
    raw.pipe(reader)
  })
}

function readerOf({ headers }: FastifyRequest, limits: { fileSize: number; files: number; fields: number }) {
  try {
    return new Busboy({
      headers: headers as BusboyHeaders,
      limits: { ...limits, fieldSize: FIELD_BYTES, fieldNameSize: 100, headerPairs: 20 },
    })
  } catch {
    throw new Unreadable()
  }
}

/** What claims to be a form with files and is not. */
export class Unreadable extends Error {
  readonly code = 'FST_ERR_CTP_INVALID_MEDIA_TYPE'
}

async function save(stream: Readable, path: string): Promise<number> {
  await pipeline(stream, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
  return (await stat(path)).size
}

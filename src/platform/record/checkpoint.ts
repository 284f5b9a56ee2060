import { fromBase64 } from './note.js'

/** The head of a record: how many entries it has, and the root over all of them. */
export type Checkpoint = {
  readonly origin: string
  readonly size: number
  /** 32 bytes */
  readonly root: Uint8Array
  /** Further lines, for whoever knows them. The head that is kept has none. */
  readonly more: readonly string[]
}

/** The text of a head, to be signed: https://c2sp.org/tlog-checkpoint. */
export function checkpointBody({
  origin,
  size,
  root,
  more = [],
}: Omit<Checkpoint, 'more'> & Partial<Checkpoint>): string {
  const lines = [origin, `${size}`, Buffer.from(root).toString('base64'), ...more]
  if (lines.some((line) => line === '' || line.includes('\n'))) throw new Error('not the lines of a head')
  return `${lines.join('\n')}\n`
}

/** @returns undefined where the text is not the body of a head */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  if (!text.endsWith('\n')) return undefined
  const [origin = '', size = '', base64 = '', ...more] = text.slice(0, -1).split('\n')
  const root = fromBase64(base64)
  const isSize = /^(0|[1-9]\d{0,15})$/.test(size) && Number.isSafeInteger(Number(size))
  if (!origin || !isSize || root?.length !== 32 || more.includes('')) return undefined
  return { origin, size: Number(size), root, more }
}

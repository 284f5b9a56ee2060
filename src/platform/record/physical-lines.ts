/** A line of a file, counted from 1; `text` is undefined where the bytes are not UTF-8. Empty lines are passed over. */
export type Physical = { readonly number: number; readonly text: string | undefined }

export class TooLong extends Error {
  override name = 'TooLong'
  constructor(readonly line: number) {
    super(`line ${line} is too long`)
  }
}

// The longest line there is holds the leaves of a batch of ballots: this is a million of them.
const LONGEST = 64 * 1024 * 1024
const LINE_END = 0x0a
const BYTE_ORDER_MARK = '\ufeff'

/**
 * Reads a file line by line and never holds more than one. Line ends of Windows and a byte order mark do no harm.
 * @throws TooLong past 64 MB without a line end
 */
export async function* physicalLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Physical> {
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let parts: Uint8Array[] = []
  let size = 0
  let number = 0
  const line = (): Physical | undefined => {
    number++
    const whole = parts.length === 1 ? parts[0]! : Buffer.concat(parts)
    parts = []
    size = 0
    const text = decoded(utf8, whole)?.replace(/\r$/, '')
    const bare = number === 1 && text?.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text
    return bare?.trim() === '' ? undefined : { number, text: bare }
  }
  for await (const chunk of bytes) {
    let from = 0
    for (let at = chunk.indexOf(LINE_END); at >= 0; at = chunk.indexOf(LINE_END, from)) {
      parts.push(chunk.subarray(from, at))
      from = at + 1
      const found = line()
      if (found) yield found
    }
    if (from < chunk.length) parts.push(chunk.subarray(from))
    size += chunk.length - from
    if (size > LONGEST) throw new TooLong(number + 1)
  }
  const last = parts.length ? line() : undefined
  if (last) yield last
}

function decoded(utf8: TextDecoder, bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}

import { connect } from 'node:net'

/** What came back over the wire. */
export type Answer = {
  readonly status: number
  readonly body: string
  readonly cookies: readonly string[]
  readonly location: string
}
export type Asked = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly cookie?: string
  readonly form?: Readonly<Record<string, string>>
  readonly from?: string
}
export type Wire = { readonly ask: (asked: Asked) => Promise<Answer>; readonly end: () => void }

/**
 * One connection that stays open, and asks one thing after the other: HTTP/1.1 with as little around it as can be, so
 * that whoever measures a server does not measure the client beside it.
 */
export function openWire(port: number): Wire {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  let waiting:
    | { readonly done: (answer: Answer) => void; readonly failed: (error: Error) => void }
    | undefined
  let held: Buffer = Buffer.alloc(0)
  socket.on('data', (chunk: Buffer) => {
    held = held.length ? Buffer.concat([held, chunk]) : chunk
    const read = readAnswer(held)
    if (!read) return
    held = held.subarray(read.length)
    const { done } = waiting ?? {}
    waiting = undefined
    done?.(read.answer)
  })
  const broken = (error?: Error) => {
    waiting?.failed(error ?? new Error('the connection was closed'))
    waiting = undefined
  }
  socket.on('error', broken)
  socket.on('close', () => broken())
  return {
    ask: (asked) =>
      new Promise((done, failed) => {
        waiting = { done, failed }
        socket.write(written(asked))
      }),
    end: () => socket.destroy(),
  }
}

function written({ method, path, cookie, form, from }: Asked): string {
  const body = form ? `${new URLSearchParams(form)}` : ''
  const lines = [`${method} ${path} HTTP/1.1`, 'host: localhost']
  if (cookie) lines.push(`cookie: ${cookie}`)
  if (from) lines.push(`x-forwarded-for: ${from}`)
  if (form)
    lines.push(
      'content-type: application/x-www-form-urlencoded',
      `content-length: ${Buffer.byteLength(body)}`,
    )
  return `${lines.join('\r\n')}\r\n\r\n${body}`
}

function readAnswer(bytes: Buffer): { readonly answer: Answer; readonly length: number } | undefined {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const head = bytes.toString('latin1', 0, end)
  const long = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0)
  const length = end + 4 + long
  if (bytes.length < length) return undefined
  const cookies = [...head.matchAll(/^set-cookie: ([^;\r\n]*)/gim)].map(([, cookie]) => cookie!)
  const answer = {
    status: Number(head.slice(9, 12)),
    body: bytes.toString('utf8', end + 4, length),
    cookies,
    location: /^location: (.*)$/im.exec(head)?.[1]?.trim() ?? '',
  }
  return { answer, length }
}

import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'

/** Until when what somebody sends must have arrived. */
const running = new WeakMap<IncomingMessage, { readonly end: () => void; timer: NodeJS.Timeout }>()

/** Whoever lets a form drip in holds a connection; after this time it is ended. */
export function beginDeadline(raw: IncomingMessage, ms: number, end: (socket: Socket) => void): void {
  const { 'content-length': length, 'transfer-encoding': parts } = raw.headers
  if (parts === undefined && !Number(length)) return
  const stop = () => end(raw.socket)
  running.set(raw, { end: stop, timer: setTimeout(stop, ms).unref() })
  const arrived = () => clearTimeout(running.get(raw)?.timer)
  raw.once('end', arrived).once('close', arrived)
}

/** Whoever may send files here is given the time that a slow line needs for them. */
export function extendDeadline(raw: IncomingMessage, ms: number): void {
  const late = running.get(raw)
  if (!late) return
  clearTimeout(late.timer)
  late.timer = setTimeout(late.end, ms).unref()
}

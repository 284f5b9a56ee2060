/**
 * So many at once (`burst`), and so many a second after that. When fewer than `slowBelow` are left each one waits,
 * longer the fewer there are, up to `slowMs`; when none is left the answer is when to come back.
 */
export type Pace = {
  readonly burst: number
  readonly perSecond: number
  readonly slowBelow: number
  readonly slowMs: number
}

export type Turn =
  | { readonly ok: true; readonly waitMs: number }
  | { readonly ok: false; readonly seconds: number }

export type Limiter = (key: string) => Turn

const KEYS_MOST = 50_000

/** A bucket of turns for each key. `clock` in milliseconds, never going back. */
export function openLimiter({ burst, perSecond, slowBelow, slowMs }: Pace, clock: () => number): Limiter {
  const buckets = new Map<string, { readonly left: number; readonly at: number }>()
  return (key) => {
    const now = clock()
    const bucket = buckets.get(key) ?? { left: burst, at: now }
    const left = Math.min(burst, bucket.left + ((now - bucket.at) / 1_000) * perSecond)
    if (left < 1) return { ok: false, seconds: Math.max(1, Math.ceil((1 - left) / perSecond)) }
    // Last used stands last, so what is forgotten first has rested longest.
    buckets.delete(key)
    buckets.set(key, { left: left - 1, at: now })
    if (buckets.size > KEYS_MOST) forgetTheRested(buckets)
    return { ok: true, waitMs: left >= slowBelow ? 0 : Math.round(slowMs * (1 - left / slowBelow)) }
  }
}

function forgetTheRested(buckets: Map<string, unknown>): void {
  for (const key of buckets.keys()) {
    if (buckets.size <= KEYS_MOST * 0.9) return
    buckets.delete(key)
  }
}

/** Somebody's network: an IPv4 address, or the 64 bits of IPv6 that one household or office is given. */
export function networkOf(ip: string): string {
  const v4 = ip.replace(/^::ffff:/i, '')
  if (v4.includes('.')) return v4
  const [head = '', tail] = v4.split('::')
  const front = head ? head.split(':') : []
  const back = tail ? tail.split(':') : []
  const zeros = Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0')
  const all = tail === undefined ? front : [...front, ...zeros, ...back]
  return all.slice(0, 4).join(':')
}

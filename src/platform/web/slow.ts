import { type Limiter, networkOf, openLimiter, type Pace, type Turn } from './limiter.js'
import { TooOften } from './stops.js'

/** How fast people may go, with the reasons in docs/decisions/0030. */
export type Paces = {
  /** pages of people who have not signed in, for each network: sized for a whole building behind one router */
  readonly strangers: Pace
  /** tries at one target from one network: one person at one account */
  readonly pair: Pace
  /** tries at one target from everywhere: many machines at one account */
  readonly target: Pace
  /** people nobody knows who begin at one thing, from one network: a building, or a flood */
  readonly newcomers: Pace
}

export const PACES: Paces = {
  strangers: { burst: 1_200, perSecond: 20, slowBelow: 200, slowMs: 2_000 },
  pair: { burst: 10, perSecond: 1 / 60, slowBelow: 6, slowMs: 2_000 },
  target: { burst: 40, perSecond: 1 / 60, slowBelow: 20, slowMs: 2_000 },
  newcomers: { burst: 120, perSecond: 1 / 20, slowBelow: 60, slowMs: 5_000 },
}

// Those who wait hold a connection open; beyond this many nobody is kept waiting.
const WAITING_MOST = 200

export type Slow = {
  /** @throws TooOften */
  readonly stranger: (organisation: string, ip: string, giveBack: () => Promise<void>) => Promise<void>
  /** @throws TooOften */
  readonly tries: (at: Try, giveBack: () => Promise<void>) => Promise<void>
  /** @throws TooOften */
  readonly newcomer: (at: Try, giveBack: () => Promise<void>) => Promise<void>
}
type Try = {
  readonly organisation: string
  readonly ip: string
  readonly what: string
  readonly target: string
}

/**
 * Slows down, then stops, whoever asks for too much. In the memory of one process: what must hold to the single try
 * (five tries for a code) is counted in the database by the room that gives out the code.
 */
export function openSlow(paces: Paces = PACES, clock: () => number = () => performance.now()): Slow {
  const strangers = openLimiter(paces.strangers, clock)
  const pairs = openLimiter(paces.pair, clock)
  const targets = openLimiter(paces.target, clock)
  const newcomers = openLimiter(paces.newcomers, clock)
  let waiting = 0

  const take = async (turns: readonly Turn[], giveBack: () => Promise<void>) => {
    const stopped = turns.filter((turn) => !turn.ok)
    if (stopped.length > 0) throw new TooOften(Math.max(...stopped.map(({ seconds }) => seconds)))
    const waitMs = Math.max(...turns.map((turn) => (turn.ok ? turn.waitMs : 0)))
    if (waitMs === 0) return
    if (waiting >= WAITING_MOST) throw new TooOften(Math.ceil(waitMs / 1_000))
    waiting++
    try {
      // Nobody waits with a connection to the database in hand.
      await giveBack()
      await new Promise((resolve) => setTimeout(resolve, waitMs))
    } finally {
      waiting--
    }
  }
  const isHere = (ip: string) => ip === '::1' || /^(::ffff:)?127\./i.test(ip)
  const turnOf = (limiter: Limiter, ...key: string[]) => limiter(key.join(' '))

  return {
    // This machine itself, or a proxy we were not told of: then all people look like one, and none may be stopped.
    stranger: async (organisation, ip, giveBack) => {
      if (!isHere(ip)) await take([turnOf(strangers, organisation, networkOf(ip))], giveBack)
    },
    tries: async ({ organisation, ip, what, target }, giveBack) => {
      const turns = [turnOf(pairs, organisation, what, networkOf(ip), target)]
      if (turns[0]?.ok) turns.push(turnOf(targets, organisation, what, target))
      await take(turns, giveBack)
    },
    newcomer: async ({ organisation, ip, what, target }, giveBack) => {
      if (!isHere(ip)) await take([turnOf(newcomers, organisation, what, networkOf(ip), target)], giveBack)
    },
  }
}

import type { Pool } from '../db/pool.js'
import type { World } from '../world.js'

/** What is measured, by the names of OpenTelemetry's semantic conventions. No measure says who or where from. */
export type Metrics = {
  readonly served: (request: Served) => void
  readonly acted: (act: Acted) => void
  readonly asked: (seconds: number) => void
  /** Everything so far, as Prometheus reads it. */
  readonly read: () => Promise<string>
  /** Sends what was not sent yet. */
  readonly close: () => Promise<void>
}

export type Served = {
  readonly method: string
  /** the pattern, not the address */
  readonly route: string
  readonly status: number
  readonly scheme: string
  readonly seconds: number
}

export type Acted = { readonly outcome: 'done' | 'refused' | 'failed'; readonly seconds: number }

const nothing = () => undefined

/** Where nobody collects measurements, none are taken, and the library for it is not even loaded. */
export const NO_METRICS: Metrics = {
  served: nothing,
  acted: nothing,
  asked: nothing,
  read: async () => '',
  close: async () => undefined,
}

/** The same world, with its acts counted. */
export function watchActs(world: World, metrics: Metrics): World {
  const act: World['act'] = async (actor, change) => {
    const from = performance.now()
    let outcome: Acted['outcome'] = 'failed'
    try {
      const decision = await world.act(actor, change)
      outcome = decision.ok ? 'done' : 'refused'
      return decision
    } finally {
      metrics.acted({ outcome, seconds: (performance.now() - from) / 1_000 })
    }
  }
  return { ...world, act }
}

/** Times every statement this pool sends from now on. */
export function watchPool(pool: Pool, metrics: Metrics): void {
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown
    const timed = (...args: unknown[]) => {
      const from = performance.now()
      const sent = query(...args)
      if (!(sent instanceof Promise)) return sent
      const done = () => metrics.asked((performance.now() - from) / 1_000)
      sent.then(done, done)
      return sent
    }
    client.query = timed as typeof client.query
  })
}

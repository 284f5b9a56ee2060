import type { Pool } from '../db/pool.js'
import { type Organisation, organisationAt } from '../organisation.js'

/** Finds whose address this is. What was found is kept for a few seconds, each name by itself. */
export type Hosts = {
  readonly at: (host: string) => Promise<Organisation | undefined>
  /** What was kept of a name is looked up anew. */
  readonly forget: (host: string) => void
}

const KEPT_MS = 5_000
const NAMES_MOST = 2_000
const HOST = /^(?:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?|\[[0-9a-f:.]{2,45}\])$/

export function openHosts(pool: Pool, clock: () => number = () => performance.now()): Hosts {
  const known = new Map<string, { readonly until: number; readonly found: ReturnType<Hosts['at']> }>()
  const at = (host: string) => {
    const name = host.toLowerCase()
    if (!HOST.test(name)) return Promise.resolve(undefined)
    const kept = known.get(name)
    if (kept && clock() < kept.until) return kept.found
    // Anybody can ask for any name: what is kept stays small.
    if (known.size >= NAMES_MOST) known.clear()
    const found = organisationAt(pool, name)
    known.set(name, { until: clock() + KEPT_MS, found })
    found.catch(() => known.delete(name))
    return found
  }
  return { at, forget: (host) => void known.delete(host.toLowerCase()) }
}

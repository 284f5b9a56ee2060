import type { Id } from '../../kernel/id.js'
import type { Pool } from '../db/pool.js'

/** An organisation of this installation and the addresses it has. */
export type Housed = { readonly id: Id<'Organisation'>; readonly hosts: readonly string[] }

export async function organisationsHere(pool: Pool): Promise<readonly Housed[]> {
  const { rows } = await pool.query<Housed>(
    'select org_id as id, array_agg(host order by host) as hosts from host group by org_id order by min(host)',
  )
  return rows
}

export type Chosen<T> =
  | { readonly ok: true; readonly chosen: T }
  | { readonly ok: false; readonly sentence: string }

/** All of them, or the one at a host name. */
export async function chooseSome(pool: Pool, host: string | undefined): Promise<Chosen<readonly Housed[]>> {
  const all = await organisationsHere(pool)
  if (all.length === 0) return { ok: false, sentence: 'There is no organisation in this installation yet.' }
  if (host === undefined) return { ok: true, chosen: all }
  const one = all.find(({ hosts }) => hosts.includes(host.toLowerCase()))
  return one
    ? { ok: true, chosen: [one] }
    : { ok: false, sentence: `There is no organisation at ${host} here. There is ${list(all)}.` }
}

/** The only one, or the one at a host name. */
export async function chooseOne(pool: Pool, host: string | undefined): Promise<Chosen<Housed>> {
  const some = await chooseSome(pool, host)
  if (!some.ok) return some
  const [one, ...others] = some.chosen
  if (one && others.length === 0) return { ok: true, chosen: one }
  return {
    ok: false,
    sentence: `There are several organisations here: say which with --organisation. There is ${list(some.chosen)}.`,
  }
}

const list = (all: readonly Housed[]) => all.map(({ hosts }) => hosts[0]).join(', ')

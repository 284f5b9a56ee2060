import type { Pool } from './pool.js'

/** Why this database will not be served from, each with its sentence in `words.ts` of doctor and start. */
export type Unfit = 'too-old' | 'superuser' | 'exempt-from-the-wall' | 'owner' | 'scope-not-forwarded'

/**
 * Looks at the role we would serve as. Row-level security does nothing against a superuser, an exempt role or the
 * owner's own rights, so we refuse to serve as one.
 */
export async function unfit(pool: Pool): Promise<readonly Unfit[]> {
  const { rows } = await pool.query<{
    version: number
    superuser: boolean
    exempt: boolean
    owner: boolean
    forwarding: string | null
  }>(`
    select current_setting('server_version_num')::int as version,
           rolsuper as superuser,
           rolbypassrls as exempt,
           exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                   where n.nspname = 'public' and c.relkind in ('r', 'p')
                     and pg_has_role(current_user, c.relowner, 'usage')) as owner,
           case when exists (select from pg_extension where extname = 'citus')
                then current_setting('citus.propagate_set_commands', true) end as forwarding
    from pg_roles where rolname = current_user`)
  const found = rows[0]
  if (!found) return []
  const reasons: Unfit[] = []
  if (found.version < 150_000) reasons.push('too-old')
  if (found.superuser) reasons.push('superuser')
  if (found.exempt) reasons.push('exempt-from-the-wall')
  if (found.owner && !found.superuser) reasons.push('owner')
  if (found.forwarding !== null && found.forwarding !== 'local') reasons.push('scope-not-forwarded')
  return reasons
}

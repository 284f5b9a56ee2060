import type { Id } from '../kernel/id.js'
import type { Pool } from './db/pool.js'
import { openReading } from './db/scope.js'

/** What every page needs to know of the organisation it belongs to. */
export type Organisation = {
  readonly id: Id<'Organisation'>
  readonly name: string
  readonly language: 'en' | 'cy'
  readonly zone: string
  /** an example to look around in: nobody there is real */
  readonly madeUp?: boolean
  /** how many organisations stand in this installation: with one, any address is theirs */
}

/**
 * The organisation at an address. The first one may be reached by any host name while it is alone; after that each
 * has its own, and an unknown name finds nothing.
 */
export async function organisationAt(pool: Pool, host: string): Promise<Organisation | undefined> {
  const { rows } = await pool.query<{ host: string; org_id: Id<'Organisation'> }>(
    'select host, org_id from host where host = $1 or (select count(distinct org_id) from host) = 1 order by host = $1 desc limit 1',
    [host.toLowerCase()],
  )
  return rows[0] && organisationOf(pool, rows[0].org_id)
}

export async function organisationOf(pool: Pool, org: Id<'Organisation'>): Promise<Organisation | undefined> {
  const reading = openReading(pool, org)
  try {
    const row = await reading.reader
      .selectFrom('organisation')
      .select(['name', 'language', 'time_zone', 'made_up'])
      .executeTakeFirst()
    return (
      row && {
        id: org,
        name: row.name,
        language: row.language === 'cy' ? 'cy' : 'en',
        zone: row.time_zone,
        madeUp: row.made_up,
      }
    )
  } finally {
    await reading.end()
  }
}

/** Every organisation of the installation, by id, the oldest address first. */
export async function allOrganisations(pool: Pool): Promise<readonly Organisation[]> {
  const { rows } = await pool.query<{ org_id: Id<'Organisation'> }>('select distinct org_id from host')
  const found = await Promise.all(rows.map(({ org_id }) => organisationOf(pool, org_id)))
  return found.filter((one) => one !== undefined)
}

import { randomUUID } from 'node:crypto'
import { type Id, id } from '../../kernel/id.js'
import type { Pool } from './pool.js'

export type NewOrganisation = {
  readonly name: string
  /** Its host name, lower case. The first organisation answers to any name while it is alone. */
  readonly host: string
  readonly language: 'en' | 'cy'
  readonly zone: string
  /** an example to look around in, which may be removed whole */
  readonly madeUp?: boolean
}

/**
 * Makes an organisation: its row, its address and the empty record. The owner's connection does it, since the
 * serving role may not say which host belongs to whom. That it was made is then recorded through `world.act`.
 * @throws the database's own error where the host name is taken
 */
export async function layOrganisation(owner: Pool, org: NewOrganisation): Promise<Id<'Organisation'>> {
  const made = id<'Organisation'>(randomUUID())
  const client = await owner.connect()
  try {
    await client.query(`begin; set local app.org_id = '${made}'`)
    await client.query(
      'insert into organisation (org_id, name, language, time_zone, made_up) values ($1, $2, $3, $4, $5)',
      [made, org.name, org.language, org.zone, org.madeUp ?? false],
    )
    await client.query('insert into record_tip (org_id) values ($1)', [made])
    await client.query('insert into host (host, org_id) values ($1, $2)', [org.host.toLowerCase(), made])
    await client.query('commit')
    return made
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

import type { Pool } from '../db/pool.js'
import { opening } from '../db/scope.js'
import type { Head, OrganisationLine } from './format.js'
import { readArchive } from './read.js'
import { Refused } from './refused.js'
import { schemaOf } from './tables.js'

type Wishes = {
  readonly file: string
  readonly organisation?: string
  readonly as?: string
  readonly replace?: boolean
}

/** What will be restored: settled, and every refusal that can be foreseen said, before anything is touched. */
export async function survey(
  pool: Pool,
  { file, organisation, as, replace }: Wishes,
): Promise<{ readonly made: string; readonly organisations: ReadonlySet<string> }> {
  const { head, abouts } = await readAll(file)
  const chosen = organisation ? abouts.filter(({ hosts }) => hosts.includes(organisation)) : abouts
  if (organisation && chosen.length === 0) throw new Refused('not-in-it', organisation)
  if (as && chosen.length > 1) throw new Refused('one-host')
  await sameSchema(pool, head)
  for (const about of chosen) await hasPlace(pool, about, as ? [as] : about.hosts, replace === true)
  return { made: head.made, organisations: new Set(chosen.map((about) => about.organisation)) }
}

// From the first byte to the last: only then is it known that the archive is whole.
async function readAll(file: string) {
  let head: Head | undefined
  const abouts: OrganisationLine[] = []
  for await (const part of readArchive(file)) {
    if (part.kind === 'head') head = part.head
    if (part.kind === 'organisation') abouts.push(part.about)
  }
  if (!head) throw new Refused('not-an-archive')
  return { head, abouts }
}

async function sameSchema(pool: Pool, { schema }: Head): Promise<void> {
  const here = await schemaOf(pool)
  const unknown = schema.find((name) => !here.includes(name))
  if (unknown) throw new Refused('newer', unknown)
  const lacking = here.find((name) => !schema.includes(name))
  if (lacking) throw new Refused('older', lacking)
}

async function hasPlace(pool: Pool, about: OrganisationLine, hosts: readonly string[], replace: boolean) {
  const taken = await pool.query<{ host: string }>(
    'select host from host where host = any ($1) and org_id <> $2',
    [hosts, about.organisation],
  )
  if (taken.rows[0]) throw new Refused('host-taken', taken.rows[0].host)
  if (!replace && (await isHere(pool, about))) throw new Refused('exists', about.name)
}

async function isHere(pool: Pool, { organisation }: OrganisationLine): Promise<boolean> {
  const client = await pool.connect()
  try {
    await client.query(opening(organisation, 'read'))
    const { rowCount } = await client.query('select from organisation where org_id = $1', [organisation])
    await client.query('commit')
    return rowCount === 1
  } finally {
    client.release()
  }
}

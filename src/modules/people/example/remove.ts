import { CompiledQuery } from 'kysely'
import { tablesInOrder } from '../../../platform/archive/tables.js'
import { type Pool, quotedName } from '../../../platform/db/pool.js'
import { openTransaction } from '../../../platform/db/scope.js'
import type { Organisation } from '../../../platform/organisation.js'

/**
 * Takes an example out whole, in one transaction: every row of every table, its address and what waits in the queue.
 * @param owner the owner's connection: the serving role may not do this
 * @returns how many rows went
 * @throws where the organisation is not made up; nothing is then removed
 */
export async function removeExample(owner: Pool, { id: org }: Pick<Organisation, 'id'>): Promise<number> {
  const tables = await tablesInOrder(owner)
  const { tx, commit, rollback } = await openTransaction(owner, org)
  const run = (text: string) => tx.executeQuery(CompiledQuery.raw(text, [org]))
  try {
    await tx.executeQuery(CompiledQuery.raw('set constraints all deferred'))
    // Whoever writes here meanwhile waits, and then finds nothing to write to.
    const marked = await run('select org_id from organisation where org_id = $1 and made_up for update')
    if (marked.rows.length !== 1) throw new Error('only an organisation that is made up may be removed')
    await run(
      "select graphile_worker.complete_jobs(array(select id from graphile_worker._private_jobs where payload->>'org' = $1::text))",
    )
    let rows = 0
    for (const { name } of [...tables].reverse()) {
      const gone = await run(`delete from ${quotedName(name)} where org_id = $1`)
      rows += Number(gone.numAffectedRows ?? 0)
    }
    await commit()
    return rows
  } catch (error) {
    await rollback().catch(() => undefined)
    throw error
  }
}

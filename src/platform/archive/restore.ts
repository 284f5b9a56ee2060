import { openPool, type Pool } from '../db/pool.js'
import type { Trace } from '../operator/trace.js'
import type { Listeners } from '../record/write.js'
import type { Eraser } from './erase.js'
import type { ErasedPerson } from './erasures.js'
import { type Loader, loaderFor } from './load.js'
import { readArchive } from './read.js'
import { Refused, sentenceOf } from './refused.js'
import { begin, finish, type Open, sealed } from './restore-one.js'
import { survey } from './survey.js'
import { type Table, tablesInOrder } from './tables.js'

export type Restoring = {
  /** the owner's connection: it alone may say which host belongs to whom */
  readonly ownerUrl: string
  readonly secret: Uint8Array
  readonly file: string
  /** one of the archive's host names: only that organisation */
  readonly organisation?: string
  /** the host name it gets here, instead of those it had */
  readonly as?: string
  /** what is here of the same organisation goes first */
  readonly replace?: boolean
  /** open votes are closed where their voters could not be told apart here */
  readonly closeVotes?: boolean
  /** what `backup --move` wrote */
  readonly movingKey?: Uint8Array
  /** who was erased since the backup, as far as is known outside the database being replaced */
  readonly erased: readonly ErasedPerson[]
  readonly erasers: readonly Eraser[]
  readonly listeners: Listeners
  readonly clock: () => Date
  readonly progress?: (text: string) => void
}

export type Restored = {
  readonly name: string
  readonly hosts: readonly string[]
  readonly rows: number
  /** people erased again */
  readonly erased: number
  readonly votesClosed: number
  readonly keyChanged: boolean
  /** entries in the record now; all were worked out again */
  readonly entries: number
  readonly trace: Trace<'record.restored'>
}

export type Restoration = { readonly restored: readonly Restored[] } & (
  | { readonly ok: true }
  | { readonly ok: false; readonly sentence: string }
)

/**
 * Puts organisations of an archive into this installation, each all or not at all. Whoever was erased since is
 * erased again before anybody can look. That it was restored is an event of its record.
 * @throws the database's own error; nothing of that organisation then stays
 */
export async function restore(options: Restoring): Promise<Restoration> {
  const pool = openPool(options.ownerUrl, { max: 2, trouble: () => undefined })
  const restored: Restored[] = []
  try {
    const chosen = await survey(pool, options)
    const tables = await tablesInOrder(pool)
    for await (const one of organisationsOf(pool, options, chosen, tables)) restored.push(one)
    return { ok: true, restored }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, sentence: sentenceOf(error), restored }
    throw error
  } finally {
    await pool.end()
  }
}

async function* organisationsOf(
  pool: Pool,
  options: Restoring,
  chosen: { readonly made: string; readonly organisations: ReadonlySet<string> },
  tables: readonly Table[],
): AsyncGenerator<Restored> {
  let open: Open | undefined
  let load: Loader | undefined
  try {
    for await (const part of readArchive(options.file)) {
      if (part.kind === 'organisation' && chosen.organisations.has(part.about.organisation))
        open = await begin(pool, part.about, tables, options)
      if (!open) continue
      if (part.kind === 'table') {
        const isElsewhere = part.table.table === 'host' && options.as !== undefined
        load = isElsewhere ? undefined : loaderFor(open.tx, open.about.organisation, part.table, tables)
      }
      if (part.kind === 'rows' && load) {
        await load(part.rows)
        open.rows += part.rows.length
        options.progress?.(`${open.about.name}: ${open.rows.toLocaleString('en')} rows`)
      }
      if (part.kind !== 'end') continue
      const done = await finish(open, options, chosen.made)
      const { about } = open
      open = undefined
      yield { ...done, entries: await sealed(pool, about, options) }
    }
  } catch (error) {
    await open?.rollback().catch(() => undefined)
    throw error
  }
}

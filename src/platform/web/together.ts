import type { Id } from '../../kernel/id.js'
import type { Client, Pool } from '../db/pool.js'
import { opening } from '../db/scope.js'

type Organisation = Id<'Organisation'>

/** A question that many ask at once, each with a key of their own, and the row of whoever asks. */
export type Together<Row> = (org: Organisation, key: Buffer) => Promise<Row | undefined>

type Asking<Row> = {
  readonly key: Buffer
  readonly found: (row: Row | undefined) => void
  readonly failed: (error: unknown) => void
}
type Line<Row> = { waiting: Asking<Row>[]; sending: number }

type Question<Row> = {
  readonly name: string
  /** `$1` is the organisation and `$2` the keys (`bytea[]`) */
  readonly text: string
  readonly keyOf: (row: Row) => Buffer
}

// As with ballots: one journey is under way while the next is put together.
const LANES = 2
const MOST = 500

/**
 * Everybody who asks in the same moment shares one journey to the database: the scope, the question for all keys, the
 * end. What is found is never kept, so each asker hears what is true now.
 */
export function askTogether<Row extends object>(pool: Pool, question: Question<Row>): Together<Row> {
  const lines = new Map<Organisation, Line<Row>>()
  const send = async (org: Organisation, line: Line<Row>) => {
    line.sending++
    await new Promise(setImmediate)
    while (line.waiting.length) {
      const batch = line.waiting.splice(0, MOST)
      try {
        const keys = batch.map(({ key }) => key)
        const rows = await ask(pool, org, question, keys)
        const byKey = new Map(rows.map((row) => [question.keyOf(row).toString('latin1'), row]))
        for (const { key, found } of batch) found(byKey.get(key.toString('latin1')))
      } catch (error) {
        for (const { failed } of batch) failed(error)
      }
    }
    line.sending--
    if (line.sending === 0 && line.waiting.length === 0) lines.delete(org)
  }
  return (org, key) =>
    new Promise((found, failed) => {
      const line = lines.get(org) ?? { waiting: [], sending: 0 }
      lines.set(org, line)
      line.waiting.push({ key, found, failed })
      if (line.sending < LANES) void send(org, line)
    })
}

async function ask<Row extends object>(
  pool: Pool,
  org: Organisation,
  { name, text }: Question<Row>,
  keys: readonly Buffer[],
): Promise<readonly Row[]> {
  const client: Client = await pool.connect()
  const [opened, answer, ended] = await Promise.allSettled([
    client.query(opening(org, 'read')),
    client.query<Row>({ name, text, values: [org, keys] }),
    client.query('commit'),
  ])
  client.release(ended.status !== 'fulfilled')
  if (opened.status === 'rejected') throw opened.reason
  if (answer.status === 'rejected') throw answer.reason
  return answer.value.rows
}

import { rootOf } from '../../maths/record/merkle.js'
import type { Reader } from '../db/scope.js'
import { parseCheckpoint } from '../record/checkpoint.js'
import { earlierKeys } from '../record/key-changes.js'
import { readVerifier, verifyNote } from '../record/note.js'
import { recheck } from '../record/recheck.js'
import { sealWord } from '../record/seal-word.js'
import { sha256 } from '../record/sha256.js'

export type Proof =
  | { readonly ok: true; readonly size: number; readonly root: string }
  | { readonly ok: false; readonly why: string }

const broken = (why: string): Proof => ({ ok: false, why })

/**
 * Proves the record of an organisation as it stands in the database: every root worked out again from the events,
 * what people wrote held against its seal, the signed heads against the roots, and nothing that happened left out.
 * @param recordKey the public key it was signed with last
 */
export async function proveRecord(reader: Reader, recordKey: string): Promise<Proof> {
  const again = await recheck(reader)
  if (!again.whole) return broken(`entry ${again.at} is not what was sealed there`)
  const tip = await tipOf(reader)
  if (!tip?.fits) return broken('its tip is not what its entries add up to')
  const stray = await strayEvent(reader)
  if (stray) return broken(`event ${stray} has no place in it`)
  const word = await changedWord(reader)
  if (word) return broken(`words of event ${word} are not those that were sealed`)
  const head = await falseHead(reader, recordKey)
  if (head) return broken(`the signed head of ${head} does not fit`)
  return { ok: true, size: again.size, root: tip.root }
}

// What appending goes on from must have the root of the last entry.
async function tipOf(reader: Reader) {
  const tip = await reader.selectFrom('record_tip').select(['size', 'frontier']).executeTakeFirst()
  if (!tip) return undefined
  const roots = Array.from({ length: tip.frontier.length / 32 }, (_, i) =>
    tip.frontier.subarray(i * 32, i * 32 + 32),
  )
  const root = Buffer.from(rootOf(sha256, { size: tip.size, roots }))
  const last = await reader
    .selectFrom('record_entry')
    .select('root')
    .where('n', '=', tip.size - 1)
    .executeTakeFirst()
  const perfect = [...tip.size.toString(2)].filter((bit) => bit === '1').length
  const fits = roots.length === perfect && (tip.size === 0 || root.equals(last?.root ?? Buffer.alloc(0)))
  return { fits, root: root.toString('hex') }
}

async function strayEvent(reader: Reader): Promise<string | undefined> {
  const stray = await reader
    .selectFrom('event')
    .select('id')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('record_entry').select('n').whereRef('event_id', '=', 'event.id'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('event_waiting').select('event_id').whereRef('event_id', '=', 'event.id'))),
    )
    .limit(1)
    .executeTakeFirst()
  return stray?.id
}

const PAGE = 250
const NOBODY = '00000000-0000-0000-0000-000000000000'

async function changedWord(reader: Reader): Promise<string | undefined> {
  for (let after = { id: NOBODY, field: '' }; ; ) {
    const words = await reader
      .selectFrom('event_word')
      .innerJoin('event', (join) =>
        join.onRef('event.org_id', '=', 'event_word.org_id').onRef('event.id', '=', 'event_id'),
      )
      .select(['event_id', 'field', 'salt', 'said', 'words'])
      .where(({ eb, refTuple, tuple }) =>
        eb(refTuple('event_id', 'field'), '>', tuple(after.id, after.field)),
      )
      .orderBy('event_id')
      .orderBy('field')
      .limit(PAGE)
      .$castTo<{
        event_id: string
        field: string
        salt: Buffer
        said: string
        words: Record<string, string>
      }>()
      .execute()
    const changed = words.find(({ words, field, said, salt }) => words[field] !== sealWord(said, salt))
    if (changed) return changed.event_id
    const last = words.at(-1)
    if (!last || words.length < PAGE) return undefined
    after = { id: last.event_id, field: last.field }
  }
}

async function falseHead(reader: Reader, recordKey: string): Promise<string | undefined> {
  const keys = [recordKey, ...(await earlierKeys(reader))].flatMap((key) => readVerifier(key) ?? [])
  const heads = await reader.selectFrom('record_head').select(['on_day', 'note']).execute()
  for (const { on_day, note } of heads) {
    const opened = verifyNote(note, keys)
    const head = opened.ok ? parseCheckpoint(opened.text) : undefined
    if (!head) return on_day
    const root = head.size === 0 ? sha256() : await rootAt(reader, head.size - 1)
    if (!root?.equals(head.root)) return on_day
  }
  return undefined
}

async function rootAt(reader: Reader, n: number): Promise<Buffer | undefined> {
  const entry = await reader.selectFrom('record_entry').select('root').where('n', '=', n).executeTakeFirst()
  return entry?.root
}

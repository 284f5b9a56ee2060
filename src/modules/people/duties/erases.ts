import { sql } from 'kysely'
import type { Eraser } from '../../../platform/archive/erase.js'
import type { Tx } from '../../../platform/db/scope.js'
import { DUTIES, type Duty } from './asked.js'
import type { Answers } from './duty.js'
import { answersTo } from './queries.js'

/**
 * What this part keeps of a person who is erased. That they answered a duty stays, as an id that names nobody. Where
 * they were named as a contact, the answer goes, so that the list asks for somebody else; in notices that were
 * published, their name and address are struck out.
 */
export const erasesDuties: Eraser = async (tx, { organisation }, person) => {
  const org = organisation.id
  const row = await tx
    .selectFrom('person')
    .select('email')
    .where('org_id', '=', org)
    .where('id', '=', person)
    .executeTakeFirst()
  const who = { person, email: row?.email ?? null }
  if (who.email !== null)
    await tx.deleteFrom('setup_asked').where('org_id', '=', org).where('email', '=', who.email).execute()
  for (const duty of DUTIES) await strikeOut(tx, org, duty, who)
}

/** Somebody in the answers: by their account, or by the address they are reached at. */
type Named = { readonly person: string; readonly email: string | null }

async function strikeOut(tx: Tx, org: string, duty: Duty, who: Named): Promise<void> {
  const before = await answersTo(tx, org, duty)
  const { answers, struck } = withoutContact(before, who)
  await tx
    .deleteFrom('duty_change')
    .where('org_id', '=', org)
    .where('duty', '=', duty)
    .where((e) =>
      e.or(
        [who.person, who.email ?? who.person].map(
          (text) => sql<boolean>`answers::text like ${`%${inJson(text)}%`}`,
        ),
      ),
    )
    .execute()
  if (!struck.length) return
  await tx
    .updateTable('duty_answer')
    .set({ answers })
    .where('org_id', '=', org)
    .where('duty', '=', duty)
    .execute()
  const notices = await tx
    .selectFrom('privacy_notice')
    .select(['version', 'answers', 'words'])
    .where('org_id', '=', org)
    .execute()
  for (const { version, answers, words } of notices)
    await tx
      .updateTable('privacy_notice')
      .set({
        answers: JSON.stringify(withoutTexts(answers, struck)),
        words: JSON.stringify(withoutTexts(words, struck)),
      })
      .where('org_id', '=', org)
      .where('version', '=', version)
      .execute()
}

/** The same value with these texts struck out wherever they stand as whole words; what the parts are called stays. */
export function withoutTexts(value: unknown, texts: readonly string[]): unknown {
  if (typeof value === 'string')
    return texts.filter(Boolean).reduce((left, text) => left.replace(wholeWords(text), '–'), value)
  if (Array.isArray(value)) return value.map((part) => withoutTexts(part, texts))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutTexts(part, texts)]))
}

// “Jo” is struck out of “Ask Jo.”, and “John” keeps his name.
const wholeWords = (text: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}])${text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'gu')

/** As a text stands inside JSON, without its quotes. */
const inJson = (text: string) => JSON.stringify(text).slice(1, -1)

/** The answers without whoever is named so: their name, address, phone and account. */
export function withoutContact(
  answers: Answers,
  { person, email }: Named,
): { readonly answers: Answers; readonly struck: readonly string[] } {
  const theirs = Object.keys(answers)
    .filter((name) => {
      const said = answers[name]?.toLowerCase()
      return name.endsWith('person') ? said === person : name.endsWith('email') && said === email
    })
    .flatMap((name) =>
      ['name', 'email', 'phone', 'person'].map((part) => name.replace(/(email|person)$/, part)),
    )
  const entries = Object.entries(answers)
  return {
    answers: Object.fromEntries(entries.filter(([name]) => !theirs.includes(name))),
    struck: entries.filter(([name]) => theirs.includes(name)).map(([, text]) => text),
  }
}

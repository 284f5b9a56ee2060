import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { type Id, id } from '../../../kernel/id.js'
import type { Around, Eraser } from '../../../platform/archive/erase.js'
import { openKey } from '../../../platform/ballots/organisation-key.js'
import { pseudonymOf } from '../../../platform/ballots/pseudonym.js'
import type { Reader, Tx } from '../../../platform/db/scope.js'
import type { House, Kept } from '../../../platform/room.js'
import type { World } from '../../../platform/world.js'
import { forgetWordings } from './wording-commands.js'

/** What somebody is called in one conversation, and what nobody is called there any more. */
type Name = {
  readonly of: Id<'Conversation'>
  readonly box: Id<'BallotBox'>
  readonly pseudonym: Buffer
  readonly nobody: Buffer
}

/**
 * Takes out what somebody said in every conversation, and leads nothing back to them: the words of their ideas go,
 * and their votes stand from now on under a name made of nothing. Counts, results, receipts and the record stay as
 * they were. Whoever leaves and lets their words stand keeps the name only the secret leads to, so that a later wish
 * to be erased still finds them. (docs/decisions/0074)
 */
export const erasesVoice: Eraser = async (tx, around, person, { secret, words }) => {
  if (words === 'keep') return
  const org_id = around.organisation.id
  await forgetOwn(tx, org_id, person)
  const names = await namesOf(tx, around, person, secret)
  if (!names.length) return
  await removeWords(tx, around, names)
  for (const table of await tablesWithNames(tx)) await rename(tx, org_id, table, 'pseudonym', names)
  await rename(tx, org_id, 'conversation_idea', 'author', names)
  await sql`update ballot b set pseudonym = n.nobody from ${listOf(names)}
    where b.org_id = ${org_id} and b.box_id = n.box and b.pseudonym = n.pseudonym`.execute(tx)
}

/** What stands under their own id: words they made for others' ideas, worries they signed, messages as a contact. */
async function forgetOwn(tx: Tx, org_id: string, person: Id<'Person'>): Promise<void> {
  await tx
    .deleteFrom('conversation_idea_wording')
    .where('org_id', '=', org_id)
    .where('made_by', '=', person)
    .execute()
  await tx
    .deleteFrom('conversation_message')
    .where('org_id', '=', org_id)
    .where('by_person', '=', person)
    .execute()
  await tx
    .updateTable('conversation_worry')
    .set({ person_id: null, said: null })
    .where('org_id', '=', org_id)
    .where('person_id', '=', person)
    .execute()
}

/**
 * Read in the same transaction: where a backup is being restored, key and conversations are only there.
 * @returns nothing where the key cannot be opened under this secret: then no name leads to anybody here
 */
async function namesOf(
  db: Reader,
  { organisation }: Pick<Around, 'organisation'>,
  person: Id<'Person'>,
  secret: Uint8Array,
): Promise<readonly Name[]> {
  const org = organisation.id
  const row = await db
    .selectFrom('organisation_key')
    .select('sealed')
    .where('org_id', '=', org)
    .executeTakeFirst()
  const key = row && openKey(row.sealed, secret, org)
  if (!key) return []
  const all = await db.selectFrom('conversation').select(['id', 'box_id']).where('org_id', '=', org).execute()
  return all.map((one) => {
    const box = id<'BallotBox'>(one.box_id)
    return { of: id(one.id), box, pseudonym: pseudonymOf(key, box, person), nobody: randomBytes(16) }
  })
}

const listOf = (names: readonly Name[]) => sql`unnest(
  ${names.map(({ of }) => of)}::uuid[], ${names.map(({ box }) => box)}::uuid[],
  ${names.map(({ pseudonym }) => pseudonym)}::bytea[], ${names.map(({ nobody }) => nobody)}::bytea[]
  ) as n (conversation, box, pseudonym, nobody)`

async function removeWords(tx: Tx, around: Around, names: readonly Name[]): Promise<void> {
  const org_id = around.organisation.id
  const { rows } = await sql<{ of: Id<'Conversation'>; n: number }>`
    update conversation_idea i set text = null from ${listOf(names)}
    where i.org_id = ${org_id} and i.conversation_id = n.conversation and i.author = n.pseudonym
    returning i.conversation_id as of, i.n`.execute(tx)
  for (const of of new Set(rows.map((row) => row.of))) {
    const numbers = rows.filter((row) => row.of === of).map(({ n }) => n)
    await forgetWordings(tx, around, of, numbers)
    await tx
      .deleteFrom('conversation_message')
      .where('org_id', '=', org_id)
      .where('conversation_id', '=', of)
      .where('n', 'in', numbers)
      .execute()
  }
}

/** Every table of a conversation that knows people by their pseudonym: found in the database, so none is forgotten. */
async function tablesWithNames(db: Reader): Promise<readonly string[]> {
  const rows = await db
    .selectFrom(
      sql<{ table: string }>`(select c.relname::text as "table" from pg_class c
        where c.relnamespace = (select oid from pg_namespace where nspname = current_schema()) and c.relkind = 'r'
          and c.relname like 'conversation\\_%'
          and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'pseudonym')
          and not exists (select from pg_constraint f where f.conrelid = c.oid and f.contype = 'f'
            and f.confrelid = 'conversation_voter'::regclass and f.confupdtype = 'c'))`.as('t'),
    )
    .select('table')
    .orderBy('table')
    .execute()
  return rows.map(({ table }) => table)
}

const rename = (tx: Tx, org_id: string, table: string, column: string, names: readonly Name[]) =>
  sql`update ${sql.table(table)} t set ${sql.ref(column)} = n.nobody from ${listOf(names)}
    where t.org_id = ${org_id} and t.conversation_id = n.conversation and t.${sql.ref(column)} = n.pseudonym`.execute(
    tx,
  )

/** What somebody said here, for the file they take away: their ideas, and what was written beside them. */
export async function saidHere(
  world: World,
  person: Id<'Person'>,
  { secret }: House,
): Promise<readonly Kept[]> {
  const names = await namesOf(world.read, world, person, secret)
  const org_id = world.organisation.id
  const mine = names.length
    ? await world.read
        .selectFrom('conversation_idea as i')
        .innerJoin('conversation as c', (on) =>
          on.onRef('c.org_id', '=', 'i.org_id').onRef('c.id', '=', 'i.conversation_id'),
        )
        .select(['c.id', 'c.question', 'i.n', 'i.text', 'i.language', 'i.made_on'])
        .where('i.org_id', '=', org_id)
        .where(
          'i.author',
          'in',
          names.map(({ pseudonym }) => pseudonym),
        )
        .orderBy('i.made_on')
        .orderBy('i.n')
        .execute()
    : []
  const messages: Readonly<Record<string, unknown>>[] = []
  for (const { id: of, n, question } of mine)
    messages.push(
      ...(
        await world.read
          .selectFrom('conversation_message')
          .select(['sender', 'told', 'text', 'made_on'])
          .where('org_id', '=', org_id)
          .where('conversation_id', '=', of)
          .where('n', '=', n)
          .orderBy('place')
          .execute()
      ).map((one) => ({ question, idea: n + 1, ...one })),
    )
  return [
    { table: 'conversation_idea', rows: mine.map(({ id: _, n, ...rest }) => ({ idea: n + 1, ...rest })) },
    { table: 'conversation_message', rows: messages },
  ].filter(({ rows }) => rows.length > 0)
}

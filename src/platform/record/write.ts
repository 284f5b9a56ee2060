import { randomBytes, randomUUID } from 'node:crypto'
import { type CompiledQuery, sql } from 'kysely'
import { type Actor, nameOf } from '../../kernel/actor.js'
import type { Instant } from '../../kernel/day.js'
import type { Event, Fact } from '../../kernel/decision.js'
import type { Id } from '../../kernel/id.js'
import type { Tx } from '../db/scope.js'
import { sealWord } from './seal-word.js'

/** Which jobs follow which event: `commitment.kept` -> `work.came-of-it`. Put together from the rooms' plugs. */
export type Listeners = Readonly<Record<string, readonly string[]>>

type Writing = {
  readonly org: Id<'Organisation'>
  readonly actor: Actor
  readonly at: Instant
  readonly event: Event
  readonly listeners: Listeners
}

/**
 * The one statement that writes what happened: the event, the words that stand beside it, its place in the queue
 * for the record, and the jobs that follow. It is sent together with the commit.
 * @throws where a fact is not a code, an id, a number or a day: free text never enters the record
 */
export function writing(tx: Tx, { org, actor, at, event, listeners }: Writing): CompiledQuery {
  const { name, about, group = null, facts = {}, words = {}, wordsOf = null } = event
  for (const [key, fact] of Object.entries(facts)) mustBeAFact(`${name} ${key}`, fact)
  const id = randomUUID()
  const said = Object.entries(words).map(([field, text]) => ({ field, text, salt: randomBytes(32) }))
  const sealed = Object.fromEntries(said.map(({ field, text, salt }) => [field, sealWord(text, salt)]))
  const beside = sql`words as (
    insert into event_word (org_id, event_id, field, salt, said, person_id)
    select ${org}::uuid, ${id}::uuid, field, salt, said, ${wordsOf}::uuid
    from unnest(${said.map((w) => w.field)}::text[], ${said.map((w) => w.salt)}::bytea[], ${said.map((w) => w.text)}::text[])
      as word (field, salt, said)),`
  const tasks = listeners[name] ?? []
  return sql`
    with happened as (
      insert into event (org_id, id, at, actor, name, about, group_id, facts, words)
      values (${org}, ${id}, ${at}, ${nameOf(actor)}, ${name}, ${about}, ${group}, ${JSON.stringify(facts)}, ${JSON.stringify(sealed)})),
    ${said.length ? beside : sql``}
    waiting as (insert into event_waiting (org_id, event_id) values (${org}, ${id}))
    ${tasks.length ? sql`select enqueue(task, ${id}) from unnest(${tasks}::text[]) as task` : sql`select 1`}
  `.compile(tx)
}

// A code, an id, a day, a moment or a short list of them. A name or a sentence would not pass: no spaces, no @.
const CODE = /^[A-Za-z0-9+/][A-Za-z0-9._:+/=-]{0,199}$/

function mustBeAFact(where: string, fact: Fact): void {
  if (Array.isArray(fact)) for (const part of fact) mustBeAFact(where, part)
  else if (typeof fact === 'string' && !CODE.test(fact))
    throw new Error(`${where} is not a fact: put it in words`)
  else if (typeof fact === 'number' && !Number.isSafeInteger(fact))
    throw new Error(`${where} is not a whole number`)
}

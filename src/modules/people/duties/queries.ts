import type { Side } from '../../../kernel/actor.js'
import type { Day } from '../../../kernel/day.js'
import { id } from '../../../kernel/id.js'
import type { Reader } from '../../../platform/db/scope.js'
import type { Json } from '../../../platform/db/tables.js'
import type { World } from '../../../platform/world.js'
import { GRACE_DAYS, plusDays } from '../keys/key.js'
import { DUTIES, type Duty } from './asked.js'
import type { Answers, Change, Held, Notice, Opening, Place } from './duty.js'
import { isBlocks, type Words } from './notice.js'

type Here = Pick<World, 'organisation' | 'today'>

/** All that the rules of the duties look at, read from one picture. */
export async function placeOf(read: Reader, world: Here): Promise<Place> {
  const org = world.organisation.id
  const founder = await read
    .selectFrom('setup_founder')
    .selectAll()
    .where('org_id', '=', org)
    .executeTakeFirst()
  return {
    held: await heldIn(read, org),
    changes: await changesIn(read, org),
    notice: await latestNotice(read, org),
    sides: await sidesHeld(read, world),
    founder: founder && { id: id(founder.person_id), side: sideOf(founder.side) },
    opening: await openingOf(read, org),
  }
}

const sideOf = (raw: string): Side => (raw === 'lived' ? 'lived' : 'learnt')
const dutyOf = (raw: string): Duty | undefined => DUTIES.find((duty) => duty === raw)

async function heldIn(read: Reader, org: string): Promise<Partial<Record<Duty, Held>>> {
  const rows = await read
    .selectFrom('duty_answer as a')
    .innerJoin('person as p', (join) =>
      join.onRef('p.org_id', '=', 'a.org_id').onRef('p.id', '=', 'a.answered_by'),
    )
    .leftJoin('person as q', (join) =>
      join.onRef('q.org_id', '=', 'a.org_id').onRef('q.id', '=', 'a.agreed_by'),
    )
    .select([
      'a.duty',
      'a.answers',
      'a.answered_at',
      'p.id',
      'p.name',
      'q.id as other',
      'q.name as otherName',
    ])
    .where('a.org_id', '=', org)
    .execute()
  const held: Partial<Record<Duty, Held>> = {}
  for (const row of rows) {
    const duty = dutyOf(row.duty)
    if (!duty) continue
    const agreedBy = row.other ? { id: id<'Person'>(row.other), name: row.otherName } : undefined
    held[duty] = {
      answers: answersOf(row.answers),
      at: row.answered_at,
      by: { id: id<'Person'>(row.id), name: row.name },
      agreedBy,
    }
  }
  return held
}

async function changesIn(read: Reader, org: string): Promise<Partial<Record<Duty, Change>>> {
  const rows = await read
    .selectFrom('duty_change as c')
    .innerJoin('person as p', (join) =>
      join.onRef('p.org_id', '=', 'c.org_id').onRef('p.id', '=', 'c.asked_by'),
    )
    .select(['c.duty', 'c.answers', 'c.asked_at', 'c.side', 'p.id', 'p.name'])
    .where('c.org_id', '=', org)
    .execute()
  const changes: Partial<Record<Duty, Change>> = {}
  for (const row of rows) {
    const duty = dutyOf(row.duty)
    if (!duty) continue
    const by = { id: id<'Person'>(row.id), name: row.name }
    changes[duty] = { answers: answersOf(row.answers), at: row.asked_at, by, side: sideOf(row.side) }
  }
  return changes
}

async function openingOf(read: Reader, org: string): Promise<Opening | undefined> {
  const row = await read
    .selectFrom('duty_opening as o')
    .innerJoin('person as p', (join) =>
      join.onRef('p.org_id', '=', 'o.org_id').onRef('p.id', '=', 'o.asked_by'),
    )
    .leftJoin('person as q', (join) =>
      join.onRef('q.org_id', '=', 'o.org_id').onRef('q.id', '=', 'o.agreed_by'),
    )
    .select(['o.asked_at', 'o.side', 'o.agreed_at', 'p.id', 'p.name', 'q.id as other', 'q.name as otherName'])
    .where('o.org_id', '=', org)
    .executeTakeFirst()
  if (!row) return undefined
  const agreed =
    row.agreed_at && row.other
      ? { at: row.agreed_at, by: { id: id<'Person'>(row.other), name: row.otherName } }
      : undefined
  return {
    at: row.asked_at,
    by: { id: id<'Person'>(row.id), name: row.name },
    side: sideOf(row.side),
    agreed,
  }
}

/** The sides whose facilitator holds a key: accepted, confirmed, and not over. */
export async function sidesHeld(read: Reader, { organisation, today }: Here): Promise<readonly Side[]> {
  const rows = await read
    .selectFrom('people_key')
    .select('side')
    .distinct()
    .where('org_id', '=', organisation.id)
    .where('holds', '=', 'facilitator')
    .where('ended_at', 'is', null)
    .where('confirmed_at', 'is not', null)
    .where('term_ends_on', '>=', plusDays(today(), -GRACE_DAYS))
    .execute()
  return rows.map(({ side }) => sideOf(side))
}

/** Is this place open? Rooms in which people speak ask this before they let anybody in. */
export async function isOpen(world: Pick<World, 'read' | 'organisation'>): Promise<boolean> {
  const row = await world.read
    .selectFrom('organisation')
    .select('opened_at')
    .where('org_id', '=', world.organisation.id)
    .executeTakeFirst()
  return row?.opened_at != null
}

/** The answers that stand for one duty, to be said on a public page. */
export async function answersTo(read: Reader, org: string, duty: Duty): Promise<Answers> {
  const row = await read
    .selectFrom('duty_answer')
    .select('answers')
    .where('org_id', '=', org)
    .where('duty', '=', duty)
    .executeTakeFirst()
  return row ? answersOf(row.answers) : {}
}

export async function latestNotice(read: Reader, org: string): Promise<Notice | undefined> {
  const row = await read
    .selectFrom('privacy_notice')
    .select(['version', 'on_day', 'answers'])
    .where('org_id', '=', org)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { version: row.version, on: row.on_day, answers: answersOf(row.answers) }
}

export type Published = { readonly version: number; readonly on: Day; readonly words: Words }

/** One privacy notice in the words people read then; without a number, the one that counts now. */
export async function noticeOf(read: Reader, org: string, version?: number): Promise<Published | undefined> {
  const all = read.selectFrom('privacy_notice').selectAll().where('org_id', '=', org)
  const one =
    version === undefined ? all.orderBy('version', 'desc').limit(1) : all.where('version', '=', version)
  const row = await one.executeTakeFirst()
  return row && { version: row.version, on: row.on_day, words: wordsOf(row.words) }
}

/** Every notice there was, the newest first. */
export async function noticesOf(read: Reader, org: string) {
  const rows = await read
    .selectFrom('privacy_notice')
    .select(['version', 'on_day as on'])
    .where('org_id', '=', org)
    .orderBy('version', 'desc')
    .execute()
  return rows
}

function answersOf(json: Json): Answers {
  const entries = Object.entries(json && typeof json === 'object' && !Array.isArray(json) ? json : {})
  return Object.fromEntries(entries.filter((one): one is [string, string] => typeof one[1] === 'string'))
}

function wordsOf(json: Json): Words {
  const at = (name: string, part: string) => {
    const language = partOf(json, name)
    const blocks = language && partOf(language, part)
    return isBlocks(blocks) ? blocks : []
  }
  const both = (name: string) => ({ full: at(name, 'full'), easy: at(name, 'easy') })
  return { en: both('en'), cy: both('cy') }
}

const partOf = (json: Json | undefined, name: string): Json | undefined =>
  json && typeof json === 'object' && !Array.isArray(json) ? json[name] : undefined

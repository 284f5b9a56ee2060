import { sql } from 'kysely'
import { type Actor, may } from '../../../kernel/actor.js'
import type { Instant } from '../../../kernel/day.js'
import { no, yes } from '../../../kernel/decision.js'
import { type Id, id } from '../../../kernel/id.js'
import type { Daily, Job, Tasks } from '../../../platform/jobs/job.js'
import type { Listeners } from '../../../platform/record/write.js'
import type { Telling } from '../../../platform/room.js'
import type { World } from '../../../platform/world.js'
import { sayIn } from '../../../ui/say.js'
import { actorOf } from '../queries.js'
import { isDue } from './digest.js'
import { facilitatorsOf } from './queries.js'
import { nearness } from './rights.js'
import { allRights } from './rights-commands.js'
import { type Happened, record, tell } from './telling.js'
import { waysOf, writeTo } from './ways.js'

export const MINE_DAILY: readonly Daily[] = [
  { task: 'people.digest', at: '08:30' },
  { task: 'people.remind-needs', at: '09:00' },
  { task: 'people.remind-rights', at: '09:10' },
]

export const mineTasks = (telling: () => Telling): Tasks => ({
  'people.digest': (world, today, job) => writeDigests(world, today, job, telling()),
  'people.tell-now': (world, event, job) => tellNow(world, event, job, telling()),
  'people.remind-needs': remindNeeds,
  'people.remind-rights': remindRights,
})

/** Everything that rooms tell is passed on at once to those who asked for that, except what is quiet. */
export function tellAtOnce({ told, quiet }: Telling): Listeners {
  const names = Object.keys(told).filter(
    (name) => !quiet.includes(name) && !OF_THE_HOUSE.test(name) && !OF_JOBS.includes(name),
  )
  return Object.fromEntries(names.map((name) => [name, ['people.tell-now']]))
}

const OF_THE_HOUSE = /^(record|ballots)\./
// Telling that letters went would be one more letter.
const OF_JOBS = ['people.letters-written', 'people.needs-reminded', 'people.rights-reminded']

// A letter that goes on for ever is not read; the rest stands in the record.
const MOST_TOLD = 20

type Reading = { readonly id: Id<'Person'>; readonly since: Instant }

async function wishing(world: World, digest: 'weekly' | 'immediate'): Promise<readonly Reading[]> {
  const rows = await world.read
    .selectFrom('person')
    .select(['id', sql<Instant>`coalesce(told_until, joined_at)`.as('since')])
    .where('org_id', '=', world.organisation.id)
    .where('left_at', 'is', null)
    .where('email', 'is not', null)
    .where('digest', '=', digest)
    .$castTo<Reading>()
    .execute()
  return rows
}

/** As a member sees it: a letter is no place for what needs a second proof. */
async function memberOf(world: World, person: Id<'Person'>): Promise<Actor> {
  const actor = await actorOf(world, person)
  if (actor.kind !== 'person') return actor
  const { key: _, ...member } = actor
  return member
}

const byOthers = (happened: readonly Happened[], person: Id<'Person'>) =>
  happened.filter(({ actor }) => actor.startsWith('person:') && actor !== `person:${person}`)

/** The week's letter: for each person what is new to them, and none where nothing is. */
async function writeDigests(world: World, today: string, job: Job, telling: Telling): Promise<void> {
  const due = (await wishing(world, 'weekly')).filter(({ since }) => isDue(since, world.today()))
  const news: { readonly id: Id<'Person'>; readonly lines: readonly string[] }[] = []
  for (const { id, since } of due) {
    const [actor, ways] = [await memberOf(world, id), await waysOf(world, id)]
    if (!ways?.address || !may(actor, 'people.see')) continue
    const { happened } = await record(world, actor, telling, { since }, 1)
    const say = sayIn(ways.language)
    const lines = byOthers(happened, id).map((one) => tell(one, actor, telling, say).sentence)
    if (lines.length) news.push({ id, lines })
  }
  if (!news.length) return
  const until = world.now()
  await world.act(job.actor, async (tx) => {
    if (!(await job.firstTime(tx))) return no('done-before')
    let letters = 0
    for (const { id, lines } of news) if (await writeTo(tx, world, id, digestOf(world, lines))) letters++
    await tx
      .updateTable('person')
      .set({ told_until: until })
      .where('org_id', '=', world.organisation.id)
      .where(
        'id',
        'in',
        due.map(({ id }) => id),
      )
      .execute()
    return yes(letters, { name: 'people.letters-written', about: `day:${today}`, facts: { letters } })
  })
}

const digestOf = (world: World, lines: readonly string[]): Parameters<typeof writeTo>[3] => ({
  kind: 'digest',
  subject: (say) => say('digest.subject', { name: world.organisation.name }),
  body: (say) => [
    say('digest.hello'),
    lines
      .slice(0, MOST_TOLD)
      .map((line) => `- ${line}`)
      .join('\n'),
    ...(lines.length > MOST_TOLD ? [say('digest.more', { n: lines.length - MOST_TOLD })] : []),
    say('digest.where'),
  ],
})

/** One thing that happened, to those who want to know at once, where it concerns them: their group, or themselves. */
async function tellNow(world: World, event: string, job: Job, telling: Telling): Promise<void> {
  const about = await world.read
    .selectFrom('event')
    .select(['group_id', 'about', 'actor', 'at'])
    .where('org_id', '=', world.organisation.id)
    .where('id', '=', event)
    .executeTakeFirst()
  if (!about) return
  const told: { readonly id: Id<'Person'>; readonly line: string }[] = []
  for (const { id } of await wishing(world, 'immediate')) {
    const [actor, ways] = [await memberOf(world, id), await waysOf(world, id)]
    if (actor.kind !== 'person' || !ways?.address) continue
    const concerns =
      about.about === `person:${id}` || (about.group_id !== null && about.group_id in actor.roles)
    if (!concerns) continue
    const { happened } = await record(world, actor, telling, { event }, 1)
    for (const one of byOthers(happened, id))
      told.push({ id, line: tell(one, actor, telling, sayIn(ways.language)).sentence })
  }
  if (!told.length) return
  await world.act(job.actor, async (tx) => {
    if (!(await job.firstTime(tx))) return no('done-before')
    let letters = 0
    for (const { id, line } of told) if (await writeTo(tx, world, id, digestOf(world, [line]))) letters++
    return yes(letters, { name: 'people.letters-written', about: `event:${event}`, facts: { letters } })
  })
}

/** On its day, whoever said what helps them is asked whether it is still right: one letter. */
async function remindNeeds(world: World, today: string, job: Job): Promise<void> {
  const org_id = world.organisation.id
  await world.act(job.actor, async (tx) => {
    const due = await tx
      .selectFrom('person_need')
      .select(['person_id', 'review_on'])
      .where('org_id', '=', org_id)
      .where('review_on', '<=', world.today())
      .where(sql<boolean>`reminded_for is distinct from review_on`)
      .forUpdate()
      .execute()
    let letters = 0
    for (const { person_id, review_on } of due) {
      const written = await writeTo(tx, world, id<'Person'>(person_id), {
        kind: 'needs',
        subject: (say) => say('digest.subject', { name: world.organisation.name }),
        body: (say) => [say('needs.letter.ask'), say('needs.letter.where')],
      })
      if (!written) continue
      letters++
      await tx
        .updateTable('person_need')
        .set({ reminded_for: review_on })
        .where('org_id', '=', org_id)
        .where('person_id', '=', person_id)
        .execute()
    }
    if (!letters) return no('nobody-due')
    return yes(letters, { name: 'people.needs-reminded', about: `day:${today}`, facts: { people: letters } })
  })
}

/** Both facilitators, as the day of the law comes nearer: a week before, two days before, and when it is past. */
async function remindRights(world: World, today: string, job: Job): Promise<void> {
  const org_id = world.organisation.id
  await world.act(job.actor, async (tx) => {
    const near = (await allRights(tx, org_id))
      .map((asked) => ({ asked, near: nearness(asked, world.today()) }))
      .filter(({ asked, near }) => near > asked.reminded)
    if (!near.length) return no('nothing-near')
    let letters = 0
    const past = near.some(({ near }) => near === 3)
    for (const person of await facilitatorsOf(tx, org_id, world.today())) {
      const written = await writeTo(tx, world, person, {
        kind: 'rights',
        subject: (say) => say('rights.letter.subject', { name: world.organisation.name }),
        body: (say) => [
          say(past ? 'rights.letter.past' : 'rights.letter.near', { n: near.length }),
          say('rights.letter.where'),
        ],
      })
      if (written) letters++
    }
    for (const { asked, near: reminded } of near)
      await tx
        .updateTable('people_rights')
        .set({ reminded })
        .where('org_id', '=', org_id)
        .where('id', '=', asked.id)
        .execute()
    return yes(letters, { name: 'people.rights-reminded', about: `day:${today}`, facts: { letters } })
  })
}

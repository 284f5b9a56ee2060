import { no, yes } from '../../../kernel/decision.js'
import type { Daily, Job, Tasks } from '../../../platform/jobs/job.js'
import { post } from '../../../platform/mail/post.js'
import type { World } from '../../../platform/world.js'
import { sayIn } from '../../../ui/say.js'
import { clearOld } from './retention.js'

export const DUTY_DAILY: readonly Daily[] = [
  { task: 'people.clear-old', at: '03:10' },
  { task: 'people.remind-needs', at: '09:00' },
]

export const dutyTasks: Tasks = {
  'people.clear-old': (world, about, job) => clear(world, about, job),
  'people.remind-needs': (world, about, job) => remind(world, about, job),
}

/** What the page of times says, done. A night in which nothing was too old leaves no line. */
async function clear(world: World, day: string, job: Job): Promise<void> {
  await world.act(job.actor, async (tx) => {
    const cleared = await clearOld(tx, world.organisation.id, world.now())
    if (!Object.keys(cleared).length) return no('nothing-old')
    return yes(cleared, { name: 'people.cleared', about: `day:${day}`, facts: cleared })
  })
}

/** Whoever said what helps them is asked, on its day, whether it is still right: once, in their own language. */
async function remind(world: World, day: string, job: Job): Promise<void> {
  const org = world.organisation.id
  await world.act(job.actor, async (tx) => {
    const due = await tx
      .selectFrom('person_need as n')
      .innerJoin('person as p', (join) =>
        join.onRef('p.org_id', '=', 'n.org_id').onRef('p.id', '=', 'n.person_id'),
      )
      .select(['n.person_id', 'n.review_on', 'p.email', 'p.language'])
      .where('n.org_id', '=', org)
      .where('n.review_on', '<=', world.today())
      .where('n.channel', '=', 'email')
      .where('p.left_at', 'is', null)
      .where('p.digest', '<>', 'off')
      .where('p.email', 'is not', null)
      .execute()
    let reminded = 0
    for (const { person_id, review_on, email, language } of due) {
      const row = { org_id: org, person_id, review_on, reminded_at: world.now() }
      const fresh = await tx
        .insertInto('need_reminder')
        .values(row)
        .onConflict((there) => there.doNothing())
        .executeTakeFirst()
      if (Number(fresh.numInsertedOrUpdatedRows) === 0 || !email) continue
      const say = sayIn(language === 'cy' ? 'cy' : 'en')
      await post(tx, world, {
        kind: 'needs',
        address: email,
        subject: say('duties.reminder.subject', { name: world.organisation.name }),
        body: `${say('duties.reminder.text')}\n\n${say('duties.reminder.end')}\n`,
      })
      reminded++
    }
    if (!reminded) return no('nobody-due')
    return yes(reminded, { name: 'people.needs-reminded', about: `day:${day}`, facts: { people: reminded } })
  })
}

import { may } from '../../../kernel/actor.js'
import type { Need } from '../../../platform/room.js'
import type { Visit } from '../../../platform/web/route.js'
import { needsOf, saidBy } from './queries.js'
import { clockOf } from './rights.js'
import { allRights } from './rights-commands.js'
import { dayIn } from './telling.js'

/** What of one's own things, and of others' rights, waits for whoever looks. */
export async function needsMe({ world, actor, say, language }: Visit): Promise<readonly Need[]> {
  if (actor.kind !== 'person') return []
  const org = world.organisation.id
  const needs: Need[] = []
  if (may(actor, 'people.do-duties'))
    for (const asked of await allRights(world.read, org)) {
      if (asked.answeredOn) continue
      const clock = clockOf(asked)
      const href = `/people/rights/${asked.id}`
      if (asked.came === 'phone' && !asked.confirmedBy && asked.enteredBy !== actor.id)
        needs.push({ text: say('need.confirm'), href })
      else if ('on' in clock)
        needs.push({ text: say('need.right', { day: dayIn(language)(clock.on) }), href })
      else needs.push({ text: say('need.right-soon'), href })
    }
  if ((await saidBy(world, actor.id)).size === 0)
    needs.push({ text: say('need.which'), href: '/people/me/perspectives' })
  const helps = await needsOf(world.read, org, actor.id)
  if (!helps) needs.push({ text: say('need.helps'), href: '/people/me/needs' })
  else if (helps.reviewOn <= world.today())
    needs.push({ text: say('need.helps-again'), href: '/people/me/needs' })
  return needs
}

import { may } from '../../kernel/actor.js'
import { found } from '../../kernel/found.js'
import type { Visit } from '../../platform/web/route.js'
import type { Step, There } from './set-up.js'
import { thereOf } from './set-up-queries.js'

/**
 * Whoever came by the one-time link, the person who set it all up, and whoever holds a key. For everybody else there is
 * nothing here.
 */
export async function settingUp({ world, actor, session }: Visit): Promise<There> {
  const there = await thereOf(world.read, world)
  const byLink = session?.assurance === 'set-up' && !there.bothSides
  const isFounder = actor.kind === 'person' && actor.id === there.founder?.id
  const holdsKey = may(actor, 'people.do-duties')
  return found(byLink || isFounder || holdsKey ? there : undefined)
}

/** Where a step leads when it is done, and what is said there. */
export const onward = (step: Step | 'asked-other' | 'paper', to = '/set-up'): string => `${to}?done=${step}`

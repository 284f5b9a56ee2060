import { type House, type Kept, type Room, tellingOf } from '../../platform/room.js'
import type { Beside } from './beside.js'
import { erasesDuties } from './duties/erases.js'
import { DUTY_DAILY, dutyTasks } from './duties/jobs.js'
import { publicRoutes } from './duties/public-routes.js'
import { dutyRoutes } from './duties/routes.js'
import { setUpVerbs } from './duties/verbs.js'
import { TOLD as DUTIES_TOLD } from './duties/words.js'
import { exampleVerb } from './example/verb.js'
import { OPEN as EXAMPLE_OPEN, TOLD as EXAMPLE_TOLD } from './example/words.js'
import { keyDaily, keyTasks } from './keys/jobs.js'
import { keysNeedMe } from './keys/needs-me.js'
import { allKeyRoutes, erasesKeys } from './keys/room.js'
import { keysVerb } from './keys/verbs.js'
import { KEYS_TOLD } from './keys/words.js'
import { eraseMine } from './mine/commands.js'
import { goingRoutes } from './mine/going-routes.js'
import { MINE_DAILY, mineTasks, tellAtOnce } from './mine/jobs.js'
import { needsMe } from './mine/needs-me.js'
import type { MinePlug } from './mine/plug.js'
import { rightsRoutes } from './mine/rights-routes.js'
import { mineRoutes } from './mine/routes.js'
import { TOLD as MINE_TOLD, OPEN, QUIET } from './mine/words.js'
import { holdPlug, keyPlug } from './plugs.js'
import { setUpRoutes } from './set-up-routes.js'
import { TOLD as SET_UP_TOLD } from './set-up-words.js'
import { eraseSignIn, SIGN_IN_DAILY, signInTasks } from './sign-in/jobs.js'
import { makeInvitation } from './sign-in/join-commands.js'
import { signInRoutes } from './sign-in/routes.js'
import { signOnVerb } from './sign-in/verbs.js'
import { TOLD as SIGN_IN_TOLD } from './sign-in/words.js'

const OWN = {
  told: { ...MINE_TOLD, ...SIGN_IN_TOLD, ...KEYS_TOLD, ...DUTIES_TOLD, ...SET_UP_TOLD, ...EXAMPLE_TOLD },
  quiet: QUIET,
  open: [...OPEN, ...EXAMPLE_OPEN],
} as const

/**
 * People: joining and signing in, the two keys, the duties, and what is mine; each has a folder of its own. The room
 * is told of the others, because leaving and being erased happen in all of them.
 */
export function peopleBeside(others: readonly Beside[]): Room {
  const erases = [eraseSignIn, erasesKeys, erasesDuties, eraseMine]
  const telling = tellingOf([OWN, ...others])
  const plugOf = (house: House): MinePlug => ({
    erasers: () => [...erases, ...others.flatMap(({ erases = [] }) => erases)],
    telling: () => telling,
    secret: house.secret,
    kept: async (world, person) => {
      const kept: Kept[] = []
      for (const { mine } of others) kept.push(...((await mine?.(world, person, house)) ?? []))
      return kept
    },
  })
  return {
    name: 'people',
    title: 'room.people',
    routes: (house) => [
      ...setUpRoutes({
        invite: (world, actor, wish) => makeInvitation(house, world, actor, { kind: 'letter', ...wish }),
      }),
      ...signInRoutes(house),
      ...allKeyRoutes(keyPlug(house, others)),
      ...dutyRoutes,
      ...publicRoutes,
      ...mineRoutes(plugOf(house)),
      ...goingRoutes(plugOf(house)),
      ...rightsRoutes,
    ],
    tasks: (house) => ({
      ...signInTasks(house),
      ...keyTasks(keyPlug(house, others).holds),
      ...dutyTasks,
      ...mineTasks(() => telling),
    }),
    daily: [...SIGN_IN_DAILY, ...keyDaily, ...DUTY_DAILY, ...MINE_DAILY],
    listens: tellAtOnce(telling),
    verbs: (open) => [...setUpVerbs(open), keysVerb(open), signOnVerb(open), exampleVerb(open, others)],
    erases,
    needsMe: async (visit) => [...(await keysNeedMe(visit, holdPlug)), ...(await needsMe(visit))],
    ...OWN,
  }
}

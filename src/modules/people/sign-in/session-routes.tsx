import { found } from '../../../kernel/found.js'
import { typed } from '../../../platform/web/form.js'
import type { Reply, Route, Visit } from '../../../platform/web/route.js'
import type { Session } from '../../../platform/web/sessions.js'
import type { Door } from './door.js'
import { sessionsOf } from './queries.js'
import { signOutAt, signOutElsewhere } from './session-commands.js'
import { NotMyDevice, Sessions, SignedOut } from './views/sessions.js'

export const sessionRoutes = (door: Door): readonly Route[] => [
  ['GET', '/people/sessions', 'signed-in', async (visit) => ({ page: await list(visit) })],
  ['POST', '/people/sessions/end', 'signed-in', (visit) => end(door, visit)],
  ['POST', '/people/sessions/end-others', 'signed-in', (visit) => endOthers(door, visit)],
  [
    'GET',
    '/people/not-my-device',
    'anyone',
    async ({ session }) => ({ page: <NotMyDevice signedIn={session !== undefined} /> }),
  ],
  ['POST', '/people/not-my-device', 'signed-in', async (visit) => forgetHere(visit)],
  [
    'POST',
    '/people/not-my-device/forget',
    'anyone',
    async () => ({ goTo: '/people/sign-out', session: { end: true, forget: true } }),
  ],
  ['GET', '/people/sign-out', 'anyone', async () => ({ page: <SignedOut /> })],
  ['POST', '/people/sign-out', 'anyone', async () => ({ goTo: '/people/sign-out', session: { end: true } })],
]

const mine = ({ session }: Visit): Session & { person: NonNullable<Session['person']> } => {
  const { person, ...rest } = found(session)
  return { ...rest, person: found(person) }
}

async function list(visit: Visit) {
  const { person, hash } = mine(visit)
  const all = await sessionsOf(visit.world, person)
  return <Sessions sessions={all} here={hash.toString('hex')} zone={visit.world.organisation.zone} />
}

async function end(door: Door, visit: Visit): Promise<Reply> {
  const { person, hash } = mine(visit)
  const which = typed(visit.form, 'which')
  found(/^[0-9a-f]{64}$/.test(which) ? which : undefined)
  if (which === hash.toString('hex')) return { goTo: '/people/sign-out', session: { end: true } }
  found((await signOutAt(door, visit.world, person, which)) || undefined)
  return { goTo: '/people/sessions' }
}

async function endOthers(door: Door, visit: Visit): Promise<Reply> {
  const { person, hash } = mine(visit)
  await signOutElsewhere(door, visit.world, person, hash)
  return { goTo: '/people/sessions' }
}

/** The same person, from now on for a short while: a new session that the browser forgets when it closes. */
function forgetHere(visit: Visit): Reply {
  const { person, assurance, way } = mine(visit)
  return { goTo: '/people/not-my-device', session: { start: { person, assurance, way, ownDevice: false } } }
}

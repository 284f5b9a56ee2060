import { found } from '../../../kernel/found.js'
import type { Id } from '../../../kernel/id.js'
import type { Reply, Visit } from '../../../platform/web/route.js'
import { type Assurance, LASTS, type Session, type Way } from '../../../platform/web/sessions.js'
import { havingOf } from './queries.js'
import { mayChangeProofs } from './second.js'

/** Who is signed in, and by which session; behind the gate there is always somebody. */
export function meOf({ session }: Visit): { readonly person: Id<'Person'>; readonly session: Session } {
  const here = found(session)
  return { person: found(here.person), session: here }
}

const isOwnDevice = ({ madeAt, endsAt }: Session): boolean =>
  Date.parse(endsAt) - Date.parse(madeAt) > LASTS.sharedDevice.whole

/** The same person on the same device, under a new key. */
export function renewed(
  visit: Visit,
  goTo: string,
  change: { assurance?: Assurance; way?: Way } = {},
): Reply {
  const { person, session } = meOf(visit)
  const { assurance, way } = { assurance: session.assurance, way: session.way, ...change }
  return { goTo, session: { start: { person, assurance, way, ownDevice: isOwnDevice(session) } } }
}

/** What this person has to sign in with, and whether this session may change it. */
export async function proofsOf(visit: Visit) {
  const { person, session } = meOf(visit)
  const having = await havingOf(visit.world, person)
  return { person, session, having, mayChange: mayChangeProofs(session, having) }
}

const SECOND = '/people/second'

/** Leads to the second proof and back to `next`; for any page that is for two proofs only (safety contacts). */
export function secondFirst({ session }: Visit, next: string): Reply | undefined {
  if (session?.assurance === 'two-factor') return undefined
  return { goTo: `${SECOND}?next=${encodeURIComponent(next)}` }
}

import { found } from '../../../kernel/found.js'
import { type Id, id, isId } from '../../../kernel/id.js'
import { typed } from '../../../platform/web/form.js'
import type { Reply, Route, Visit } from '../../../platform/web/route.js'
import { comeIn } from './code-routes.js'
import { type Door, nextOf } from './door.js'
import { proofsOf, secondFirst } from './me.js'
import { personOf, signOnOf } from './queries.js'
import { claimFor, comeBack, joinSignOn, setOut } from './sign-on-commands.js'
import { CameBack, Claim, GoThere, NotJoined, SetOut, SignOnRefused } from './views/sign-on.js'

const AT = '/people/sign-in/organisation'

export const signOnRoutes = (door: Door): readonly Route[] => [
  ['GET', AT, 'anyone', (visit) => begin(visit)],
  ['POST', AT, 'anyone', (visit) => go(door, visit)],
  ['GET', `${AT}/back`, 'anyone', (visit) => back(visit)],
  ['POST', `${AT}/back`, 'anyone', (visit) => take(door, visit)],
  ['GET', `${AT}/yes/:claim`, 'signed-in', (visit) => askYes(door, visit)],
  ['POST', `${AT}/yes/:claim`, 'signed-in', (visit) => sayYes(door, visit)],
]

const nameOf = async ({ world }: Visit) => found(await signOnOf(world)).name

async function begin(visit: Visit): Promise<Reply> {
  const next = nextOf(typed(visit.form, 'next') || visit.query('next'))
  return { page: <SetOut name={await nameOf(visit)} next={next} /> }
}

async function go(door: Door, visit: Visit): Promise<Reply> {
  const name = await nameOf(visit)
  const next = nextOf(typed(visit.form, 'next'))
  const address = await setOut(door, visit.world, visit.holds(), next)
  if (address === undefined) return { page: <SignOnRefused name={name} away />, status: 422 }
  return { page: <GoThere name={name} address={address} /> }
}

const FIELDS = ['code', 'state', 'iss', 'error'] as const

/** Coming back by a link alone signs nobody in: a person presses the button. */
async function back(visit: Visit): Promise<Reply> {
  const query = new URLSearchParams()
  for (const field of FIELDS) {
    const value = visit.query(field)
    if (value !== undefined) query.set(field, value)
  }
  return { page: <CameBack name={await nameOf(visit)} query={query.toString()} /> }
}

async function take(door: Door, visit: Visit): Promise<Reply> {
  const name = await nameOf(visit)
  const came = await comeBack(door, visit.world, visit.holds(), typed(visit.form, 'back').slice(0, 4_000))
  if (came.kind === 'refused') return { page: <SignOnRefused name={name} />, status: 422 }
  if (came.kind === 'claim') return { page: <NotJoined name={name} claim={came.claim} /> }
  return comeIn({ form: { ...visit.form, next: came.next } }, came.person, 'organisation')
}

function claimAt(visit: Visit): Id<'Claim'> {
  const raw = visit.param('claim')
  return id<'Claim'>(found(isId(raw) ? raw : undefined))
}

/** Only the person whose verified address it is, signed in as they usually do, is asked. */
async function theirs(door: Door, visit: Visit) {
  const { person } = await proofsOf(visit)
  const who = await personOf(visit.world.read, visit.world, person)
  const claim = await claimFor(door, visit.world, claimAt(visit), who?.email ?? null)
  return { person, claim: found(claim) }
}

async function askYes(door: Door, visit: Visit): Promise<Reply> {
  const { mayChange } = await proofsOf(visit)
  await theirs(door, visit)
  const first = mayChange ? undefined : secondFirst(visit, `${AT}/yes/${claimAt(visit)}`)
  return first ?? { page: <Claim name={await nameOf(visit)} claim={claimAt(visit)} /> }
}

async function sayYes(door: Door, visit: Visit): Promise<Reply> {
  const { mayChange } = await proofsOf(visit)
  if (!mayChange) return askYes(door, visit)
  const { person, claim } = await theirs(door, visit)
  const answer = await joinSignOn(visit.world, person, claimAt(visit), claim)
  found(answer.ok ? true : undefined)
  return { goTo: '/people/ways' }
}

import { type StaticDecode, Type } from '@sinclair/typebox'
import { found } from '../../../kernel/found.js'
import type { Id } from '../../../kernel/id.js'
import { fieldsIn } from '../../../platform/web/fields.js'
import { fill } from '../../../platform/web/fill.js'
import { type Form, typed } from '../../../platform/web/form.js'
import type { Reply, Route, Visit } from '../../../platform/web/route.js'
import type { World } from '../../../platform/world.js'
import type { Errors } from '../../../ui/frame.js'
import { LANGUAGES, type Say } from '../../../ui/say.js'
import type { Perspective } from '../person.js'
import { perspectivesOf } from '../queries.js'
import { sendCode } from './code-commands.js'
import type { Door } from './door.js'
import { stateOf } from './invitation.js'
import { invitationHash, joinAlso, joinAsNew } from './join-commands.js'
import { meant } from './letters.js'
import { invitationBy, type Shown } from './queries.js'
import { Join, type JoinPage } from './views/join.js'
import { Closed, TooYoung, TypeInvitation, Welcome } from './views/join-around.js'
import { WORDS } from './words.js'

/** How somebody who came by a link wants to come back: by e-mail, with a printed card, or on this device only. */
export const COME_BACK = ['email', 'card', 'device'] as const

const newcomer = (say: Say, perspectives: readonly Perspective[]) => {
  const { maybeText, choice, several } = fieldsIn(say)
  return Type.Object({
    name: maybeText({ most: 100 }),
    language: choice(say('join.language.ask'), LANGUAGES),
    perspectives: several(
      '',
      perspectives.map(({ id }) => id),
      0,
    ),
    age: choice(say('join.age.ask'), ['yes', 'no']),
  })
}
const wayBack = (say: Say) => Type.Object({ back: fieldsIn(say).choice(say('join.back.ask'), COME_BACK) })
const address = (say: Say) => Type.Object({ email: fieldsIn(say).email(say('code.email.ask')) })

export const joinRoutes = (door: Door): readonly Route[] => [
  ['GET', '/people/join', 'anyone', async (visit) => typeInvitation(visit)],
  ['GET', '/people/join/:code', 'anyone', (visit) => show(visit)],
  ['POST', '/people/join/:code', 'anyone', (visit) => join(door, visit)],
  ['GET', '/people/welcome', 'signed-in', async () => ({ page: <Welcome /> })],
]

/** For whoever types the code from a poster. A look-up: it changes nothing. */
async function typeInvitation({ query, say, world }: Visit): Promise<Reply> {
  const code = query('code')
  if (code === undefined || meant(code) === '') return { page: <TypeInvitation code="" /> }
  if (await invitationBy(world, invitationHash(code))) return { goTo: `/people/join/${meant(code)}` }
  return { page: <TypeInvitation code={code} error={say('join.code.wrong')} />, status: 422 }
}

async function show(visit: Visit, errors: Errors = {}): Promise<Reply> {
  const invitation = await load(visit)
  const state = stateOf(invitation, visit.world.now())
  const wrong = Object.keys(errors).length > 0
  if (state !== 'open')
    return { page: <Closed invitation={invitation} state={state} />, ...(wrong && { status: 409 }) }
  const page: JoinPage = {
    invitation,
    code: meant(visit.param('code')),
    isHere: visit.actor.kind === 'person',
    knowsAddress: await isKnown(visit.world, invitation.email),
    perspectives: await perspectivesOf(visit.world),
    form: visit.form,
  }
  return { page: <Join {...page} errors={errors} />, ...(wrong && { status: 422 }) }
}

const load = async ({ world, param }: Visit): Promise<Shown> =>
  found(await invitationBy(world, invitationHash(param('code'))))

async function isKnown({ read, organisation }: World, email: string | null): Promise<boolean> {
  const person = await read
    .selectFrom('person')
    .select('id')
    .where('org_id', '=', organisation.id)
    .where('email', '=', email)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  return person !== undefined
}

async function join(door: Door, visit: Visit): Promise<Reply> {
  const { world, actor, say } = visit
  const invitation = await load(visit)
  if (actor.kind === 'person') {
    const answer = await joinAlso(world, visit.param('code'), actor)
    return answer.ok ? { goTo: '/people/welcome' } : show(visit, { main: say(WORDS[answer.no]) })
  }
  const answers = read(visit, invitation, await perspectivesOf(world))
  if ('errors' in answers) return show(visit, answers.errors)
  // Nothing of somebody too young is kept.
  if (answers.age === 'no') return { page: <TooYoung /> }
  const own = wordsOf(visit.form)
  const perspectives = answers.perspectives.map((id) => ({ id, words: own(id) }))
  const { name, language } = answers
  const answer = await joinAsNew(world, visit.param('code'), { name, language, perspectives })
  if (!answer.ok) return show(visit, { main: say(WORDS[answer.no]) })
  return goOn(door, visit, answers, answer.next.person)
}

type Answers = StaticDecode<ReturnType<typeof newcomer>> & {
  readonly back: (typeof COME_BACK)[number] | undefined
  readonly email: string | undefined
}

function read(
  { say, form }: Visit,
  { kind }: Shown,
  perspectives: readonly Perspective[],
): Answers | { readonly errors: Errors } {
  const person = fill(newcomer(say, perspectives), form)
  const back = kind === 'link' ? fill(wayBack(say), form) : undefined
  const email = back?.ok && back.value.back === 'email' ? fill(address(say), form) : undefined
  if (person.ok && back?.ok !== false && email?.ok !== false)
    return { ...person.value, back: back?.value.back, email: email?.value.email }
  const errors = [person, back, email].map((filled) => (filled && !filled.ok ? filled.errors : {}))
  return { errors: Object.assign({}, ...errors) }
}

/** What somebody wrote beside one of "which of these are you?". */
const wordsOf = (form: Form) => (of: Id<'Perspective'>) =>
  typed(form, `words-${of}`).trim().slice(0, 200) || undefined

/** In, and on to the way back that they chose. */
async function goOn(door: Door, visit: Visit, answers: Answers, person: Id<'Person'>): Promise<Reply> {
  const { world, form } = visit
  const ownDevice = answers.back === 'device' || typed(form, 'own') === 'yes'
  const start = { person, way: 'invitation', assurance: 'one-factor', ownDevice } as const
  const session = { start }
  if (answers.back === 'card') return { goTo: '/people/cards/new', session }
  if (answers.back === 'device') return { goTo: '/people/cards/new?kind=return-code', session }
  if (answers.email === undefined) return { goTo: '/people/welcome', session }
  const { email, language } = answers
  const letter = await sendCode(door, world, { purpose: 'new-email', email, person, language })
  return { goTo: `/people/ways/email${letter ? `?letter=${letter}` : ''}`, session }
}

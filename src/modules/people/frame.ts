import { type Actor, may } from '../../kernel/actor.js'
import type { FrameFor } from '../../platform/web/inside.js'
import type { Notice } from '../../ui/frame.js'
import { sayIn } from '../../ui/say.js'
import { numbersIn } from './duties/numbers.js'
import { isOpen } from './duties/queries.js'
import { DONE as DUTIES_DONE } from './duties/words.js'
import { keyNotices } from './keys/queries.js'
import { doneWithKeys } from './keys/words.js'
import { doneAt, roomsFor } from './mine/around.js'
import { DONE as SET_UP_DONE } from './set-up-words.js'

/** What stands around the pages: the rooms a person can go to, who they are, and the help numbers. */
export const frameOf: FrameFor = async ({ world, actor, language, address }) => {
  const person = actor.kind === 'person' ? await nameOf(world, actor.id) : undefined
  const say = sayIn(language)
  const done = doneIn(address)
  const notices: Notice[] = done ? [{ kind: 'done', text: say(done) }] : [...doneAt(address, say)]
  if (world.organisation.madeUp) notices.push({ kind: 'standing', text: say('example.notice') })
  if (person && !PREPARING.test(address) && !(await isOpen(world))) {
    const link = { href: '/people/duties', text: say('duties.not-open.link') }
    const leads = may(actor, 'people.do-duties') || (await isFounder(world, actor))
    notices.push({ kind: 'standing', text: say('duties.not-open'), ...(leads ? { link } : {}) })
  }
  if (!/^\/set-up([/?]|$)/.test(address)) notices.push(...(await keyNotices(world, language)))
  const local = await numbersIn(world, language)
  return {
    rooms: roomsFor(actor, address),
    notices,
    help: { local },
    ...(person ? { person: { name: person } } : {}),
  }
}

// Pages that are about getting ready say so themselves.
const PREPARING = /^\/(set-up|people\/duties)([/?]|$)/

/** What was just done, where the page that was led to says so. */
function doneIn(address: string) {
  const { pathname, searchParams } = new URL(address, 'http://here')
  const done = searchParams.get('done') ?? ''
  if (pathname.startsWith('/people/duties')) return DUTIES_DONE[done] ?? SET_UP_DONE[done]
  return pathname.startsWith('/set-up') ? SET_UP_DONE[done] : doneWithKeys(pathname, done)
}

async function isFounder({ read, organisation }: Parameters<FrameFor>[0]['world'], actor: Actor) {
  if (actor.kind !== 'person') return false
  const row = await read
    .selectFrom('setup_founder')
    .select('side')
    .where('org_id', '=', organisation.id)
    .where('person_id', '=', actor.id)
    .executeTakeFirst()
  return row !== undefined
}

async function nameOf(world: Parameters<FrameFor>[0]['world'], person: string): Promise<string | undefined> {
  const row = await world.read
    .selectFrom('person')
    .select('name')
    .where('org_id', '=', world.organisation.id)
    .where('id', '=', person)
    .executeTakeFirst()
  return row?.name ?? undefined
}

import { id, isId } from '../../../kernel/id.js'
import type { House } from '../../../platform/room.js'
import { typed } from '../../../platform/web/form.js'
import type { Brief, Quick, Reply, Route, Visit } from '../../../platform/web/route.js'
import { pseudonymIn } from '../voice.js'
import { cardOf } from './card.js'
import { chooseFor } from './choose.js'
import { freeze } from './commands.js'
import { type Live, liveNow } from './live.js'
import { placeOf } from './own.js'
import { type Present, presentAt } from './present.js'
import { noteShown } from './shown.js'
import { isTaking } from './speaking.js'
import { toldOf } from './told.js'
import { type After, ideaIn, takeTurn, turnOf, voteIn } from './turn.js'
import { AllDone } from './views/all-done.js'
import { VotePage } from './views/vote-page.js'
import { type VoterNow, voterHeld, wasShown } from './voters.js'

export const voteRoutes = (house: House): readonly Route[] => [
  ['GET', '/conversations/:id/vote', 'anyone', (visit) => show(house, visit)],
  ['POST', '/conversations/:id/vote', 'anyone', (visit) => vote(house, visit), quickVote(house)],
]

const perspectiveOf = (of: string): Reply => ({ goTo: `/conversations/${of}/perspective` })

async function show(house: House, visit: Visit): Promise<Reply> {
  const at = await presentAt(house, visit)
  if (!('now' in at)) return perspectiveOf(at.here.conversation.id)
  const { live, now } = at
  const { conversation } = live
  const flags = flagsOf((name) => visit.query(name))
  const after = cameFrom(visit)
  const place = placesIn(live, now, flags.again)
  const told = after && toldOf(visit.say, after, place, now.own)
  const about = { visit, at, place, told, after, flags }
  if (!isTaking(conversation.state, visit.world.today())) return done(about, 'closed')
  const asked = ideaIn(visit.query('idea'))
  const goesOn = asked !== undefined || visit.query('more') !== undefined
  if (place.resting && !goesOn) return done(about, 'resting')
  const n = asked !== undefined && live.place.has(asked) ? asked : before(live, now, flags.again)
  const card = n === undefined ? undefined : cardOf(live, now.own, n, visit.say, visit.language)
  if (n === undefined || !card) return done(about, 'all')
  noteOnPage(house, visit.world.organisation.id, live, now, n)
  const next = chooseFor(live, now, [n], flags.again)
  const nextCard = next === undefined ? undefined : cardOf(live, now.own, next, visit.say, visit.language)
  return {
    page: <VotePage {...{ conversation, card, nextCard, place, told, after, ...flags }} own={now.own} />,
  }
}

/** What was on their page and is not answered yet; else what is drawn now. */
function before(live: Live, now: VoterNow, again: boolean): number | undefined {
  const { onPage, own } = now
  const isOpen = onPage !== undefined && live.place.has(onPage) && !own.votes.has(onPage)
  return isOpen && (again || !own.aside.has(onPage)) ? onPage : chooseFor(live, now, [], again)
}

function noteOnPage(
  house: House,
  org: Brief['organisation']['id'],
  live: Live,
  now: VoterNow,
  n: number,
): void {
  wasShown(now, n)
  const shown = { of: live.conversation.id, pseudonym: now.pseudonym, n, drawn: now.drawn.get(n) }
  noteShown(house, org, { ...shown, outcome: 'shown' })
}

type Flags = { readonly again: boolean; readonly to: 'mine' | '' }
const flagsOf = (read: (name: string) => string | undefined): Flags => ({
  again: read('again') === 'yes',
  to: read('to') === 'mine' ? 'mine' : '',
})

const KINDS = ['undone', 'skipped', 'marked', 'unmarked', 'five-used'] as const

/** What was just done, as the address tells it. Nothing hangs on it but what the page says. */
function cameFrom({ query }: Visit): After | undefined {
  const n = ideaIn(query('after'))
  if (n === undefined) return query('did') === 'gone' ? { kind: 'gone' } : undefined
  const did = query('did')
  const vote = voteIn(did)
  if (vote) return { kind: 'saved', n, vote, was: voteIn(query('was')) }
  const kind = KINDS.find((one) => one === did)
  return kind && { kind, n }
}

const placesIn = ({ ideas, conversation }: Live, { own }: VoterNow, again: boolean) =>
  placeOf(
    ideas.map(({ n }) => n),
    own,
    conversation.minutes,
    again,
  )

type About = {
  readonly visit: Visit
  readonly at: Present
  readonly place: ReturnType<typeof placeOf>
  readonly told: ReturnType<typeof toldOf> | undefined
  readonly after: After | undefined
  readonly flags: Flags
}

function done({ visit, at, place, told, after }: About, why: 'all' | 'resting' | 'closed'): Reply {
  const isGuest = visit.actor.kind !== 'person'
  return { page: <AllDone {...{ conversation: at.live.conversation, why, place, told, after, isGuest }} /> }
}

async function vote(house: House, visit: Visit): Promise<Reply> {
  const at = await presentAt(house, visit)
  if (!('now' in at)) return perspectiveOf(at.here.conversation.id)
  const turn = turnOf(visit.form)
  const { live, now, voter, pseudonym } = at
  const { organisation } = visit.world
  if (!turn) return { goTo: `/conversations/${live.conversation.id}/vote` }
  const isAnswer = turn.act === 'vote' || turn.act === 'mark'
  if (isAnswer && !voter.frozen && isTaking(live.conversation.state, visit.world.today()))
    await freeze(house, organisation, live.conversation.id, pseudonym)
  const after = await takeTurn({ house, organisation, today: visit.world.today() }, live, now, turn)
  return answer(house, { ...visit, organisation }, live, now, after)
}

/** The way of nearly every answer: all that must be known of the conversation and the voter is held by this process. */
const quickVote =
  (house: House): Quick =>
  async (brief) => {
    const { organisation, person, voice, form } = brief
    const speaker = person ?? voice
    const of = brief.param('id')
    if (speaker === undefined || !isId(of)) return undefined
    const at = { organisation, of: id<'Conversation'>(of) }
    const live = liveNow(house, at)
    const turn = turnOf(form)
    if (!live || !turn || turn.act === 'mark') return undefined
    const pseudonym = await pseudonymIn(house, brief, live.conversation.box, speaker)
    const now = await voterHeld(house, organisation.id, at.of, pseudonym, ideaIn(typed(form, 'seen')) ?? -1)
    if (!now?.frozen) return undefined
    const after = await takeTurn({ house, organisation, today: brief.today() }, live, now, turn)
    return answer(house, brief, live, now, after)
  }

type Told = Pick<Brief, 'organisation' | 'say' | 'language' | 'form'>

/** Back to the page; or, to the script, what to put on it. */
function answer(house: House, brief: Told, live: Live, now: VoterNow, after: After) {
  const { say, language, form, organisation } = brief
  const flags = flagsOf((name) => typed(form, name))
  const at = `/conversations/${live.conversation.id}`
  if (typed(form, 'script') !== 'yes') return { goTo: addressAfter(at, after, flags) }

  const have = ideaIn(typed(form, 'have'))
  const place = placesIn(live, now, flags.again)
  const told = toldOf(say, after, place, now.own)
  const isThere = have !== undefined && live.place.has(have)
  if (after.kind === 'closed' || after.kind === 'gone' || (place.resting && after.kind === 'saved'))
    return { data: { goTo: addressAfter(at, after, flags) } }
  if (isThere) noteOnPage(house, organisation.id, live, now, have)
  const next = chooseFor(live, now, isThere ? [have] : [], flags.again)
  const card = next === undefined ? undefined : cardOf(live, now.own, next, say, language)
  if (!isThere && !card) return { data: { goTo: addressAfter(at, after, flags) } }
  const progress = say('take.progress', { left: place.left })
  return {
    data: {
      ...{ said: told.whole, short: told.short, undo: told.canUndo, next: card ?? null },
      ...{ progress, done: place.answered, of: place.of, seen: now.own.votes.size },
      was: after.kind === 'saved' ? (after.was ?? '') : '',
      marked: after.kind === 'marked',
    },
  }
}

function addressAfter(at: string, after: After, { again, to }: Flags): string {
  if (after.kind === 'closed') return `${at}/vote`
  if (after.kind === 'gone') return `${at}/vote?did=gone`
  if (after.kind === 'back') return `${at}/vote?idea=${after.n}`
  const saved = after.kind === 'saved'
  if (to === 'mine' && (saved || after.kind === 'undone')) return `${at}/mine?changed=${after.n}`
  const stays = after.kind === 'marked' || after.kind === 'unmarked' || after.kind === 'five-used'
  const query = new URLSearchParams({
    ...(stays || after.kind === 'undone' ? { idea: `${after.n}` } : {}),
    ...{ after: `${after.n}`, did: saved ? after.vote : after.kind },
    ...(saved && after.was ? { was: after.was } : {}),
    ...(again ? { again: 'yes' } : {}),
    ...(to ? { to } : {}),
  })
  return `${at}/vote?${query}`
}

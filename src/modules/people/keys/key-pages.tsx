import { SIDES, type Side } from '../../../kernel/actor.js'
import { found } from '../../../kernel/found.js'
import { id } from '../../../kernel/id.js'
import type { Visit } from '../../../platform/web/route.js'
import type { Errors } from '../../../ui/frame.js'
import {
  accept,
  call,
  callersNeeded,
  decline,
  found as foundRule,
  name,
  support,
  withdraw,
} from './choice.js'
import { written } from './day-words.js'
import { tally } from './deciding.js'
import { answerBy, ask, goAway, held, standDown } from './holding.js'
import {
  type At,
  type Choice,
  choiceOf,
  type Holds,
  type Keys,
  keyOf,
  other,
  plusDays,
  type Somebody,
  whyNot,
} from './key.js'
import { namesOf } from './queries.js'
import { keysOf, peopleOf, somebody } from './state.js'
import { ChoiceOver, ChoicePage } from './views/choice.js'
import { type Can, KeysPage, type SideShown } from './views/keys.js'
import { OfferKey } from './views/offer.js'

// A rule is asked what it would say; what it would make is thrown away.
const wouldBe = (today: At['today']): At => ({ today, fresh: () => '00000000-0000-4000-8000-000000000000' })

async function load({ world, actor }: Visit) {
  const who = found(actor.kind === 'person' ? await somebody(world.read, world, actor.id) : undefined)
  return { who, s: await keysOf(world.read, world), today: world.today() }
}

const mentioned = (s: Keys) => [
  ...s.keys.map(({ person }) => person),
  ...s.choices.flatMap(({ candidates }) => candidates.map(({ person }) => person)),
]

export async function showKeys(visit: Visit, errors: Errors = {}) {
  const { who, s, today } = await load(visit)
  const names = await namesOf(visit.world.read, visit.world, mentioned(s))
  // The buttons ask the same rules that guard the writes, so the two cannot disagree.
  const begin = SIDES.some((side) => foundRule(s, { ...who, side }, side, wouldBe(today)).ok)
  const shown = SIDES.map((side) => sideShown(visit, s, who, side))
  // Whoever can take the first key is not also asked to call a choice.
  const sides = begin ? shown.map((side) => ({ ...side, can: {} })) : shown
  return <KeysPage {...{ sides, names, begin, both: who.side === 'both', errors }} />
}

function sideShown({ world, language }: Visit, s: Keys, who: Somebody, side: Side): SideShown {
  const today = world.today()
  const key = keyOf(s, side)
  const by = key && answerBy(key)
  return {
    side,
    held: held(s, side, today),
    deputy: keyOf(s, side, 'deputy'),
    choice: choiceOf(s, side),
    deputyChoice: choiceOf(s, side, 'deputy'),
    actsUntil: key ? written(plusDays(key.termEndsOn, 30), language) : '',
    answerBy: by && by < '9999' ? written(by, language) : undefined,
    can: canDo(s, who, side, wouldBe(today)),
  }
}

function canDo(s: Keys, who: Somebody, side: Side, at: At): Can {
  const key = keyOf(s, side)
  const own = key?.person === who.id
  const nobody: Somebody = { id: id<'Person'>(at.fresh()), side: 'none' }
  return {
    call: callable(s, who, side, at),
    ask: ask(s, who, side, at).ok,
    here: own && answerBy(key) < '9999',
    away: own && goAway(s, who, at).ok,
    end: (own || keyOf(s, side, 'deputy')?.person === who.id) && standDown(s, who, at).ok,
    offerDeputy: own && name(s, who, nobody, 'deputy', at).ok,
    offerFacilitator: !key && name(s, who, { ...nobody, side }, 'facilitator', at).ok && !own,
  }
}

function callable(s: Keys, who: Somebody, side: Side, at: At): Can['call'] {
  if (who.side !== side || keyOf(s, side)?.person === who.id || choiceOf(s, side)?.openedOn) return undefined
  const have = choiceOf(s, side)?.callers.length ?? 0
  return { need: callersNeeded(s, side, at.today), have, able: call(s, who, side, at).ok }
}

export async function showOffer(visit: Visit, holds: Holds, errors: Errors = {}, value = '') {
  const { who, s, today } = await load(visit)
  const everybody = await peopleOf(visit.world.read, visit.world)
  const people = everybody.filter(
    (whom) => name(s, who, whom, holds, wouldBe(today)).ok && isOfSide(s, who, whom, holds),
  )
  return <OfferKey {...{ holds, people, value, errors }} />
}

function isOfSide(s: Keys, who: Somebody, whom: Somebody, holds: Holds): boolean {
  const mine = s.keys.find(({ person, ended }) => person === who.id && !ended)?.side ?? who.side
  if (mine === 'both' || mine === 'none') return false
  const side = holds === 'deputy' ? mine : other(mine)
  // Whoever is of both sides can still choose; whoever has said nothing yet cannot be known to be of it.
  return whom.side === side || whom.side === 'both'
}

export async function showChoice(visit: Visit, of: Choice['id'], errors: Errors = {}) {
  const { who, s, today } = await load(visit)
  const choice = s.choices.find(({ id }) => id === of)
  if (!choice) {
    found(await wasThere(visit, of))
    return <ChoiceOver />
  }
  const at = wouldBe(today)
  const everybody =
    choice.holds === 'facilitator' && choice.openedOn ? await peopleOf(visit.world.read, visit.world) : []
  const forward = everybody.filter(
    (whom) =>
      !whyNot(s, whom, choice.side, 'facilitator') &&
      !choice.candidates.some(({ person, declinedOn }) => person === whom.id && !declinedOn),
  )
  const holder = keyOf(s, choice.side, choice.holds)?.person
  return (
    <ChoicePage
      {...{ choice, holder, forward, errors }}
      tallies={tally(s, choice, today)}
      names={await namesOf(visit.world.read, visit.world, mentioned(s))}
      mine={mineIn(choice, who)}
      can={{
        accept: accept(s, who, of, at).ok,
        decline: decline(s, who, of, at).ok,
        speak: support(s, who, of, null, at).ok,
        withdraw: withdraw(s, who, of).ok,
      }}
    />
  )
}

function mineIn({ voices }: Choice, who: Somebody): string | undefined {
  const mine = voices.find(({ person }) => person === who.id)
  return mine && (mine.supports ?? 'none')
}

const wasThere = ({ world }: Visit, of: Choice['id']) =>
  world.read
    .selectFrom('people_choice')
    .select('id')
    .where('org_id', '=', world.organisation.id)
    .where('id', '=', of)
    .executeTakeFirst()

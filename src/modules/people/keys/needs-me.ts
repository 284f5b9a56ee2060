import type { Need } from '../../../platform/room.js'
import type { Visit } from '../../../platform/web/route.js'
import { holderOf } from './at-page.js'
import { support } from './choice.js'
import { standing } from './deciding.js'
import { answerAppeal, say as sayRule } from './hold.js'
import { deciderOf, type HoldPlug } from './hold-commands.js'
import { holdsOf } from './hold-queries.js'
import { answerBy } from './holding.js'
import { type At, type Keys, keyHeldBy, type Somebody } from './key.js'
import { confirm } from './proposal.js'
import { proposalsOf } from './proposal-queries.js'
import { keysOf, somebody } from './state.js'

type Looking = Pick<Visit, 'world' | 'actor' | 'say'>

/** What of keys, proposals and holds waits for whoever looks: each is something the rules would let them do now. */
export async function keysNeedMe(
  visit: Looking,
  plug: Pick<HoldPlug, 'isSafetyContact'>,
): Promise<readonly Need[]> {
  const { world, say } = visit
  const actor = await holderOf(visit)
  const who = actor.kind === 'person' ? await somebody(world.read, world, actor.id) : undefined
  if (!who) return []
  const s = await keysOf(world.read, world)
  const needs = [...ownKey(s, who, say), ...choices(s, who, { today: world.today(), fresh: () => '' }, say)]
  const { open } = await proposalsOf(world.read, world, actor)
  for (const proposal of open)
    if (confirm(proposal, actor, { secondFactor: true }, world.now()).ok)
      needs.push({ text: say('need.proposal'), href: `/people/proposals/${proposal.id}` })
  const decider = await deciderOf(world.read, world, actor, plug)
  for (const hold of decider ? await holdsOf(world.read, world, actor) : []) {
    const spoke = hold.said.some(({ person }) => person === who.id)
    const decides = !spoke && sayRule(hold, decider, 'keep', world.now()).ok
    const judges = answerAppeal(hold, decider, 'keep', world.now()).ok
    if (decides || judges)
      needs.push({ text: say(judges ? 'need.appeal' : 'need.hold'), href: `/people/holds/${hold.id}` })
  }
  return needs
}

function ownKey(s: Keys, who: Somebody, say: Visit['say']): Need[] {
  const key = keyHeldBy(s, who.id)
  const asked = key?.askedOn && answerBy(key) < '9999'
  return asked ? [{ text: say('need.are-you-there'), href: '/people/keys' }] : []
}

function choices(s: Keys, who: Somebody, at: At, say: Visit['say']): Need[] {
  return s.choices.flatMap((choice) => {
    const href = `/people/keys/choices/${choice.id}`
    const mine = choice.candidates.find(({ person }) => person === who.id)
    if (mine && !mine.acceptedOn && !mine.declinedOn) return [{ text: say('need.key-offered'), href }]
    const spoke = choice.voices.some(({ person }) => person === who.id) || mine?.acceptedOn
    const speaks = !spoke && standing(choice).length > 0 && support(s, who, choice.id, null, at).ok
    return speaks ? [{ text: say('need.choice'), href }] : []
  })
}

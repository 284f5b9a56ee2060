import { Type } from '@sinclair/typebox'
import { SIDES, type Side } from '../../../kernel/actor.js'
import type { Decision } from '../../../kernel/decision.js'
import { found } from '../../../kernel/found.js'
import type { Id } from '../../../kernel/id.js'
import { idAt } from '../../../platform/web/at.js'
import { fieldsIn } from '../../../platform/web/fields.js'
import { fill } from '../../../platform/web/fill.js'
import { typed } from '../../../platform/web/form.js'
import type { Handle, Reply, Route, Visit } from '../../../platform/web/route.js'
import type { Errors } from '../../../ui/frame.js'
import { personIn, proven } from './at-page.js'
import {
  acceptKey,
  answerAsk,
  askHolder,
  callChoice,
  chooseSide,
  declineKey,
  foundKey,
  giveBack,
  giveVoice,
  handOver,
  offerKey,
  putForward,
  withdrawOffer,
} from './commands.js'
import type { Refusal } from './holding.js'
import type { Choice, Holds, Keys } from './key.js'
import { showChoice, showKeys, showOffer } from './key-pages.js'
import type { KeyPlug } from './plug.js'
import { type JustDone, KEY_WORDS } from './words.js'

type Tried = Promise<Decision<unknown, Refusal | 'side-is-fixed'>>

/** The pages of who holds which key, and how a key comes to somebody. */
export const keyRoutes = (plug: KeyPlug): readonly Route[] => [
  ['GET', '/people/keys', 'signed-in', async (visit) => ({ page: await showKeys(visit) })],
  ['POST', '/people/keys/founding', 'signed-in', sided('founded', foundKey)],
  ['POST', '/people/keys/side', 'signed-in', sided('side', chooseSide)],
  [
    'POST',
    '/people/keys/here',
    'signed-in',
    (visit) => onKeys(visit, 'here', answerAsk(visit.world, visit.actor)),
  ],
  [
    'POST',
    '/people/keys/away',
    'signed-in',
    proven(
      plug,
      () => '/people/keys',
      (visit) => onKeys(visit, 'away', handOver(visit.world, visit.actor)),
    ),
  ],
  [
    'POST',
    '/people/keys/end',
    'signed-in',
    (visit) => onKeys(visit, 'ended', giveBack(visit.world, visit.actor)),
  ],
  [
    'POST',
    '/people/keys/:side/choice',
    'signed-in',
    (visit) => onKeys(visit, 'called', callChoice(visit.world, visit.actor, sideAt(visit))),
  ],
  [
    'POST',
    '/people/keys/:side/question',
    'signed-in',
    (visit) => onKeys(visit, 'asked', askHolder(visit.world, visit.actor, sideAt(visit))),
  ],
  [
    'GET',
    '/people/keys/offer/:holds',
    'signed-in',
    async (visit) => ({ page: await showOffer(visit, holdsAt(visit)) }),
  ],
  [
    'POST',
    '/people/keys/offer/:holds',
    'signed-in',
    proven(plug, (visit) => `/people/keys/offer/${holdsAt(visit)}`, offer),
  ],
  [
    'GET',
    '/people/keys/choices/:id',
    'signed-in',
    async (visit) => ({ page: await showChoice(visit, choiceAt(visit)) }),
  ],
  [
    'POST',
    '/people/keys/choices/:id/acceptance',
    'signed-in',
    (visit) => onChoice(visit, 'accepted', acceptKey(visit.world, visit.actor, choiceAt(visit))),
  ],
  [
    'POST',
    '/people/keys/choices/:id/refusal',
    'signed-in',
    (visit) => onChoice(visit, 'declined', declineKey(visit.world, visit.actor, choiceAt(visit))),
  ],
  [
    'POST',
    '/people/keys/choices/:id/withdrawal',
    'signed-in',
    (visit) => onChoice(visit, 'offer-withdrawn', withdrawOffer(visit.world, visit.actor, choiceAt(visit))),
  ],
  ['POST', '/people/keys/choices/:id/voice', 'signed-in', voice],
  ['POST', '/people/keys/choices/:id/candidates', 'signed-in', forward],
]

const sideAt = (visit: Visit): Side => found(SIDES.find((side) => side === visit.param('side')))
const HOLDS: readonly Holds[] = ['facilitator', 'deputy']
const holdsAt = (visit: Visit): Holds => found(HOLDS.find((one) => one === visit.param('holds')))
const choiceAt = (visit: Visit): Choice['id'] => idAt(visit, 'id')

async function onKeys(visit: Visit, done: JustDone, tried: Tried): Promise<Reply> {
  const answer = await tried
  if (answer.ok) return { goTo: `/people/keys?done=${done}` }
  return { page: await showKeys(visit, { main: visit.say(KEY_WORDS[answer.no]) }), status: 422 }
}

/** Back to the choice while it is open; once the key has passed, to who holds it. */
async function onChoice(
  visit: Visit,
  done: JustDone,
  tried: Promise<Decision<Keys, Refusal>>,
): Promise<Reply> {
  const of = choiceAt(visit)
  const answer = await tried
  if (!answer.ok)
    return { page: await showChoice(visit, of, { main: visit.say(KEY_WORDS[answer.no]) }), status: 422 }
  const open = answer.next.choices.some(({ id, ended }) => id === of && !ended)
  return { goTo: open ? `/people/keys/choices/${of}?done=${done}` : `/people/keys?done=${done}` }
}

type Command = (world: Visit['world'], actor: Visit['actor'], side: Side) => Tried

function sided(done: JustDone, command: Command): Handle {
  return async (visit) => {
    const { choice } = fieldsIn(visit.say)
    const filled = fill(Type.Object({ side: choice(visit.say('keys.choose-side'), SIDES) }), visit.form)
    if (!filled.ok) return { page: await showKeys(visit, filled.errors), status: 422 }
    return onKeys(visit, done, command(visit.world, visit.actor, filled.value.side))
  }
}

async function offer(visit: Visit): Promise<Reply> {
  const holds = holdsAt(visit)
  const value = typed(visit.form, 'person')
  const again = async (errors: Errors): Promise<Reply> => ({
    page: await showOffer(visit, holds, errors, value),
    status: 422,
  })
  const person = personIn(value)
  if (!person) return again({ person: visit.say('keys.offer.choose') })
  const answer = await offerKey(visit.world, visit.actor, person, holds)
  return answer.ok
    ? { goTo: '/people/keys?done=offered' }
    : again({ person: visit.say(KEY_WORDS[answer.no]) })
}

async function voice(visit: Visit): Promise<Reply> {
  const raw = typed(visit.form, 'supports')
  const supports: Id<'Person'> | null | undefined = raw === 'none' ? null : personIn(raw)
  if (supports === undefined)
    return {
      page: await showChoice(visit, choiceAt(visit), { supports: visit.say('choice.voice.choose') }),
      status: 422,
    }
  return onChoice(visit, 'voice', giveVoice(visit.world, visit.actor, choiceAt(visit), supports))
}

async function forward(visit: Visit): Promise<Reply> {
  const person = personIn(typed(visit.form, 'person'))
  if (!person)
    return {
      page: await showChoice(visit, choiceAt(visit), { person: visit.say('keys.offer.choose') }),
      status: 422,
    }
  const side = await sideOf(visit)
  return onChoice(visit, 'forward', putForward(visit.world, visit.actor, person, side))
}

async function sideOf({ world, ...visit }: Visit): Promise<Side> {
  const row = await world.read
    .selectFrom('people_choice')
    .select('side')
    .where('org_id', '=', world.organisation.id)
    .where('id', '=', idAt({ world, ...visit }, 'id'))
    .where('holds', '=', 'facilitator')
    .$castTo<{ side: Side }>()
    .executeTakeFirst()
  return found(row).side
}

import { Type } from '@sinclair/typebox'
import type { Actor } from '../../../kernel/actor.js'
import { dayIn } from '../../../kernel/day.js'
import type { Decision } from '../../../kernel/decision.js'
import { found } from '../../../kernel/found.js'
import type { Id } from '../../../kernel/id.js'
import { idAt } from '../../../platform/web/at.js'
import { type Field, fieldsIn } from '../../../platform/web/fields.js'
import { fill } from '../../../platform/web/fill.js'
import { typed } from '../../../platform/web/form.js'
import type { Reply, Route, Visit } from '../../../platform/web/route.js'
import type { Errors } from '../../../ui/frame.js'
import { memberAt, proven, seen } from './at-page.js'
import { written } from './day-words.js'
import { ANSWER_DAYS, plusDays } from './key.js'
import { type Ask, idIn, type Kind, kindAt, kindFor } from './kinds.js'
import type { KeyPlug } from './plug.js'
import { isFacilitator, lapsesOn, type Proposal } from './proposal.js'
import {
  confirmChange,
  mayAnswer,
  type ProposalNo,
  proposeChange,
  refuseChange,
  withdrawChange,
} from './proposal-commands.js'
import { findProposal, proposalsOf, wordsBeside } from './proposal-queries.js'
import { namesOf } from './queries.js'
import { ProposalPage } from './views/proposal.js'
import { type ProposalShown, ProposalsPage } from './views/proposals.js'
import { ProposePage, ProposeWhat } from './views/propose.js'
import { type JustDone, PROPOSAL_WORDS } from './words.js'

// Whoever has come past `proven` has shown a second proof.
const PROVEN = { secondFactor: true }

/** Two people must agree: the list for everybody, the form for facilitators, the answer for the other side's. */
export const proposalRoutes = (plug: KeyPlug): readonly Route[] => [
  ['GET', '/people/proposals', 'signed-in', async (visit) => ({ page: await list(visit, plug) })],
  ['GET', '/people/proposals/new', 'signed-in', async (visit) => ({ page: await chooseKind(visit, plug) })],
  [
    'GET',
    '/people/proposals/new/:kind',
    'signed-in',
    proven(plug, formOf, async (visit) => ({ page: await askFor(visit, plug) })),
  ],
  ['POST', '/people/proposals/new/:kind', 'signed-in', proven(plug, formOf, (visit) => propose(visit, plug))],
  ['GET', '/people/proposals/:id', 'signed-in', async (visit) => ({ page: await show(visit, plug) })],
  [
    'POST',
    '/people/proposals/:id/confirmation',
    'signed-in',
    proven(plug, pageOf, (visit) =>
      answered(
        visit,
        plug,
        'confirmed',
        confirmChange(visit.world, visit.actor, idOf(visit), plug.kinds, PROVEN),
      ),
    ),
  ],
  [
    'POST',
    '/people/proposals/:id/refusal',
    'signed-in',
    proven(plug, pageOf, (visit) => refusal(visit, plug)),
  ],
  [
    'POST',
    '/people/proposals/:id/withdrawal',
    'signed-in',
    (visit) => answered(visit, plug, 'withdrawn', withdrawChange(visit.world, visit.actor, idOf(visit))),
  ],
]

const idOf = (visit: Visit): Id<'Proposal'> => idAt(visit, 'id')
const pageOf = (visit: Visit) => `/people/proposals/${idOf(visit)}`
const formOf = (visit: Visit) =>
  `/people/proposals/new/${encodeURIComponent(visit.param('kind'))}?${new URLSearchParams({ about: aboutAt(visit) })}`
const aboutAt = (visit: Visit) => typed(visit.form, 'about') || (visit.query('about') ?? '')
const kindOf = (visit: Visit, { kinds }: KeyPlug) => found(kindAt(kinds, visit.param('kind'), aboutAt(visit)))

async function list(visit: Visit, plug: KeyPlug) {
  const actor = await memberAt(visit)
  const { open, others } = await proposalsOf(visit.world.read, visit.world, actor)
  const shown = async (those: readonly Proposal[]) => {
    const list: ProposalShown[] = []
    for (const proposal of those) list.push(await shownAs(visit, plug, proposal))
    return list
  }
  return (
    <ProposalsPage
      open={await shown(open)}
      others={await shown(others)}
      canPropose={isFacilitator(actor, 'people.propose')}
    />
  )
}

async function shownAs(visit: Visit, plug: KeyPlug, proposal: Proposal): Promise<ProposalShown> {
  const kind = kindFor(plug.kinds, proposal)
  return { proposal, kind, thing: await kind?.shown(seen(visit), proposal) }
}

async function chooseKind(visit: Visit, { kinds }: KeyPlug) {
  await facilitatorAt(visit)
  return <ProposeWhat kinds={kinds.filter(({ things, asks }) => things || asks)} />
}

/** For whoever holds no key there is no form. */
async function facilitatorAt(visit: Visit): Promise<Actor> {
  const actor = await memberAt(visit)
  return found(isFacilitator(actor, 'people.propose') ? actor : undefined)
}

async function askFor(visit: Visit, plug: KeyPlug, errors: Errors = {}) {
  await facilitatorAt(visit)
  const kind = kindOf(visit, plug)
  const things = (await kind.things?.(seen(visit))) ?? []
  const about = aboutAt(visit)
  // What this room cannot list began beside the thing itself.
  const thing =
    kind.things || kind.asks ? undefined : found(await kind.shown(seen(visit), { about, draft: {} }))
  return (
    <ProposePage
      {...{ kind, things, form: visit.form, errors }}
      thing={thing && { about, text: thing.text }}
    />
  )
}

async function propose(visit: Visit, plug: KeyPlug): Promise<Reply> {
  const { world, actor, say, form } = visit
  const kind = kindOf(visit, plug)
  const again = async (errors: Errors): Promise<Reply> => ({
    page: await askFor(visit, plug, errors),
    status: 422,
  })
  const things = (await kind.things?.(seen(visit))) ?? []
  const filled = fill(wishOf(visit, kind, things), form)
  if (!filled.ok) return again(filled.errors)
  const about = await aboutIn(visit, kind)
  if (!about) return again({ about: say('proposals.ask.thing.choose') })
  const { reason, why, ...said } = filled.value
  const wish = { about, ...partedBy(kind, textsOf(said)), reason, why }
  const answer = await proposeChange(world, actor, kind, wish, PROVEN)
  if (!answer.ok) return again({ main: say(PROPOSAL_WORDS[answer.no]) })
  return { goTo: `/people/proposals/${answer.next.id}?done=proposed` }
}

type Things = readonly { readonly about: string }[]

function wishOf({ say }: Visit, { asks = [], reasonKinds }: Kind, things: Things) {
  const { text, choice, maybeText, email } = fieldsIn(say)
  const field = ({ label, most, choices, isThing, isApart }: Ask): Field<string> => {
    if (isThing) return choice(say('proposals.ask.thing.choose'), things.map(idIn))
    if (isApart) return email(`${say('proposals.ask.fill')}: ${say(label)}`)
    return choices
      ? choice(
          say(label),
          choices.map(({ value }) => value),
        )
      : text({ ask: `${say('proposals.ask.fill')}: ${say(label)}`, most })
  }
  return Type.Object({
    ...Object.fromEntries(asks.map((ask) => [ask.name, field(ask)])),
    reason: choice(say('proposals.ask.reason.choose'), reasonKinds),
    why: maybeText({ most: 500, lines: true }),
  })
}

const textsOf = (draft: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(draft).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  )

/** What stands in the proposal for everybody, and what only for those who decide. */
function partedBy({ asks = [] }: Kind, said: Readonly<Record<string, string>>) {
  const isApart = (name: string) => asks.some((ask) => ask.isApart && ask.name === name)
  const those = (apart: boolean) =>
    Object.fromEntries(Object.entries(said).filter(([name]) => isApart(name) === apart))
  return asks.some((ask) => ask.isApart) ? { draft: those(false), apart: those(true) } : { draft: said }
}

/** What it is about: one of those on the list, the thing it began beside, or the organisation itself. */
async function aboutIn(visit: Visit, { things, asks, shown }: Kind): Promise<string | undefined> {
  const about = typed(visit.form, 'about')
  if (things) return (await things(seen(visit))).find((one) => one.about === about)?.about
  if (asks) return `organisation:${visit.world.organisation.id}`
  return (await shown(seen(visit), { about, draft: {} })) && about
}

async function show(visit: Visit, plug: KeyPlug, errors: Errors = {}) {
  const { world, language, say } = visit
  const actor = await memberAt(visit)
  const proposal = found(await findProposal(world.read, world, actor, idOf(visit)))
  const may = mayAnswer(proposal, actor, PROVEN, world)
  const words = await wordsBeside(world.read, world, `proposal:${proposal.id}`)
  const answeredOn = proposal.answeredAt && dayIn(world.organisation.zone, proposal.answeredAt)
  const people = [proposal.by, ...(proposal.answeredBy ? [proposal.answeredBy] : [])]
  const explains = !may.confirm.ok && proposal.state === 'open' && isFacilitator(actor, 'people.decide')
  return (
    <ProposalPage
      {...(await shownAs(visit, plug, proposal))}
      names={await namesOf(world.read, world, people)}
      words={words.map(({ said }) => said)}
      // Not before the second proof: an address is nobody else's business.
      apart={isFacilitator(visit.actor, 'people.decide') ? Object.values(proposal.apart ?? {}) : []}
      days={{
        passes: written(plusDays(proposal.on, ANSWER_DAYS), language),
        lapses: written(lapsesOn(proposal), language),
        answered: answeredOn ? written(answeredOn, language) : '',
      }}
      can={{ answer: may.confirm.ok, withdraw: may.withdraw }}
      whyNot={explains && !may.confirm.ok ? say(PROPOSAL_WORDS[may.confirm.no]) : undefined}
      form={visit.form}
      errors={errors}
    />
  )
}

async function refusal(visit: Visit, plug: KeyPlug): Promise<Reply> {
  const { maybeText } = fieldsIn(visit.say)
  const filled = fill(Type.Object({ why: maybeText({ most: 500, lines: true }) }), visit.form)
  if (!filled.ok) return { page: await show(visit, plug, filled.errors), status: 422 }
  const tried = refuseChange(visit.world, visit.actor, idOf(visit), filled.value.why, PROVEN)
  return answered(visit, plug, 'refused', tried)
}

async function answered(
  visit: Visit,
  plug: KeyPlug,
  done: JustDone,
  tried: Promise<Decision<Proposal, ProposalNo>>,
): Promise<Reply> {
  const answer = await tried
  if (answer.ok)
    return { goTo: `/people/proposals/${answer.next.id}?done=${done}`, organisationChanged: true }
  return { page: await show(visit, plug, { main: visit.say(PROPOSAL_WORDS[answer.no]) }), status: 422 }
}

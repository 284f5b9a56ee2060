import type { Actor } from '../../../kernel/actor.js'
import type { Day } from '../../../kernel/day.js'
import { type Decision, no, yes } from '../../../kernel/decision.js'
import { found } from '../../../kernel/found.js'
import { type Id, id } from '../../../kernel/id.js'
import type { Around } from '../../../platform/archive/erase.js'
import type { Tx } from '../../../platform/db/scope.js'
import type { World } from '../../../platform/world.js'
import { type Conversation, keeps } from '../conversation.js'
import type { Idea } from '../idea.js'
import type { Here } from '../voice.js'
import type { AddRefusal } from './adding.js'
import { detailsIn } from './checks/details.js'
import { aboutIdea, heldIn } from './held.js'
import { ideaOf, namesFor } from './queries.js'
import { type Due, placeOf, type WordingKind } from './wording.js'

export type Offer = { readonly kind: WordingKind; readonly language: string; readonly text: string }

/** Whoever is a member offers other words for an idea that is shown, under their own name. */
export function offerWords(
  c: Pick<Conversation, 'id' | 'group'>,
  actor: Actor,
  idea: Idea,
  offer: Offer,
  { isShown, hasDetails }: { readonly isShown: boolean; readonly hasDetails: boolean },
): Decision<Id<'Person'>, AddRefusal> {
  if (actor.kind !== 'person') return no('not-here')
  if (!isShown) return no('not-shown')
  if (hasDetails) return no('personal-details')
  const { kind, language, text } = offer
  // What is in its own language already is not put into it.
  if (kind === 'translation' && language === idea.language) return no('same-language')
  return yes(actor.id, {
    ...{ name: 'conversations.idea-worded', about: aboutIdea(c.id, idea.n), group: c.group },
    ...{ facts: { kind, language }, words: { text }, wordsOf: actor.id },
  })
}

/** Keeps other words for an idea. They stand in the place of earlier ones of the same kind; the record keeps those. */
export function keepWords(world: World, { conversation, looking }: Here, n: number, offer: Offer) {
  const org_id = world.organisation.id
  return world.act(looking.actor, async (tx) => {
    const idea = found(await ideaOf(tx, world, conversation.id, n))
    const isShown = placeOf(idea, await heldIn(tx, world, conversation)).kind === 'shown'
    const hasDetails = detailsIn(offer.text, await namesFor(tx, world, looking)).length > 0
    const answer = offerWords(conversation, looking.actor, idea, offer, { isShown, hasDetails })
    if (!answer.ok) return answer
    const made = { text: offer.text, made_by: answer.next, made_on: world.today() }
    const { kind, language } = offer
    await tx
      .insertInto('conversation_idea_wording')
      .values({ org_id, conversation_id: conversation.id, n, kind, language, ...made })
      .onConflict((there) =>
        there.columns(['org_id', 'conversation_id', 'n', 'kind', 'language']).doUpdateSet(made),
      )
      .execute()
    return answer
  })
}

/** Says who makes the words that are missing, and by when. */
export function promise(c: Conversation, actor: Actor, due: Due, today: Day) {
  if (!keeps(c, actor)) return no<'not-allowed' | 'past-day'>('not-allowed')
  if (due.on < today) return no<'not-allowed' | 'past-day'>('past-day')
  const facts = { kind: due.kind, language: due.language, due: due.on }
  return yes(due, {
    ...{ name: 'conversations.wording-promised', about: `conversation:${c.id}`, group: c.group, facts },
  })
}

export function keepPromise(world: World, { conversation, looking }: Here, due: Due) {
  return world.act(looking.actor, async (tx) => {
    const answer = promise(conversation, looking.actor, due, world.today())
    if (!answer.ok) return answer
    const { kind, language, who, on } = due
    await tx
      .insertInto('conversation_wording_due')
      .values({
        ...{ org_id: world.organisation.id, conversation_id: conversation.id },
        ...{ kind, language, who, due_on: on },
      })
      .onConflict((there) =>
        there.columns(['org_id', 'conversation_id', 'kind', 'language']).doUpdateSet({ who, due_on: on }),
      )
      .execute()
    return answer
  })
}

/** The words are gone or others now: so are all that were made of them, in the record too. */
export async function forgetWordings(
  tx: Tx,
  { organisation }: Pick<Around, 'organisation'>,
  of: Id<'Conversation'>,
  numbers: readonly number[],
): Promise<void> {
  if (!numbers.length) return
  const org = organisation.id
  await tx
    .deleteFrom('conversation_idea_wording')
    .where('org_id', '=', org)
    .where('conversation_id', '=', of)
    .where('n', 'in', [...numbers])
    .execute()
  const abouts = numbers.map((n) => aboutIdea(id<'Conversation'>(of), n))
  await tx
    .deleteFrom('event_word')
    .where('org_id', '=', org)
    .where('event_id', 'in', (event) =>
      event.selectFrom('event').select('id').where('org_id', '=', org).where('about', 'in', abouts),
    )
    .execute()
}

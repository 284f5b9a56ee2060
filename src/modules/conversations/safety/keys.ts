import type { Id } from '../../../kernel/id.js'
import type { Around } from '../../../platform/archive/erase.js'
import type { Reader, Tx } from '../../../platform/db/scope.js'
import { type Holdable, hiding, type Kind, reasoned } from '../../people/index.js'
import { HIDDEN_WHY, type HiddenWhy } from '../idea.js'
import { ideaIn } from './held.js'
import { tellAuthor, threadOf } from './message-commands.js'
import { ideaOf } from './queries.js'

type Org = Pick<Around, 'organisation'>
type Seen = Parameters<Kind['shown']>[0]

async function ideaAbout(read: Reader, org: Org, about: string) {
  const at = ideaIn(about)
  const idea = at && (await ideaOf(read, org, at.of, at.n))
  return idea && { ...at, idea, href: `/conversations/${at.of}/ideas/${at.n}` }
}

/** What everybody reads on the list of proposals: which idea, and never what it says. */
async function named({ read, around, say }: Seen, about: string) {
  const at = await ideaAbout(read, around, about)
  return at && { text: say('safety.idea.title', { n: at.n + 1 }), href: at.href }
}

/** Hide an idea by two keys: its place then says why, its words stand nowhere. */
export const hideIdea: Kind = hiding({
  shown: (seen, { about }) => named(seen, about),
  effect: async (tx, around, { about, reason }) => {
    const why = HIDDEN_WHY.find((one) => one === reason)
    const at = await ideaAbout(tx, around, about)
    if (!at || !why || at.idea.hiddenWhy || at.idea.text === null) return 'gone'
    await setHidden(tx, around, at, why)
    await tellAuthor(tx, around, at.of, at.n, 'hidden')
    return 'done'
  },
})

/** And show it again, the same way. */
export const showIdeaAgain: Kind = {
  kind: 'show-again',
  ...reasoned('safety.show-again.title', ['was-wrong', 'agreed-together', 'safer']),
  shown: (seen, { about }) => named(seen, about),
  effect: async (tx, around, { about }) => {
    const at = await ideaAbout(tx, around, about)
    if (!at?.idea.hiddenWhy || at.idea.hiddenWhy === 'elsewhere') return 'gone'
    await setHidden(tx, around, at, null)
    await tellAuthor(tx, around, at.of, at.n, 'shown-again')
    return 'done'
  },
}

type At = { readonly of: Id<'Conversation'>; readonly n: number }

const setHidden = (tx: Tx, { organisation }: Org, { of, n }: At, why: HiddenWhy | null) =>
  tx
    .updateTable('conversation_idea')
    .set({ hidden_why: why })
    .where('org_id', '=', organisation.id)
    .where('conversation_id', '=', of)
    .where('n', '=', n)
    .execute()

/** An idea can be held at once. Its author is a pseudonym: told through a message behind their code or account. */
export const holdIdea: Holdable = {
  thing: 'idea',
  shown: async ({ read, around, say }, about, decides) => {
    const at = await ideaAbout(read, around, about)
    if (!at) return undefined
    const title = say('safety.idea.title', { n: at.n + 1 })
    if (!decides) return { text: title, href: at.href }
    const asked = (await threadOf(read, around, at.of, at.n)).filter(({ told }) => told === 'appeal')
    const why = asked.map(({ text }) => say('safety.hold.appeal', { why: text ?? '' }))
    return { text: [`${title}: ${at.idea.text ?? ''}`, ...why].join(' '), href: at.href }
  },
  // Nobody here knows who it is: the appeal comes in by the author's own page.
  author: async () => undefined,
  tell: async (tx, world, { about, state }) => {
    const at = ideaIn(about)
    if (at) await tellAuthor(tx, world, at.of, at.n, state)
  },
}

import { id, isId } from '../../../../kernel/id.js'
import type { Key } from '../../../../locales/en.js'
import type { Around } from '../../../../platform/archive/erase.js'
import type { Reader } from '../../../../platform/db/scope.js'
import { type Kind, reasoned } from '../../../people/index.js'
import { heldConversation } from '../../queries.js'
import { KEEP_IN, LET_OUT, lettingOut, peopleUpToFewest } from './queries.js'
import { whyNotRows } from './rows.js'

async function conversationIn(db: Reader, org: Pick<Around, 'organisation'>, about: string) {
  const [thing, of = ''] = about.split(':')
  return thing === 'conversation' && isId(of) ? heldConversation(db, org, id<'Conversation'>(of)) : undefined
}

const shown: Kind['shown'] = async ({ read, around }, { about }) => {
  const c = await conversationIn(read, around, about)
  return c && { text: c.question, href: `/conversations/${c.id}/export` }
}

const REASONS = {
  'agreed-together': 'reasons.agreed-together',
  'check-sums': 'exchange.rows.reason.check-sums',
  'learn-elsewhere': 'exchange.rows.reason.learn-elsewhere',
} as const satisfies Record<string, Key>

/** Give out the single answers: nothing is changed by it but that the proposal stands, agreed to by both sides. */
export const letOut: Kind = {
  kind: LET_OUT,
  reasonKinds: Object.keys(REASONS),
  words: { title: 'exchange.rows.let-out', reasons: REASONS },
  shown,
  effect: async (tx, around, { about }) => {
    const c = await conversationIn(tx, around, about)
    if (!c || (await lettingOut(tx, around, c.id))) return 'gone'
    return whyNotRows(c, await peopleUpToFewest(tx, around, c)) ? 'gone' : 'done'
  },
}

/** And keep them here again: what has left stays where it is. */
export const keepIn: Kind = {
  kind: KEEP_IN,
  ...reasoned('exchange.rows.keep-in', ['safer', 'was-wrong', 'agreed-together']),
  shown,
  effect: async (tx, around, { about }) => {
    const c = await conversationIn(tx, around, about)
    return c && (await lettingOut(tx, around, c.id)) ? 'done' : 'gone'
  },
}

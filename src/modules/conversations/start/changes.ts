import { type Id, isId } from '../../../kernel/id.js'
import type { Key } from '../../../locales/en.js'
import type { Around } from '../../../platform/archive/erase.js'
import type { Reader } from '../../../platform/db/scope.js'
import { dayIn, type Kind, perspectivesOf } from '../../people/index.js'
import type { Conversation } from '../conversation.js'
import { FEWESTS } from '../report/fewest.js'
import { close, type Effect, fewest, lastDay, question, required, seeds } from './change-effects.js'

/** What of an open conversation two people change together, one from each side. */
export const CHANGES = ['question', 'seeds', 'required', 'last-day', 'fewest', 'close'] as const
export type Changing = (typeof CHANGES)[number]

/** What can still be changed: once twenty people stand behind each number, there is no more to ask for. */
export const changesOf = ({ fewest: stands }: Pick<Conversation, 'fewest'>): readonly Changing[] =>
  CHANGES.filter((what) => what !== 'fewest' || FEWESTS.some((one) => one > stands))

export const aboutConversation = (of: Id<'Conversation'>): string => `conversation:${of}`

/** The conversation a change is about, as long as it is open. */
async function openRow(db: Reader, { organisation }: Pick<Around, 'organisation'>, about: string) {
  const [kind, of = ''] = about.split(':')
  if (kind !== 'conversation' || !isId(of)) return undefined
  return db
    .selectFrom('conversation')
    .select([
      'id',
      'question',
      'language',
      'box_id',
      'closes_on',
      'reply_days',
      'opened_at',
      'closed_at',
      'fewest',
    ])
    .where('org_id', '=', organisation.id)
    .where('id', '=', of)
    .executeTakeFirst()
}

const REASONS: Record<Changing, Readonly<Record<string, Key>>> = {
  question: { 'agreed-together': 'reasons.agreed-together', 'was-wrong': 'reasons.was-wrong' },
  seeds: { 'agreed-together': 'reasons.agreed-together', missing: 'start.reason.missing' },
  required: { 'agreed-together': 'reasons.agreed-together', missing: 'start.reason.missing' },
  'last-day': { 'more-time': 'start.reason.more-time', 'heard-enough': 'start.reason.heard-enough' },
  fewest: { 'agreed-together': 'reasons.agreed-together', safer: 'reasons.safer' },
  close: { 'last-day-over': 'start.reason.last-day-over', 'heard-enough': 'start.reason.heard-enough' },
}

const kindOf = (what: Changing, make: Effect): Kind => ({
  kind: `conversation-${what}`,
  reasonKinds: Object.keys(REASONS[what]),
  words: { title: `start.change.${what}`, reasons: REASONS[what] },
  shown: async ({ read, around, say, language }, { about, draft }) => {
    const row = await openRow(read, around, about)
    if (!row) return undefined
    const next = await saidOf(what, draft, { read, around, language }, say)
    return { text: next ? `${row.question} → ${next}` : row.question, href: `/conversations/${row.id}` }
  },
  effect: async (tx, around, { about, draft, by }) => {
    const row = await openRow(tx, around, about)
    if (!row?.opened_at || row.closed_at) return 'gone'
    return (await make(tx, around, row, draft, by)) ? 'done' : 'gone'
  },
})

type Reading = {
  readonly read: Reader
  readonly around: Pick<Around, 'organisation'>
  readonly language: 'en' | 'cy'
}

/** What is proposed, in words. */
async function saidOf(
  what: Changing,
  draft: Readonly<Record<string, string>>,
  { read, around, language }: Reading,
  say: Parameters<Kind['shown']>[0]['say'],
): Promise<string> {
  if (what === 'question') return draft.question ?? ''
  if (what === 'seeds') return draft.text ?? ''
  if (what === 'last-day') return draft.day ? dayIn(language)(draft.day) : say('start.no-last-day')
  if (what === 'fewest') return draft.fewest ? say('start.fewest.said', { n: Number(draft.fewest) }) : ''
  if (what === 'close')
    return draft.replier
      ? say('start.change.close.said', { replier: draft.replier, days: Number(draft.days ?? 28) })
      : ''
  const names = await perspectivesOf({ read, organisation: around.organisation })
  const wanted = (draft.required ?? '').split(',')
  return names
    .filter((one) => wanted.includes(one.id))
    .map(({ name }) => name[language])
    .join(', ')
}

/** The kinds of act this room hands in to those who hold the keys. */
export const conversationKinds: Readonly<Record<Changing, Kind>> = {
  question: kindOf('question', question),
  seeds: kindOf('seeds', seeds),
  required: kindOf('required', required),
  'last-day': kindOf('last-day', lastDay),
  fewest: kindOf('fewest', fewest),
  close: kindOf('close', close),
}

/** Where a change is asked for. */
export const pathOfChange = (of: string, what: Changing): string =>
  what === 'close' ? `/conversations/${of}/close` : `/conversations/${of}/changes/${what}`

import type { Day } from '../../../kernel/day.js'
import type { Organisation } from '../../../platform/organisation.js'
import type { House } from '../../../platform/room.js'
import { type Form, typed } from '../../../platform/web/form.js'
import { VOTES, type Vote } from '../idea.js'
import { noteVotes } from '../results/note.js'
import { keepMark, keepVote } from './commands.js'
import type { Live } from './live.js'
import { afterVote, mayMark, voteOf } from './own.js'
import { noteShown, type Outcome } from './shown.js'
import { isTaking } from './speaking.js'
import type { VoterNow } from './voters.js'

/** What somebody does with the idea before them; `undo` and `back` are about the one before it. */
export type Turn = {
  readonly act: 'vote' | 'skip' | 'mark' | 'undo' | 'back'
  readonly n: number
  readonly vote?: Vote | undefined
}

/** What came of it. */
export type After =
  | { readonly kind: 'saved'; readonly n: number; readonly vote: Vote; readonly was: Vote | undefined }
  | { readonly kind: 'undone' | 'skipped' | 'marked' | 'unmarked' | 'five-used' | 'back'; readonly n: number }
  | { readonly kind: 'closed' }
  | { readonly kind: 'gone' }

const VOTE_WORDS = Object.keys(VOTES)
const isVote = (text: string): text is Vote => VOTE_WORDS.includes(text)
export const voteIn = (text: string | undefined): Vote | undefined =>
  text !== undefined && isVote(text) ? text : undefined

/** A number of an idea as a form carries it. */
export const ideaIn = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined

/** Read by hand: this is asked for more often than anything else. @returns nothing where the form says nothing */
export function turnOf(form: Form): Turn | undefined {
  const [idea, from] = [ideaIn(typed(form, 'idea')), ideaIn(typed(form, 'from'))]
  const vote = voteIn(typed(form, 'vote'))
  if (vote && idea !== undefined) return { act: 'vote', n: idea, vote }
  const act = typed(form, 'do')
  if ((act === 'skip' || act === 'mark') && idea !== undefined) return { act, n: idea }
  if (act === 'undo' && from !== undefined) return { act, n: from, vote: voteIn(typed(form, 'was')) }
  if (act === 'back' && from !== undefined) return { act, n: from }
  return undefined
}

type At = { readonly house: House; readonly organisation: Organisation; readonly today: Day }

/** Does it. An answer that is acknowledged is on disk. */
export async function takeTurn(at: At, live: Live, voter: VoterNow, turn: Turn): Promise<After> {
  const { house, organisation } = at
  const { id: of, box, state } = live.conversation
  const { n } = turn
  if (!isTaking(state, at.today)) return { kind: 'closed' }
  if (!live.place.has(n)) return { kind: 'gone' }
  const answer = { box, pseudonym: voter.pseudonym, n }
  const note = (outcome: Outcome) =>
    noteShown(house, organisation.id, {
      of,
      pseudonym: voter.pseudonym,
      n,
      drawn: voter.drawn.get(n),
      outcome,
    })

  if (turn.act === 'back') return { kind: 'back', n }
  if (turn.act === 'skip') {
    voter.own.aside.add(n)
    note('skipped')
    return { kind: 'skipped', n }
  }
  if (turn.act === 'mark') {
    const on = !voter.own.marks.has(n)
    if (!mayMark(voter.own, n)) return { kind: 'five-used', n }
    const kept = await keepMark(house, organisation, answer, on)
    if (kept !== 'kept') return kept === 'closed' ? { kind: 'closed' } : { kind: 'five-used', n }
    if (on) voter.own.marks.add(n)
    else voter.own.marks.delete(n)
    return { kind: on ? 'marked' : 'unmarked', n }
  }
  const was = voteOf(voter.own, n)
  if (!(await keepVote(house, organisation, answer, turn.vote))) return { kind: 'closed' }
  noteVotes(house, organisation.id, of)
  afterVote(voter.own, n, turn.vote)
  if (turn.act === 'undo' || !turn.vote) return { kind: 'undone', n }
  note('answered')
  return { kind: 'saved', n, vote: turn.vote, was }
}

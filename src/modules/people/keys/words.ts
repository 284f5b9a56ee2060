import type { Key as Words } from '../../../locales/en.js'
import type { HoldKind, HoldRefusal } from './hold.js'
import type { Refusal } from './holding.js'
import type { ProposalNo } from './proposal-commands.js'

// A refusal without words here does not compile.
export const KEY_WORDS: Record<Refusal | 'side-is-fixed', Words> = {
  begun: 'keys.no.begun',
  'not-yours-to-name': 'keys.no.not-yours-to-name',
  'key-is-held': 'keys.no.key-is-held',
  'choice-open': 'keys.no.choice-open',
  'no-choice': 'keys.no.no-choice',
  'not-open-yet': 'keys.no.not-open-yet',
  'called-already': 'keys.no.called-already',
  'your-own-key': 'keys.no.your-own-key',
  'too-few-to-call': 'keys.no.too-few-to-call',
  'not-asked': 'keys.no.not-asked',
  'named-already': 'keys.no.named-already',
  'not-a-candidate': 'keys.no.not-a-candidate',
  'not-yours-to-withdraw': 'keys.no.not-yours-to-withdraw',
  'choose-a-side': 'keys.no.choose-a-side',
  'not-your-side': 'keys.no.not-your-side',
  'held-the-other-side': 'keys.no.held-the-other-side',
  'holds-a-key': 'keys.no.holds-a-key',
  'no-key': 'keys.no.no-key',
  'no-deputy': 'keys.no.no-deputy',
  'nobody-holds-it': 'keys.no.nobody-holds-it',
  'asked-already': 'keys.no.asked-already',
  'answered-lately': 'keys.no.answered-lately',
  'side-is-fixed': 'keys.no.side-is-fixed',
}

export const PROPOSAL_WORDS: Record<ProposalNo, Words> = {
  'not-a-facilitator': 'proposals.no.not-a-facilitator',
  'no-such-reason': 'proposals.no.no-such-reason',
  'your-own-proposal': 'proposals.no.your-own-proposal',
  'same-side': 'proposals.no.same-side',
  answered: 'proposals.no.answered',
  'not-your-proposal': 'proposals.no.not-your-proposal',
  'second-factor': 'proposals.no.second-factor',
  gone: 'proposals.no.gone',
  'holds-a-key': 'proposals.no.holds-a-key',
  'no-such-zone': 'proposals.no.no-such-zone',
  'last-of-side': 'proposals.no.last-of-side',
  'proposed-already': 'proposals.no.proposed-already',
  'email-taken': 'mend.email-taken',
  'nobody-there': 'mend.nobody-there',
  'same-person': 'mend.same-person',
  'both-hold-a-key': 'mend.both-hold-a-key',
  'key-would-move': 'mend.key-would-move',
  'both-sides': 'mend.both-sides',
}

export const HOLD_WORDS: Record<HoldRefusal, Words> = {
  'may-not-hold': 'holds.no.may-not-hold',
  'held-already': 'holds.no.held-already',
  'may-not-decide': 'holds.no.may-not-decide',
  decided: 'holds.no.decided',
  'somebody-else-decides': 'holds.no.somebody-else-decides',
  'not-its-author': 'holds.no.not-its-author',
  'appealed-already': 'holds.no.appealed-already',
  'not-held': 'holds.no.not-held',
  'no-appeal': 'holds.no.no-appeal',
  'the-other-side-decides': 'holds.no.the-other-side-decides',
}

export const HOLD_REASONS: Record<HoldKind, Words> = {
  threat: 'reasons.threat',
  'names-worker': 'reasons.names-worker',
  'personal-details': 'reasons.personal-details',
  distress: 'reasons.distress',
}

/** What was just done, said at the top of the page it leads to. */
const DONE = {
  founded: 'keys.done.founded',
  side: 'keys.done.side',
  offered: 'keys.done.offered',
  called: 'keys.done.called',
  asked: 'keys.done.asked',
  here: 'keys.done.here',
  away: 'keys.done.away',
  ended: 'keys.done.ended',
  accepted: 'keys.done.accepted',
  declined: 'keys.done.declined',
  'offer-withdrawn': 'keys.done.withdrawn',
  voice: 'keys.done.voice',
  forward: 'keys.done.forward',
  proposed: 'proposals.done.proposed',
  confirmed: 'proposals.done.confirmed',
  refused: 'proposals.done.refused',
  withdrawn: 'proposals.done.withdrawn',
  held: 'holds.done.held',
  said: 'holds.done.said',
  appealed: 'holds.done.appealed',
  answered: 'holds.done.answered',
} as const satisfies Record<string, Words>
export type JustDone = keyof typeof DONE

/** What was just done, where a page of ours was led to with `?done=`. */
export function doneWithKeys(path: string, done: string): Words | undefined {
  if (!/^\/people\/(keys|proposals|holds)/.test(path)) return undefined
  return Object.entries(DONE).find(([name]) => name === done)?.[1]
}

/** How the record tells each event of keys, proposals and holds. */
export const KEYS_TOLD = {
  'people.key-taken-on': 'told.key-taken-on',
  'people.key-offered': 'told.key-offered',
  'people.key-offer-withdrawn': 'told.key-offer-withdrawn',
  'people.key-passed': 'told.key-passed',
  'people.key-ended': 'told.key-ended',
  'people.key-handed-over': 'told.key-handed-over',
  'people.key-recovered': 'told.key-recovered',
  'people.holder-asked': 'told.holder-asked',
  'people.holder-answered': 'told.holder-answered',
  'people.choice-asked-for': 'told.choice-asked-for',
  'people.choice-opened': 'told.choice-opened',
  'people.choice-lapsed': 'told.choice-lapsed',
  'people.candidate-put-forward': 'told.candidate-put-forward',
  'people.candidate-accepted': 'told.candidate-accepted',
  'people.candidate-declined': 'told.candidate-declined',
  'people.voice-given': 'told.voice-given',
  'people.side-chosen': 'told.side-chosen',
  'people.proposed': 'told.proposed',
  'people.proposal-agreed': 'told.proposal-agreed',
  'people.proposal-refused': 'told.proposal-refused',
  'people.proposal-withdrawn': 'told.proposal-withdrawn',
  'people.proposal-lapsed': 'told.proposal-lapsed',
  'people.held': 'told.held',
  'people.hold-spoken-on': 'told.hold-spoken-on',
  'people.hold-kept': 'told.hold-kept',
  'people.hold-ended': 'told.hold-ended',
  'people.hold-came-back': 'told.hold-came-back',
  'people.hold-gone-up': 'told.hold-gone-up',
  'people.hold-appealed': 'told.hold-appealed',
  'people.appeal-upheld': 'told.appeal-upheld',
  'people.appeal-turned-down': 'told.appeal-turned-down',
} as const satisfies Record<`people.${string}`, Words>

import { LANGUAGES, type Language, type Say, sayIn } from '../../../ui/say.js'
import { grouped } from '../../people/index.js'

type Letter = { readonly subject: string; readonly body: string }
type Both = { readonly organisation: string; readonly first: Language; readonly question: string }

/** Nobody knows yet which language somebody reads: both, the organisation's own first. */
function inBoth(first: Language, body: (say: Say) => readonly string[]): Letter {
  const languages = [first, ...LANGUAGES.filter((language) => language !== first)]
  return {
    subject: languages.map((language) => sayIn(language)('start.letter.subject')).join(' / '),
    body: `${languages.map((language) => body(sayIn(language)).join('\n\n')).join('\n\n* * *\n\n')}\n`,
  }
}

type Inviting = Both & {
  readonly minutes: number
  readonly code: string
  /** opens the question with this code */
  readonly address: string
  /** where a code is typed */
  readonly typeAt: string
}

/** To somebody without an account: the code is theirs, and brings them back whatever is lost. */
export const invitation = ({
  organisation,
  first,
  question,
  minutes,
  code,
  address,
  typeAt,
}: Inviting): Letter =>
  inBoth(first, (say) => [
    say('start.letter.asks', { organisation }),
    `    ${question}`,
    say('start.letter.minutes', { minutes }),
    `${say('start.letter.open')}\n${address}`,
    `${say('start.letter.code', { address: typeAt.replace(/^https?:\/\//, '') })}\n\n    ${grouped(code, 4)}`,
    say('start.letter.yours'),
    say('start.letter.free'),
  ])

/** To somebody who has an account and takes part by signing in. */
export const signInLetter = ({
  organisation,
  first,
  question,
  address,
}: Both & { readonly address: string }): Letter =>
  inBoth(first, (say) => [
    say('start.letter.asks', { organisation }),
    `    ${question}`,
    `${say('start.letter.sign-in')}\n${address}`,
    say('start.letter.free'),
  ])

/** To members, whether they took part or not, so that no letter tells who did. */
export const replyWords = (question: string, reply: string, address: string) => ({
  kind: 'conversation-reply',
  subject: (say: Say) => say('start.reply.letter.subject'),
  body: (say: Say) => [
    say('start.reply.letter.came', { question }),
    reply,
    say('start.reply.letter.good'),
    address,
    say('start.reply.letter.everyone'),
  ],
})

export const closedWords = (question: string, replier: string, day: (say: Say) => string) => ({
  kind: 'conversation-closed',
  subject: (say: Say) => say('start.reply.letter.subject'),
  body: (say: Say) => [
    say('start.closed.letter', { question }),
    say('start.closed.letter.reply', { replier, day: day(say) }),
  ],
})

export const lateWords = (question: string, address: string) => ({
  kind: 'conversation-reply-late',
  subject: (say: Say) => say('start.reply.letter.subject'),
  body: (say: Say) => [say('start.late.letter', { question }), address],
})

import type { Key } from '../../../locales/en.js'
import { LANGUAGES, type Language, sayIn } from '../../../ui/say.js'
import { CODE_MINUTES } from './code.js'
import { grouped } from './letters.js'

type Words = { readonly organisation: string; readonly code: string; readonly address: string }
type Written = { readonly subject: string; readonly body: string }

const paragraphs = (...all: readonly string[]) => `${all.join('\n\n')}\n`

/** The letter with a code. It holds no link that signs anybody in: the address is only where to type it. */
export function codeLetter(language: Language, { organisation, code, address }: Words): Written {
  const say = sayIn(language)
  return {
    subject: say('code.letter.subject'),
    body: paragraphs(
      say('code.letter.here', { organisation }),
      `    ${grouped(code, 4)}`,
      say('code.letter.how', { minutes: CODE_MINUTES }),
      `${say('code.letter.elsewhere')}\n${address}`,
      say('code.letter.not-you'),
    ),
  }
}

const NO_CODE: Record<'sign-in' | 'second' | 'new-email', Key> = {
  'sign-in': 'code.letter.not-here',
  second: 'code.letter.not-here',
  'new-email': 'code.letter.taken',
}

/** The letter to an address that gets no code, which says so plainly. Its subject is the same. */
export function noCodeLetter(language: Language, purpose: keyof typeof NO_CODE, words: Words): Written {
  const say = sayIn(language)
  return {
    subject: say('code.letter.subject'),
    body: paragraphs(say(NO_CODE[purpose], { organisation: words.organisation }), say('code.letter.not-you')),
  }
}

type Inviting = {
  readonly organisation: string
  readonly first: Language
  /** who invites, if they gave a name */
  readonly who: string | null
  readonly group: string
  readonly words: string | null
  readonly address: string
  readonly days: number
}

/** The first letter somebody gets is in both languages, the organisation's own first. */
export function invitationLetter({ first, ...at }: Inviting): Written {
  const languages = [first, ...LANGUAGES.filter((language) => language !== first)]
  const subject = languages.map((language) => sayIn(language)('invite.letter.subject')).join(' / ')
  return { subject, body: languages.map((language) => invitationIn(language, at)).join('\n\n* * *\n\n') }
}

function invitationIn(language: Language, at: Omit<Inviting, 'first'>): string {
  const say = sayIn(language)
  const { organisation, group, days } = at
  const who = at.who ?? say('invite.somebody')
  return paragraphs(
    say('invite.letter.asks', { who, organisation, group }),
    ...(at.words ? [say('invite.letter.says', { who }), at.words.replace(/^/gm, '    ')] : []),
    `${say('invite.letter.look')}\n${at.address}`,
    say('invite.letter.free', { days }),
  )
}

/** To the address somebody had before, in case it was not them. */
export function changedLetter(language: Language, organisation: string): Written {
  const say = sayIn(language)
  return {
    subject: say('email.letter.subject'),
    body: paragraphs(say('email.letter.changed', { organisation })),
  }
}

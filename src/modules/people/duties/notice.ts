import type { Key } from '../../../locales/en.js'
import type { Language, Say } from '../../../ui/say.js'
import type { Answers } from './duty.js'

/** A piece of a text that is kept as people read it: a heading, a paragraph, or a list. */
export type Block =
  | { readonly kind: 'heading' | 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }

/** A privacy notice in both languages: all of it, and in Easy Read words, one thought a line. */
export type Words = Readonly<
  Record<Language, { readonly full: readonly Block[]; readonly easy: readonly Block[] }>
>

export function isBlocks(raw: unknown): raw is readonly Block[] {
  return Array.isArray(raw) && raw.every(isBlock)
}

function isBlock(raw: unknown): raw is Block {
  if (typeof raw !== 'object' || raw === null || !('kind' in raw)) return false
  if (raw.kind === 'list') return 'items' in raw && Array.isArray(raw.items)
  return (raw.kind === 'heading' || raw.kind === 'text') && 'text' in raw && typeof raw.text === 'string'
}

const heading = (text: string): Block => ({ kind: 'heading', text })
const text = (said: string): Block => ({ kind: 'text', text: said })

/** The notice in one language, from the answers (`controller.name` …). What people wrote stands as they wrote it. */
export function noticeIn(say: Say, answers: Answers): readonly Block[] {
  const at = (name: string) => answers[name] ?? ''
  const list = (...keys: readonly Key[]): Block => ({ kind: 'list', items: keys.map((key) => say(key)) })
  const phone = at('officer.phone')
  const address = at('controller.address').replace(/\s*\n\s*/g, ', ')
  return [
    heading(say('notice.who')),
    text(say('notice.who.text', { name: at('controller.name') })),
    text(say('notice.who.write', { address, email: at('controller.email') })),
    text(
      say(at('officer.has') === 'yes' ? 'notice.officer' : 'notice.asks', {
        name: at('officer.name'),
        email: at('officer.email'),
      }),
    ),
    ...(phone ? [text(say('notice.phone', { phone }))] : []),
    text(say('notice.age', { age: at('age.age') })),
    heading(say('notice.what')),
    list(
      'notice.what.name',
      'notice.what.perspectives',
      'notice.what.needs',
      'notice.what.words',
      'notice.what.votes',
      'notice.what.sessions',
    ),
    heading(say('notice.why')),
    text(at('purpose.purpose')),
    text(say(BASIS[at('basis.basis')] ?? 'notice.basis.legitimate-interests')),
    text(at('basis.why')),
    text(say('notice.consent')),
    heading(say('notice.special')),
    text(say(CONDITION[at('special.condition')] ?? 'notice.special.care')),
    text(at('special.why')),
    text(say('notice.special.need-not')),
    heading(say('notice.sees')),
    text(say('notice.sees.text')),
    text(say('notice.sees.runs', { hosting: at('controller.hosting') })),
    text(say(COUNTRY[at('controller.country')] ?? 'notice.country.other')),
    text(say('notice.sees.hosting')),
    text(say('notice.sees.sell')),
    text(say('notice.sees.machine')),
    heading(say('notice.long')),
    text(say('notice.long.text')),
    heading(say('notice.rights')),
    list(
      'notice.rights.see',
      'notice.rights.mend',
      'notice.rights.erase',
      'notice.rights.stop',
      'notice.rights.other',
    ),
    text(
      say('notice.rights.how', {
        name: at('rights.name'),
        email: at('rights.email'),
        phone: at('rights.phone'),
      }),
    ),
    text(say('notice.rights.object')),
    heading(say('notice.complain')),
    text(say('notice.complain.us')),
    text(say('notice.complain.ico')),
  ]
}

const BASIS: Readonly<Record<string, Key>> = {
  'public-task': 'notice.basis.public-task',
  'legitimate-interests': 'notice.basis.legitimate-interests',
}
const CONDITION: Readonly<Record<string, Key>> = {
  care: 'notice.special.care',
  equality: 'notice.special.equality',
  members: 'notice.special.members',
  research: 'notice.special.research',
}
const COUNTRY: Readonly<Record<string, Key>> = {
  uk: 'notice.country.uk',
  eea: 'notice.country.eea',
  other: 'notice.country.other',
}

/** The same in Easy Read words: one short thought a line. Pictures are put beside it by people. */
export function easyIn(say: Say, answers: Answers): readonly Block[] {
  const at = (name: string) => answers[name] ?? ''
  return [
    text(say('easy.who', { name: at('controller.name') })),
    text(say('easy.keep')),
    text(say('easy.votes')),
    text(say('easy.why')),
    text(say('easy.private')),
    text(say('easy.look')),
    text(say('easy.see')),
    text(say('easy.change')),
    text(say('easy.leave')),
    text(say('easy.ask', { name: at('rights.name'), phone: at('rights.phone') })),
    text(say('easy.unhappy')),
  ]
}

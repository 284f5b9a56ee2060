import type { FastifyReply, FastifyRequest } from 'fastify'
import { LANGUAGES, type Language } from '../../ui/say.js'
import type { Cookies } from './cookies.js'

const known = (raw: string | undefined) => LANGUAGES.find((language) => language === raw)

/** The language of a page: what the person chose, else what their browser asks for, else the organisation's. */
export function languageOf(
  chosen: readonly (string | undefined)[],
  accept: string | undefined,
  otherwise: Language,
): Language {
  for (const one of chosen) {
    const language = known(one)
    if (language) return language
  }
  return asked(accept) ?? otherwise
}

function asked(accept = ''): Language | undefined {
  const wishes = accept
    .slice(0, 400)
    .split(',')
    .map((wish) => {
      const [tag = '', weight] = wish
        .trim()
        .toLowerCase()
        .split(/;\s*q=/)
      return { language: known(tag.split('-')[0]), weight: weight === undefined ? 1 : Number(weight) || 0 }
    })
    .filter(({ weight }) => weight > 0)
  return wishes.sort((a, b) => b.weight - a.weight).find(({ language }) => language)?.language
}

const A_YEAR = 365 * 24 * 3_600

/** The language of a request; what a person chose with the switch on any page is kept for a year. */
export function chosenLanguage(
  cookies: Cookies,
  request: FastifyRequest,
  reply: FastifyReply,
  otherwise: Language,
): Language {
  const asked = known(/[?&]language=(\w+)/.exec(request.url)?.[1])
  if (asked) reply.setCookie(cookies.language, asked, { ...cookies.options, maxAge: A_YEAR })
  const chosen = [asked, request.cookies?.[cookies.language]]
  return languageOf(chosen, request.headers['accept-language'], otherwise)
}

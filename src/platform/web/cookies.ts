import type { CookieSerializeOptions } from '@fastify/cookie'

/** The cookies there are: all of them necessary, none of them readable by a script. */
export type Cookies = {
  readonly session: string
  /** What ties a form to the browser of somebody who has not signed in. */
  readonly visit: string
  readonly language: string
  /** The return code of somebody who speaks without an account. */
  readonly voice: string
  readonly options: CookieSerializeOptions
}

/**
 * On https a cookie belongs to one host name and to nothing beside it: browsers hold `__Host-` to that. Plain http,
 * which is for trying out on one's own machine, knows no such promise, so the name does not make it.
 */
export function cookiesFor(secure: boolean): Cookies {
  const name = (what: string) => (secure ? `__Host-throughline-${what}` : `throughline-${what}`)
  return {
    session: name('session'),
    visit: name('visit'),
    language: name('language'),
    voice: name('voice'),
    options: { path: '/', httpOnly: true, sameSite: 'lax', secure },
  }
}

import type { FastifyRequest } from 'fastify'
import { isForeign, tokenHolds } from './csrf.js'
import type { Inside } from './inside.js'
import { NotFound, SendAgain, SorryPage } from './pages.js'
import type { Gate, Reply } from './route.js'
import type { Instead } from './sorry.js'
import type { Visiting } from './visiting.js'

/** Did one of our own pages, in this very browser, send this form? */
export const isOurs = (
  inside: Inside,
  request: FastifyRequest,
  holds: () => string,
  token: unknown,
): boolean =>
  !isForeign(request.headers, originsOf(inside, request.host)) && tokenHolds(inside.key, holds(), token)

/** May this request come here at all? Nothing: yes. Otherwise what the person sees instead. */
export function guard(inside: Inside, at: Visiting, gate: Gate): Reply | Instead | undefined {
  const { visit, request } = at
  const { session, form } = visit
  const changes = request.method === 'POST'
  if (changes && isForeign(request.headers, originsOf(inside, request.host)))
    return { page: <SorryPage kind="foreign" />, status: 403 }
  // What one may not come to does not exist.
  if (gate === 'set-up' && session?.assurance !== 'set-up') return { page: <NotFound />, status: 404 }
  if (gate === 'signed-in' && session?.person === undefined) return signIn(inside, at)
  if (changes && !tokenHolds(inside.key, at.holds(), form.token))
    return { page: <SendAgain kind="stale" action={request.url} form={form} />, status: 403 }
  return undefined
}

function signIn({ options }: Inside, { visit, request }: Visiting): Reply | Instead {
  const at = options.signInAt ?? '/sign-in'
  if (request.method !== 'POST') return { goTo: `${at}?next=${encodeURIComponent(request.url)}` }
  const again = { action: request.url, form: visit.form, signIn: at }
  return { page: <SendAgain kind="signed-out" {...again} />, status: 403 }
}

/** How a browser may write where our own forms come from. A proxy may have taken a port out of the host. */
function originsOf({ scheme, options }: Inside, host: string): readonly string[] {
  return [`${scheme}://${host}`, options.address].flatMap((address) =>
    URL.canParse(address) ? [new URL(address).origin] : [],
  )
}

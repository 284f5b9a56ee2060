import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a provider says of somebody, and what may be wrong with how it says it. */
export type Saying = {
  readonly claims?: Readonly<Record<string, unknown>>
  readonly alg?: 'RS256' | 'none'
  /** signed by a key that is not the provider's */
  readonly foreign?: boolean
}

const keys = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/**
 * An OpenID Connect provider that says what a test tells it to, true or forged. On this machine only; no browser is
 * needed, since `come` gives the address somebody would be sent back to.
 * @param says what it says of everybody who comes with a browser
 */
export async function forgingProvider(clientId: string, says: Saying['claims'] = {}) {
  const [own, other] = [keys(), keys()]
  const codes = new Map<string, { readonly nonce: string; readonly saying: Saying }>()
  let issuer = ''

  const idToken = (nonce: string, { claims, alg = 'RS256', foreign }: Saying) => {
    const seconds = Math.floor(Date.now() / 1_000)
    const all = {
      iss: issuer,
      aud: clientId,
      sub: 'joe-at-work',
      nonce,
      iat: seconds,
      exp: seconds + 300,
      ...claims,
    }
    const text = `${part({ alg, kid: 'one' })}.${part(all)}`
    if (alg === 'none') return `${text}.`
    return `${text}.${sign('sha256', Buffer.from(text), (foreign ? other : own).privateKey).toString('base64url')}`
  }
  const answer = async (request: IncomingMessage): Promise<unknown> => {
    const { pathname } = new URL(request.url ?? '/', issuer)
    if (pathname === '/.well-known/openid-configuration') return configuration(issuer)
    if (pathname === '/jwks')
      return { keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] }
    if (pathname !== '/token') return undefined
    let body = ''
    for await (const chunk of request) body += chunk
    const code = new URLSearchParams(body).get('code') ?? ''
    const kept = codes.get(code)
    codes.delete(code)
    if (!kept) return undefined
    return { access_token: 'a', token_type: 'bearer', id_token: idToken(kept.nonce, kept.saying) }
  }
  const come = (address: string, saying: Saying = {}): string => {
    const { searchParams } = new URL(address)
    const code = randomBytes(8).toString('hex')
    codes.set(code, { nonce: searchParams.get('nonce') ?? '', saying })
    return `${new URLSearchParams({ code, state: searchParams.get('state') ?? '', iss: issuer })}`
  }
  const server = createServer(async (request, response: ServerResponse) => {
    const asked = new URL(request.url ?? '/', issuer)
    // Whoever comes with a browser is signed in there already, and goes straight back.
    if (asked.pathname === '/auth') {
      const location = `${asked.searchParams.get('redirect_uri')}?${come(asked.href, { claims: says })}`
      response.writeHead(302, { location }).end()
      return
    }
    const said = await answer(request)
    const head = { 'content-type': 'application/json' }
    response.writeHead(said ? 200 : 400, head).end(JSON.stringify(said ?? { error: 'invalid_grant' }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    issuer,
    /** The query somebody is sent back with, who set out for this address. */
    come,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const configuration = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  authorization_response_iss_parameter_supported: true,
})

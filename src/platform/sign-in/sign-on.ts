import * as client from 'openid-client'

/** An organisation's own sign-on (OpenID Connect), as its provider knows us. */
export type SignOn = { readonly issuer: string; readonly clientId: string; readonly clientSecret: string }

/** What must be the same when somebody comes back. */
export type Way = { readonly state: string; readonly nonce: string; readonly verifier: string }

export type Answered =
  | {
      readonly ok: true
      readonly subject: string
      /** only where the provider says that it is verified */
      readonly email: string | undefined
    }
  /** the provider is away, or said something that we do not take; `why` is for the log */
  | { readonly ok: false; readonly why: string }

export const freshWay = (): Way => ({
  state: client.randomState(),
  nonce: client.randomNonce(),
  verifier: client.randomPKCECodeVerifier(),
})

const known = new Map<string, { readonly at: number; readonly found: Promise<client.Configuration> }>()
const KEEPS_MS = 10 * 60_000
const SECONDS = 10

/** May this provider be asked? Always by https; plain http only on this machine, for trying it out. */
export function mayAsk(issuer: string): boolean {
  if (!URL.canParse(issuer)) return false
  const { protocol, hostname } = new URL(issuer)
  return protocol === 'https:' || (protocol === 'http:' && isHere(hostname))
}
const isHere = (hostname: string) => hostname === '127.0.0.1' || hostname === 'localhost'

/** What the provider says of itself, kept for a while. */
function configured(signOn: SignOn, now: number): Promise<client.Configuration> {
  const key = JSON.stringify(signOn)
  const kept = known.get(key)
  if (kept && now - kept.at < KEEPS_MS) return kept.found
  const issuer = new URL(signOn.issuer)
  // A signature is checked although the answer comes straight from the provider: nothing unsigned is taken.
  const execute = [client.enableNonRepudiationChecks]
  if (isHere(issuer.hostname)) execute.push(client.allowInsecureRequests)
  const options = { execute, timeout: SECONDS }
  const found = client.discovery(issuer, signOn.clientId, signOn.clientSecret, undefined, options)
  known.set(key, { at: now, found })
  // One that was away is asked again.
  found.catch(() => known.delete(key))
  return found
}

/** The address at the provider; nothing where it is away. */
export async function addressAt(
  signOn: SignOn,
  back: string,
  way: Way,
  now: number,
): Promise<string | undefined> {
  try {
    const url = client.buildAuthorizationUrl(await configured(signOn, now), {
      redirect_uri: back,
      scope: 'openid email',
      code_challenge: await client.calculatePKCECodeChallenge(way.verifier),
      code_challenge_method: 'S256',
      state: way.state,
      nonce: way.nonce,
    })
    return url.href
  } catch {
    return undefined
  }
}

/**
 * Takes what the provider sent somebody back with. Checked by openid-client: state, issuer, audience, nonce, times,
 * algorithm and signature (OpenID Connect Core 3.1.3.7, RFC 9207), and the code with its verifier (RFC 7636).
 * @param came the whole address they came back to
 */
export async function answered(signOn: SignOn, came: URL, way: Way, now: number): Promise<Answered> {
  try {
    const config = await configured(signOn, now)
    const tokens = await client.authorizationCodeGrant(config, came, {
      pkceCodeVerifier: way.verifier,
      expectedState: way.state,
      expectedNonce: way.nonce,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (!claims?.sub) return { ok: false, why: 'no-claims' }
    return { ok: true, subject: claims.sub, email: await emailOf(config, tokens.access_token, claims) }
  } catch (error) {
    return { ok: false, why: error instanceof Error && 'code' in error ? `${error.code}` : 'failed' }
  }
}

type Claims = Readonly<Record<string, unknown>> & { readonly sub: string }

/** From the token, else from the provider's page about the person; only where it says that it is verified. */
async function emailOf(
  config: client.Configuration,
  token: string,
  claims: Claims,
): Promise<string | undefined> {
  const from = (said: Readonly<Record<string, unknown>>) =>
    said.email_verified === true && typeof said.email === 'string' ? said.email.toLowerCase() : undefined
  if ('email' in claims || !config.serverMetadata().userinfo_endpoint) return from(claims)
  return from(await client.fetchUserInfo(config, token, claims.sub))
}

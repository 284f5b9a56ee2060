import type { Web } from '../platform/web/web.js'

export type Seen = {
  readonly status: number
  readonly text: string
  readonly headers: Readonly<Record<string, string>>
  /** where a redirect leads */
  readonly goTo: string
}

export type Browser = {
  readonly get: (path: string, headers?: Fields) => Promise<Seen>
  /** Sends a form as a browser does: from a page of ours, with the token that stands on it. */
  readonly post: (path: string, form?: Typed, headers?: Fields) => Promise<Seen>
  /** Sends a form with files. */
  readonly postFiles: (path: string, form: Typed, files: Files, headers?: Fields) => Promise<Seen>
  readonly cookies: Map<string, string>
}

type Fields = Readonly<Record<string, string>>
export type Files = Readonly<Record<string, { readonly name: string; readonly body: string | Uint8Array }>>
export type Typed = Readonly<Record<string, string | readonly string[]>>

/** Something that keeps cookies and fills in forms, as somebody's browser does; it runs no script. */
export function openBrowser(inject: Web['inject'], host: string, person?: string): Browser {
  const cookies = new Map<string, string>()
  let token = ''
  let page = '/'

  const send = async (method: 'GET' | 'POST', path: string, headers: Fields, payload?: string | Buffer) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const sent = { host, ...(cookie && { cookie }), ...headers }
    const answer = await inject({
      method,
      url: path,
      headers: sent,
      ...(payload !== undefined && { payload }),
    })
    for (const { name, value, maxAge, expires } of answer.cookies as readonly Cookie[]) {
      if (maxAge === 0 || (expires && expires.getTime() === 0)) cookies.delete(name)
      else cookies.set(name, value)
    }
    token = tokenIn(answer.body) ?? token
    if (method === 'GET') page = path
    const texts = Object.entries(answer.headers).map(([name, value]) => [name, `${value}`] as const)
    const seen = Object.fromEntries(texts)
    return { status: answer.statusCode, text: answer.body, headers: seen, goTo: seen.location ?? '' }
  }
  const filledIn = async (form: Typed) => {
    if (!token) await send('GET', '/town/form', {})
    const fields = Object.entries({ token, ...form }).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, one]),
    )
    const origin = `https://${host}`
    const from = { origin, referer: `${origin}${page}`, 'sec-fetch-site': 'same-origin' }
    return { fields, from }
  }
  const postFiles = async (path: string, form: Typed, files: Files, headers: Fields) => {
    const { fields, from } = await filledIn(form)
    const data = new FormData()
    for (const [name, value] of fields) data.append(name, value)
    for (const [name, file] of Object.entries(files))
      data.append(name, new Blob([Buffer.from(file.body)]), file.name)
    const sent = new Response(data)
    const type = { 'content-type': sent.headers.get('content-type') ?? '' }
    return send('POST', path, { ...from, ...type, ...headers }, Buffer.from(await sent.arrayBuffer()))
  }
  const post = async (path: string, form: Typed = {}, headers: Fields = {}) => {
    const { fields, from } = await filledIn(form)
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    return send('POST', path, { ...from, ...type, ...headers }, `${new URLSearchParams(fields)}`)
  }

  let signedIn: Promise<unknown> | undefined
  const signIn = async () => {
    if (person === undefined) return
    signedIn ??= post('/town/sign-in', { person }).then(() => {
      token = ''
    })
    await signedIn
  }
  return {
    cookies,
    get: async (path, headers = {}) => {
      await signIn()
      return send('GET', path, headers)
    },
    post: async (path, form, headers) => {
      await signIn()
      return post(path, form, headers)
    },
    postFiles: async (path, form, files, headers = {}) => {
      await signIn()
      return postFiles(path, form, files, headers)
    },
  }
}

type Cookie = {
  readonly name: string
  readonly value: string
  readonly maxAge?: number
  readonly expires?: Date
}

/** The token on a page, where it has a form that changes something. */
export const tokenIn = (html: string): string | undefined =>
  /name="token" value="([\w-]{86})"/.exec(html)?.[1]

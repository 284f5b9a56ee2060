import { isIP } from 'node:net'
import { type Hidden, hide, type Read } from './setting.js'

const good = <T>(value: T) => ({ ok: true, value }) as const
const must = (form: string) => ({ ok: false, must: form }) as const

export function wholeNumber(from: number, to: number): Read<number> {
  return (text) => {
    const value = Number(text)
    const fits = /^\d{1,9}$/.test(text) && value >= from && value <= to
    return fits ? good(value) : must(`be a whole number from ${from} to ${to}`)
  }
}

export function oneOf<const T extends string>(words: readonly T[]): Read<T> {
  return (text) => {
    const found = words.find((word) => word === text)
    return found === undefined ? must(`be one of ${words.join(', ')}`) : good(found)
  }
}

export const ipAddress: Read<string> = (text) =>
  isIP(text) ? good(text) : must('be an address of this machine, like 127.0.0.1 or 0.0.0.0')

/** An origin: how people reach us, without a path. */
export const webAddress: Read<string> = (text) => {
  const url = urlOf(text)
  const plain = url && /^https?:$/.test(url.protocol) && !url.username && !url.password
  const bare = url?.pathname === '/' && !url.search && !url.hash
  return plain && bare
    ? good(url.origin)
    : must('be an address like https://together.example.org, with no path')
}

export const webEndpoint: Read<string> = (text) => {
  const url = urlOf(text)
  return url && /^https?:$/.test(url.protocol)
    ? good(text)
    : must('be an address that begins with http:// or https://')
}

/** The text is kept as it stands; only its shape is looked at. */
export const databaseUrl: Read<Hidden<string>> = (text) => {
  const url = urlOf(text)
  const known = url && /^postgres(ql)?:$/.test(url.protocol)
  if (!known) return must('begin with postgres:// and name a role, a host and a database')
  const named = url.pathname.length > 1 || url.searchParams.has('dbname')
  return named ? good(hide(text)) : must('name a database at its end, like postgres://role@host/throughline')
}

export const smtpUrl: Read<Hidden<string>> = (text) => {
  const url = urlOf(text)
  const known = url && /^smtps?:$/.test(url.protocol) && url.hostname !== ''
  return known ? good(hide(text)) : must('begin with smtp:// or smtps:// and name a host')
}

/** A mailbox, alone or with a name before it. A line break would let a header in, so control characters are out. */
export const mailbox: Read<string> = (text) => {
  const address = /^[^<>]*<([^<>]*)>$/.exec(text)?.[1] ?? text
  const plain = !/\p{Cc}/u.test(text) && /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/.test(address)
  return plain
    ? good(text)
    : must('be one e-mail address, like hello@example.org or Together <hello@example.org>')
}

/** Addresses, ranges and the word "loopback", parted by commas or spaces. */
export const proxies: Read<readonly string[]> = (text) => {
  const parts = text.split(/[\s,]+/).filter(Boolean)
  if (parts.some((part) => part.endsWith('/0'))) return must('not trust everybody: name the proxies, not /0')
  const known = (part: string) => {
    const [address = '', bits, ...more] = part.split('/')
    const most = isIP(address) === 4 ? 32 : 128
    const range = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most)
    return part === 'loopback' || (isIP(address) !== 0 && range && more.length === 0)
  }
  return parts.every(known)
    ? good(parts)
    : must('be addresses or ranges with commas between, like 10.0.0.2, 10.1.0.0/16')
}

export const hiddenText =
  (least: number): Read<Hidden<string>> =>
  (text) =>
    text.length >= least ? good(hide(text)) : must(`have at least ${least} characters`)

export const path: Read<string> = (text) => (text.includes('\0') ? must('be a path') : good(text))

/** Hex or base64 (either alphabet). Something a person made up by hand is refused: it can be guessed. */
export const randomBytes: Read<Hidden<Buffer>> = (text) => {
  const form = 'be at least 32 random bytes in hex or base64: make one with "openssl rand -base64 32"'
  const bytes = /^([0-9a-f]{2})+$/i.test(text)
    ? Buffer.from(text, 'hex')
    : /^[\w+/-]+={0,2}$/.test(text)
      ? Buffer.from(text, 'base64')
      : undefined
  // 32 random bytes hold about thirty different ones; fewer than sixteen do not happen by chance.
  return bytes && bytes.length >= 32 && new Set(bytes).size >= 16 ? good(hide(bytes)) : must(form)
}

const urlOf = (text: string) => {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}

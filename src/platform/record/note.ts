import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign, verify } from 'node:crypto'
import { sha256 } from './sha256.js'

/** Who can sign: https://c2sp.org/signed-note, with Ed25519 and no other kind of key. */
export type Signer = {
  readonly name: string
  /** the public half, in the form that is handed round: `name+hash+base64` */
  readonly vkey: string
  readonly sign: (text: Uint8Array) => Uint8Array
}

/** Whose signature can be checked. */
export type Verifier = {
  readonly name: string
  /** four bytes, in hex */
  readonly keyHash: string
  readonly verify: (text: Uint8Array, signature: Uint8Array) => boolean
}

/** A text and by whom it is signed, as far as the known keys tell. */
export type Note =
  | {
      readonly ok: true
      /** ends with a line end */
      readonly text: string
      readonly by: readonly string[]
      /** names that stand under it whose keys are not known: worth nothing */
      readonly unknown: readonly string[]
    }
  | {
      readonly ok: false
      /** not a note at all; signed by nobody known; a known key whose signature is not true */
      readonly no: 'malformed' | 'unverified' | 'false-signature'
    }

const ED25519 = 1
const DASH = '— '
const MOST_SIGNATURES = 100

/**
 * The key that signs an organisation's record. It is worked out from the installation's secret whenever it is
 * needed, so there is no key to store or to lose; another secret is another key.
 * @param secret at least 32 bytes
 * @param organisation its id, a UUID
 */
export function recordKey(secret: Uint8Array, organisation: string): Signer {
  if (secret.length < 32) throw new Error('a secret of at least 32 bytes is needed')
  const seed = hkdfSync('sha256', secret, '', `throughline record ${organisation}`, 32)
  return signerOf(originOf(organisation), Buffer.from(seed))
}

/** The name of an organisation's record, under which its heads are signed. */
export function originOf(organisation: string): string {
  return `throughline/${organisation}`
}

/** @throws where the text is not a signing key: `PRIVATE+KEY+name+hash+base64` */
export function readSigner(skey: string): Signer {
  const { name, keyHash, key } = keyParts(/^PRIVATE\+KEY\+(.*)$/s.exec(skey)?.[1] ?? '')
  const signer = signerOf(name, key)
  // The hash is of the public half: it tells whether the private one was copied without a slip.
  if (!signer.vkey.startsWith(`${name}+${keyHash}+`)) throw new Error('not a signing key')
  return signer
}

/** @returns undefined where the text is not a key: `name+hash+base64` */
export function readVerifier(vkey: string): Verifier | undefined {
  try {
    const { name, keyHash, key } = keyParts(vkey)
    if (keyHash !== hashOfKey(name, key)) return undefined
    const publicKey = createPublicKey({ key: Buffer.concat([SPKI, key]), format: 'der', type: 'spki' })
    return {
      name,
      keyHash,
      verify: (text, signature) => signature.length === 64 && verify(null, text, publicKey, signature),
    }
  } catch {
    return undefined
  }
}

/**
 * Signs a text. Every further signature stands on a line of its own.
 * @throws where the text could not be told apart from the signatures: no line end at its end, or control characters
 */
export function signNote(text: string, signers: readonly Signer[]): string {
  if (!text.endsWith('\n') || !isClean(text)) throw new Error('this text cannot be signed')
  const lines = signers.map((signer) => {
    const verifier = readVerifier(signer.vkey)
    if (!verifier) throw new Error('not a signing key')
    const signature = Buffer.concat([Buffer.from(verifier.keyHash, 'hex'), signer.sign(Buffer.from(text))])
    return `${DASH}${signer.name} ${signature.toString('base64')}\n`
  })
  return `${text}\n${lines.join('')}`
}

/** Opens a signed note. It is good when at least one known key signed it and no known key's signature is false. */
export function verifyNote(message: string | Uint8Array, known: readonly Verifier[]): Note {
  const parts = partsOf(message)
  if (!parts) return { ok: false, no: 'malformed' }
  const by = new Set<string>()
  const unknown = new Set<string>()
  for (const { name, keyHash, signature } of parts.signatures) {
    const verifier = known.find((one) => one.name === name && one.keyHash === keyHash)
    if (!verifier) unknown.add(name)
    else if (verifier.verify(Buffer.from(parts.text), signature)) by.add(name)
    else return { ok: false, no: 'false-signature' }
  }
  if (by.size === 0) return { ok: false, no: 'unverified' }
  return { ok: true, text: parts.text, by: [...by], unknown: [...unknown] }
}

function partsOf(message: string | Uint8Array) {
  const whole = typeof message === 'string' ? message : decoded(message)
  if (whole === undefined || !isClean(whole)) return undefined
  const split = whole.lastIndexOf('\n\n')
  if (split < 0 || !whole.endsWith('\n')) return undefined
  const lines = whole.slice(split + 2, -1).split('\n')
  if (lines.length > MOST_SIGNATURES) return undefined
  const signatures = lines.map(signatureOf)
  if (!signatures.every((one) => one !== undefined)) return undefined
  return { text: whole.slice(0, split + 1), signatures }
}

function signatureOf(line: string) {
  const [, name = '', base64 = ''] = /^— ([^ ]+) ([^ ]+)$/.exec(line) ?? []
  const bytes = fromBase64(base64)
  if (!isName(name) || !bytes || bytes.length < 5) return undefined
  return { name, keyHash: bytes.subarray(0, 4).toString('hex'), signature: bytes.subarray(4) }
}

function keyParts(text: string) {
  const [, name = '', keyHash = '', base64 = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/s.exec(text) ?? []
  const bytes = fromBase64(base64)
  if (!isName(name) || bytes?.length !== 33 || bytes[0] !== ED25519) throw new Error('not a key')
  return { name, keyHash, key: bytes.subarray(1) }
}

function signerOf(name: string, seed: Uint8Array): Signer {
  if (!isName(name)) throw new Error('not a name for a key')
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' })
  const key = publicHalf(privateKey)
  const vkey = `${name}+${hashOfKey(name, key)}+${Buffer.from([ED25519, ...key]).toString('base64')}`
  return { name, vkey, sign: (text) => sign(null, text, privateKey) }
}

const publicHalf = (key: KeyObject) =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(SPKI.length)

const hashOfKey = (name: string, key: Uint8Array) =>
  sha256(Buffer.from(`${name}\n`), Buffer.from([ED25519]), key)
    .subarray(0, 4)
    .toString('hex')

// What stands before 32 bytes of key in the two forms that node:crypto reads (RFC 8410).
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')

const isName = (name: string) => /^[^\s+]+$/u.test(name)
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these must not stand in a note
const isClean = (text: string) => !/[\u0000-\u0009\u000b-\u001f]|\p{Surrogate}/u.test(text)

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

// Buffer reads base64 leniently; writing it again shows whether it was exactly that.
export function fromBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : undefined
}

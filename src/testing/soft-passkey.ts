import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

type Cbor = number | string | Uint8Array | ReadonlyMap<number | string, Cbor>

/** RFC 8949, as much as an authenticator says. */
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value])
  const pairs = [...value].flatMap(([key, one]) => [cbor(key), cbor(one)])
  return Buffer.concat([head(5, value.size), ...pairs])
}

function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length])
  if (length < 256) return Buffer.from([(major << 5) | 24, length])
  return Buffer.from([(major << 5) | 25, length >> 8, length & 255])
}

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest()
const PRESENT = 1
const VERIFIED = 4
const NEW = 64

type Asked = { readonly challenge: string }
type Way = { readonly origin: string; readonly verified?: boolean }

/** An authenticator made of nothing but software, with one passkey (ES256) in it. */
export function softPasskey() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  let counter = 0

  const clientData = (type: string, { challenge }: Asked, { origin }: Way) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const data = ({ origin, verified = true }: Way, flags: number, more: Uint8Array = Buffer.alloc(0)) => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(++counter)
    const all = PRESENT | (verified ? VERIFIED : 0) | flags
    return Buffer.concat([sha256(new URL(origin).hostname), Buffer.from([all]), count, more])
  }
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
  const common = { id: text(id), rawId: text(id), type: 'public-key', clientExtensionResults: {} }

  return {
    /** What the browser sends for a new passkey. */
    make: (asked: Asked, way: Way): string => {
      const cose = cbor(
        new Map<number, Cbor>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, Buffer.from(x, 'base64url')],
          [-3, Buffer.from(y, 'base64url')],
        ]),
      )
      const length = Buffer.from([0, id.length])
      const authData = data(way, NEW, Buffer.concat([Buffer.alloc(16), length, id, cose]))
      const attestation = new Map<string, Cbor>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authData],
      ])
      const clientDataJSON = text(clientData('webauthn.create', asked, way))
      const response = {
        clientDataJSON,
        attestationObject: text(cbor(attestation)),
        transports: ['internal'],
      }
      return JSON.stringify({ ...common, response })
    },
    /** What the browser sends when the passkey is used. */
    use: (asked: Asked, way: Way): string => {
      const client = clientData('webauthn.get', asked, way)
      const authData = data(way, 0)
      const signature = sign('sha256', Buffer.concat([authData, sha256(client)]), privateKey)
      const response = {
        clientDataJSON: text(client),
        authenticatorData: text(authData),
        signature: text(signature),
      }
      return JSON.stringify({ ...common, response })
    },
  }
}

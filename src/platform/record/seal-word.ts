import { sha256 } from './sha256.js'
export const sealWord = (text: string, salt: Uint8Array) =>
  sha256(Buffer.from('throughline word\0'), salt, Buffer.from(text)).toString('hex')

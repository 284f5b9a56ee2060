import { createHash } from 'node:crypto'
import type { Instant } from '../../kernel/day.js'
import type { Say } from '../../ui/say.js'
import type { Organisation } from '../organisation.js'
import type { Head } from './daily-head.js'

export type HeadsFeed = {
  readonly organisation: Organisation
  /** how people reach us, without a slash at its end */
  readonly address: string
  readonly heads: readonly Head[]
  readonly say: Say
  /** what the feed's own date is while nothing is signed */
  readonly now: Instant
}

/** The signed heads as an Atom feed (RFC 4287), so that whoever follows it has them outside this installation. */
export function headsFeed({ organisation, address, heads, say, now }: HeadsFeed): string {
  const { id, name, language } = organisation
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
  <id>urn:uuid:${id}</id>
  <title>${xml(say('head.feed', { name }))}</title>
  <subtitle>${xml(say('head.proves'))}</subtitle>
  <updated>${heads[0]?.madeAt ?? now}</updated>
  <author><name>${xml(name)}</name></author>
  <link rel="self" type="application/atom+xml" href="${xml(address)}/record/heads.atom"/>
${heads.map((head) => entry(organisation, address, head, say)).join('')}</feed>
`
}

function entry(organisation: Organisation, address: string, { day, note, madeAt }: Head, say: Say): string {
  return `  <entry>
    <id>urn:uuid:${nameUuid(organisation.id, day)}</id>
    <title>${xml(say('head.of-day', { day }))}</title>
    <updated>${madeAt}</updated>
    <link rel="alternate" href="${xml(address)}/record"/>
    <content type="text">${xml(note)}</content>
  </entry>
`
}

/** A UUID of a name within another UUID (RFC 9562, version 5): the same wherever the organisation moves. */
function nameUuid(space: string, name: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(space.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest()
  bytes[6] = (bytes[6]! & 0x0f) | 0x50
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex', 0, 16)
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5')
}

const NAMED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text that may stand in XML, between tags or in an attribute. What XML cannot hold at all is left out. */
export const xml = (text: string) =>
  text.replace(/(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '').replace(/[&<>"']/g, (sign) => NAMED[sign]!)

import type { IncomingHttpHeaders } from 'node:http'
import type { Instant } from '../../kernel/day.js'
import type { Reader } from '../db/scope.js'

/**
 * Does a request come from this very machine? The socket says so, and nothing says otherwise: a proxy here, or a
 * page of another site whose name leads here, would make the whole world look like this machine.
 * @param socket the address at the other end of the connection, never what a header claims
 */
export function isFromHere(socket: string | undefined, headers: IncomingHttpHeaders): boolean {
  const near = socket !== undefined && /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/.test(socket)
  const handedOn = HANDED_ON.some((name) => headers[name] !== undefined)
  return near && !handedOn && /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/.test(headers.host ?? '')
}

const HANDED_ON = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
]

export type Kept = {
  readonly id: string
  readonly address: string
  readonly subject: string
  readonly body: string
  readonly writtenAt: Instant
}

/**
 * Letters that are kept because no mail server is set, newest first; also those that would wait for the morning, since
 * a screen wakes nobody.
 */
export async function keptLetters(reader: Reader, most: number): Promise<readonly Kept[]> {
  return reader
    .selectFrom('letter')
    .select(['id', 'address', 'subject', 'body', 'made_at as writtenAt'])
    .where((letter) =>
      letter.or([
        letter('trouble', '=', 'mailbox'),
        letter.and([letter('sent_at', 'is', null), letter('trouble', 'is', null)]),
      ]),
    )
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute()
}

import type { Config } from '../config/config.js'
import { openTransport } from '../mail/transport.js'
import { attention, codeOf, type Line, ok, wrong } from './line.js'

const REASONS: Readonly<Record<string, readonly [said: string, todo: string]>> = {
  EAUTH: ['does not take our name and password', 'Check the name and password in SMTP_URL.'],
  EDNS: ['has a name that cannot be looked up', 'Check the host in SMTP_URL.'],
  ETLS: ['does not encrypt as it should', 'Use smtps:// with port 465, or check its certificate.'],
  ETIMEDOUT: ['does not answer', 'Check host, port and firewall.'],
}

/** Asks the mail server whether it would take letters. Sends none. */
export async function lookAtMail({ smtpUrl, mailFrom = '' }: Config): Promise<Line> {
  if (!smtpUrl)
    return attention(
      'mail',
      'No mail server is set, so no letter is sent.',
      'Set SMTP_URL and MAIL_FROM for real use.',
    )
  try {
    await openTransport(smtpUrl.reveal(), mailFrom).greet()
    return ok('mail', 'The mail server answers, and knows us.')
  } catch (error) {
    const code = codeOf(error)
    const [said, todo] = REASONS[code] ?? [
      `cannot be used (${code})`,
      'Check SMTP_URL: is the server running?',
    ]
    return wrong('mail', `The mail server ${said}.`, todo)
  }
}

import nodemailer from 'nodemailer'

/** A letter on its way out. */
export type Outgoing = {
  /** the same at every try, so that a letter that comes twice can be told from two */
  readonly id: string
  readonly address: string
  readonly subject: string
  readonly body: string
}

export type Outcome =
  | { readonly kind: 'taken' }
  /** for good: the server will not take this letter, or not for this address */
  | { readonly kind: 'refused'; readonly why: string }
  /** not now: no line, a busy server, a wrong password of ours */
  | { readonly kind: 'later'; readonly why: string }
  /** the line broke after the whole text was handed over and before the server said yes or no */
  | { readonly kind: 'not-known'; readonly why: string }

export type Transport = {
  readonly send: (letter: Outgoing) => Promise<Outcome>
  /** Can the server be reached, and does it take our name and password? @throws the reason where not */
  readonly greet: () => Promise<void>
}

const LIMITS = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 60_000,
  dnsTimeout: 10_000,
}

/** Sends over one SMTP server, a connection for each letter. */
export function openTransport(smtpUrl: string, from: string): Transport {
  const mailer = nodemailer.createTransport({
    ...LIMITS,
    ...serverOf(smtpUrl),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const host = /@([^@>]+)>?$/.exec(from)?.[1] ?? 'localhost'

  const handedOver = new Set<unknown>()
  mailer.use('stream', (mail, next) => {
    mail.message.processFunc((text) => text.on('end', () => handedOver.add(mail.data.messageId)))
    next()
  })

  const send = async ({ id, address, subject, body }: Outgoing): Promise<Outcome> => {
    const messageId = `<${id}@${host}>`
    try {
      await mailer.sendMail({
        from,
        to: { name: '', address },
        subject,
        text: body,
        messageId,
        textEncoding: 'quoted-printable',
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
      return { kind: 'taken' }
    } catch (error) {
      return outcomeOf(error, handedOver.has(messageId))
    } finally {
      handedOver.delete(messageId)
    }
  }
  return { send, greet: async () => void (await mailer.verify()) }
}

function serverOf(smtpUrl: string) {
  const url = new URL(smtpUrl)
  const secure = url.protocol === 'smtps:'
  const port = url.port ? Number(url.port) : secure ? 465 : 587
  const server = { host: url.hostname.replace(/^\[|\]$/g, ''), port, secure }
  if (!url.username) return server
  const auth = { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
  // A password does not cross a network in the clear, whatever a machine in between says the server can do.
  const near = ['localhost', '127.0.0.1', '::1'].includes(server.host)
  return { ...server, auth, requireTLS: !secure && !near }
}

/** Reads what went wrong. Only a no to this address or this text is for good; a no to us is for us to mend. */
export function outcomeOf(error: unknown, handedOver: boolean): Outcome {
  const { code, command, responseCode } = factsOf(error)
  const why = responseCode ? `${responseCode}` : code
  const toTheLetter = command === 'RCPT TO' || command === 'DATA'
  if (responseCode >= 500 && responseCode !== 530 && toTheLetter) return { kind: 'refused', why }
  if (!responseCode && handedOver) return { kind: 'not-known', why }
  return { kind: 'later', why }
}

function factsOf(error: unknown) {
  const facts = { code: 'unknown', command: '', responseCode: 0 }
  if (!(error instanceof Error)) return facts
  if ('code' in error && /^[A-Z_]{1,30}$/.test(`${error.code}`)) facts.code = `${error.code}`
  if ('command' in error) facts.command = `${error.command}`
  if ('responseCode' in error && typeof error.responseCode === 'number')
    facts.responseCode = error.responseCode
  return facts
}

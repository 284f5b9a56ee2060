import { createServer, type Socket } from 'node:net'

/** How the mail server of the outside world behaves, letter by letter; the last one stays. */
export type Manner =
  | 'takes'
  /** says no to everybody at the door */
  | 'shut'
  /** knows no such address */
  | 'no-such-person'
  /** is busy: ask again */
  | 'busy'
  /** reads the letter and will not have it */
  | 'dislikes-text'
  /** the line is cut in the middle of the letter */
  | 'cut-halfway'
  /** the line is cut when the whole letter is there and nobody has said yes */
  | 'cut-at-the-end'
  /** says nothing at all */
  | 'not-ours'

export type Received = { readonly from: string; readonly to: readonly string[]; readonly text: string }

/** A small mail server that speaks SMTP over a real socket. It stands for the outside world in tests. */
export async function smtpServer(...manners: readonly Manner[]) {
  const received: Received[] = []
  let visits = 0
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    const manner = manners[Math.min(visits++, manners.length - 1)] ?? 'takes'
    converse(socket, manner, (letter) => received.push(letter))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('no port')
  const close = async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((closed) => server.close(closed))
  }
  return { url: `smtp://127.0.0.1:${address.port}`, received, visits: () => visits, close }
}

function converse(socket: Socket, manner: Manner, keep: (letter: Received) => void): void {
  const say = (line: string) => socket.write(`${line}\r\n`)
  let from = ''
  let to: string[] = []
  let reading = false
  let buffer = ''
  say(manner === 'shut' ? '554 not today' : '220 post.example ESMTP')

  const command = (line: string) => {
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'EHLO') return say('250-post.example\r\n250 8BITMIME')
    if (verb === 'MAIL') {
      from = /<(.*)>/.exec(line)?.[1] ?? ''
      return say(manner === 'not-ours' ? '550 you may not send as that' : '250 ok')
    }
    if (verb === 'RCPT') {
      if (manner === 'no-such-person') return say('550 no such person')
      if (manner === 'busy') return say('451 busy, come back')
      to.push(/<(.*)>/.exec(line)?.[1] ?? '')
      return say('250 ok')
    }
    if (verb === 'DATA') {
      reading = true
      say('354 go on')
      if (manner === 'cut-halfway') socket.destroy()
      return
    }
    if (verb === 'QUIT') return socket.end('221 bye\r\n')
    return say('250 ok')
  }
  socket.on('data', (bytes) => {
    buffer += bytes.toString('utf8')
    for (;;) {
      const end = buffer.indexOf(reading ? '\r\n.\r\n' : '\r\n')
      if (end < 0) return
      const part = buffer.slice(0, end)
      buffer = buffer.slice(end + (reading ? 5 : 2))
      if (!reading) {
        command(part)
        continue
      }
      reading = false
      if (manner === 'cut-at-the-end') return socket.destroy()
      if (manner === 'dislikes-text') say('554 we do not want this')
      else {
        keep({ from, to, text: part.replace(/^\.\./gm, '.') })
        say('250 taken')
      }
      to = []
    }
  })
}

import { createReadStream } from 'node:fs'
import sax from 'sax'

type Attributes = Readonly<Record<string, string>>

/** What is made of a file of XML: elements by their own name, whatever stands before the colon. */
export type Hearing = {
  readonly open?: (name: string, attributes: Attributes) => void
  /** with the text since the last element began */
  readonly close?: (name: string, text: string) => void
}

/** A text longer than this is no cell of a table. */
const LONGEST_TEXT = 100_000

export class NotXml extends Error {}

const own = (name: string) => name.slice(name.indexOf(':') + 1)

/**
 * Reads a file of XML piece by piece, so that nobody else waits for it. Entities a file brings along are not known.
 * @throws NotXml where it is none, and whatever the hearing throws
 */
export async function readXml(path: string, { open, close }: Hearing): Promise<void> {
  const reader = sax.parser(true, { trim: false, position: false })
  let text = ''
  reader.onerror = (error) => {
    throw new NotXml(error.message)
  }
  reader.onopentag = ({ name, attributes }) => {
    text = ''
    open?.(own(name), plainly(attributes))
  }
  reader.ontext = (more) => {
    text += more
    if (text.length > LONGEST_TEXT) throw new NotXml('too long')
  }
  reader.oncdata = reader.ontext
  reader.onclosetag = (name) => {
    close?.(own(name), text)
    text = ''
  }
  const decoder = new TextDecoder()
  for await (const piece of createReadStream(path))
    reader.write(decoder.decode(Buffer.from(piece), { stream: true }))
  reader.close()
}

const plainly = (attributes: Readonly<Record<string, unknown>>): Attributes =>
  Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) =>
      typeof value === 'string' ? [[own(name), value]] : [],
    ),
  )

import { createReadStream } from 'node:fs'
import { readLine } from './lines.js'
import { physicalLines } from './physical-lines.js'

const MOST_TEXT = 4 * 1024 * 1024

/**
 * The signed heads in something a person kept: a letter with all that stands around it, or an older export.
 * @returns the notes as they were signed; none where there are none
 * @throws where the file cannot be read
 */
export async function keptHeads(path: string): Promise<readonly string[]> {
  const notes: string[] = []
  let text = ''
  for await (const line of physicalLines(createReadStream(path))) {
    if (line.text?.startsWith('{')) {
      const read = readLine(line.text)
      if (read.ok && (read.line.kind === 'head' || read.line.kind === 'end')) notes.push(read.line.note)
    } else if (text.length < MOST_TEXT) text += `${line.text ?? ''}\n`
  }
  return notes.length ? notes : notesIn(text)
}

/**
 * Finds signed heads in a text, whatever a mail program has done to it: quoted it, indented it, ended its lines
 * another way, dropped or added empty lines, or encoded it for sending.
 */
export function notesIn(text: string): readonly string[] {
  const found = [text, quotedPrintable(text), base64Parts(text)].map(heads).find((notes) => notes.length)
  return found ?? []
}

const SIGNED_BY = /^— \S+ [A-Za-z0-9+/]+=*$/
const NAME = /^\S+$/
const SIZE = /^\d{1,16}$/
const ROOT = /^[A-Za-z0-9+/]{43}=$/

function heads(text: string): readonly string[] {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.replace(/^[\s>|]+|\s+$/gu, ''))
    .filter(Boolean)
  return lines.flatMap((origin, at) => {
    if (!(NAME.test(origin) && SIZE.test(lines[at + 1] ?? '') && ROOT.test(lines[at + 2] ?? ''))) return []
    let signed = at + 3
    while (signed < at + 8 && lines[signed] !== undefined && !SIGNED_BY.test(lines[signed]!)) signed++
    let end = signed
    while (SIGNED_BY.test(lines[end] ?? '')) end++
    if (end === signed) return []
    return [`${lines.slice(at, signed).join('\n')}\n\n${lines.slice(signed, end).join('\n')}\n`]
  })
}

function quotedPrintable(text: string): string {
  const bytes = text
    .replace(/=\r?\n/g, '')
    .replace(/(?:=[0-9A-F]{2})+/gi, (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'))
  return bytes
}

function base64Parts(text: string): string {
  const blocks = text.match(/(?:^[A-Za-z0-9+/]{40,76}\r?\n)+(?:[A-Za-z0-9+/]*={0,2}$)?/gm) ?? []
  return blocks.map((block) => Buffer.from(block, 'base64').toString('utf8')).join('\n')
}

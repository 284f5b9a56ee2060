import { createHash, randomBytes } from 'node:crypto'
import { type Static, Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { linesOf } from '../../../../platform/archive/read.js'
import { Refused } from '../../../../platform/archive/refused.js'
import type { Written } from '../../../../platform/cli.js'
import { writeStream } from '../../../../platform/write-stream.js'
import { type Content, contentHash, contentLines, resultsHash } from './content.js'
import { gathering } from './gathering.js'

const Hash = Type.RegExp(/^[0-9a-f]{64}$/)
const Head = Type.Object({
  conversationArchive: Type.Literal('throughline'),
  v: Type.Literal(1),
  program: Type.String(),
  /** where it was held */
  organisation: Type.String(),
  question: Type.String(),
  content: Hash,
  results: Type.Union([Hash, Type.Null()]),
  /** Drawn for this file alone: without it the file's sum, which stands in the record, could be tried out. */
  drawn: Hash,
})
type Head = Static<typeof Head>
const Last = Type.Object({ lines: Type.Integer(), sha256: Hash })

/** An archive of one conversation, and the sum of its file: what the record says of it. */
export type Archive = { readonly head: Head; readonly content: Content; readonly file: string }

/** Writes an archive, whole or not at all, for its owner's eyes alone; packed where the name ends in .gz. */
export async function writeArchive(
  path: string,
  content: Content,
  from: Pick<Head, 'program' | 'organisation'>,
): Promise<{ readonly ok: true; readonly head: Head; readonly file: string } | (Written & { ok: false })> {
  const head: Head = {
    ...{ conversationArchive: 'throughline', v: 1, ...from, question: content.conversation.question },
    ...{ content: contentHash(content), results: resultsHash(content) },
    drawn: randomBytes(32).toString('hex'),
  }
  const sum = createHash('sha256')
  let [lines, file] = [0, '']
  const counted = (text: string) => {
    sum.update(text)
    lines++
    return text
  }
  async function* all() {
    yield counted(`${JSON.stringify(head)}\n`)
    for (const text of contentLines(content)) yield counted(text)
    file = sum.digest('hex')
    yield `${JSON.stringify({ lines, sha256: file })}\n`
  }
  const written = await writeStream(path, all(), { packed: path.endsWith('.gz') })
  return written.ok ? { ok: true, head, file } : written
}

/** @throws Refused where it is no archive of a conversation, is cut off, altered, or comes from a later program */
export async function readArchive(path: string): Promise<Archive> {
  const sum = createHash('sha256')
  let head: Head | undefined
  let [lines, file] = [0, '']
  const gathered = gathering()
  for await (const text of linesOf(path)) {
    if (file) throw new Refused('altered', 'there is more after its end')
    const line = parsed(text, head)
    if (!head) head = headOf(line)
    else if (Value.Check(Last, line)) {
      file = sum.digest('hex')
      if (line.sha256 !== file || line.lines !== lines)
        throw new Refused('altered', 'its closing sum does not fit')
      continue
    } else gathered.add(line)
    sum.update(text).update('\n')
    lines++
  }
  if (!head) throw new Refused('not-an-archive')
  if (!file) throw new Refused('cut-off')
  const content = gathered.content()
  if (head.content !== contentHash(content) || head.results !== resultsHash(content))
    throw new Refused('altered', 'its first line does not fit what follows')
  return { head, content, file }
}

type Line = Readonly<Record<string, unknown>>

function parsed(text: string, head: Head | undefined): Line {
  try {
    const value: unknown = JSON.parse(text)
    if (isLine(value)) return value
  } catch {}
  throw new Refused(head ? 'altered' : 'not-an-archive', 'a line that cannot be read')
}

const isLine = (value: unknown): value is Line =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function headOf(line: Line): Head {
  if (line.archive === 'throughline') throw new Refused('whole-backup')
  if (line.conversationArchive !== 'throughline') throw new Refused('not-an-archive')
  if (line.v !== 1) throw new Refused('newer-form')
  if (!Value.Check(Head, line)) throw new Refused('altered', 'its first line')
  return line
}

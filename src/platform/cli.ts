import { randomBytes } from 'node:crypto'
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

/** What a command-line verb may touch: the terminal, and files it was told to write. */
export type Terminal = {
  /** The result of the command: what a person pipes into a file. */
  readonly say: (text: string) => void
  /** Everything else: faults, notices, how far the work has come. */
  readonly tell: (text: string) => void
  /** A line that is overwritten by the next, on a real terminal only. */
  readonly progress: (text: string) => void
}

export type Verb = {
  readonly name: string
  /** One line for the list of verbs. */
  readonly what: string
  readonly usage: string
  /** @returns the exit code: 0 done, 2 the input or the options were not what was expected */
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<number>
}

/** A verb with verbs of its own: `record export`, `record verify`. */
export function verbOf({ name, what }: Pick<Verb, 'name' | 'what'>, parts: readonly Verb[]): Verb {
  const usage = parts.map((part) => part.usage).join('\n')
  return {
    name,
    what,
    usage,
    run: async ([first, ...args], terminal) => {
      const part = parts.find((known) => known.name === first)
      if (part) return part.run(args, terminal)
      terminal.tell(usage)
      return 2
    },
  }
}

export type OptionKinds = Readonly<
  Record<string, { readonly type: 'string' | 'boolean'; readonly multiple?: boolean }>
>
export type Options = {
  readonly flag: (name: string) => boolean
  readonly one: (name: string) => string | undefined
  readonly many: (name: string) => readonly string[]
}
export type Parsed =
  | { readonly ok: true; readonly options: Options; readonly places: readonly string[] }
  | { readonly ok: false; readonly sentence: string }

/** Reads options strictly: an unknown or incomplete one is a sentence, not a guess. */
export function parseOptions(args: readonly string[], kinds: OptionKinds): Parsed {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: kinds,
      allowPositionals: true,
      strict: true,
    })
    const all = (name: string) => [values[name] ?? []].flat()
    return {
      ok: true,
      places: positionals,
      options: {
        flag: (name) => all(name).includes(true),
        one: (name) => all(name).findLast((value) => typeof value === 'string'),
        many: (name) => all(name).filter((value) => typeof value === 'string'),
      },
    }
  } catch (error) {
    return { ok: false, sentence: sentenceOf(error) }
  }
}

// Node's own messages are sentences, with advice after the first full stop.
const sentenceOf = (error: unknown) =>
  `${(error instanceof Error ? error.message : `${error}`).split('. ')[0]}.`

export type Written = { readonly ok: true } | { readonly ok: false; readonly sentence: string }

/** The name of what becomes a file when it is whole. Not to be guessed: others may be able to write in the folder. */
export const besideOf = (path: string) => `${path}.${randomBytes(6).toString('hex')}.part`

/**
 * Writes a file whole or not at all: a reader never meets half of it, and a failure leaves the old one.
 * @param own nobody but its owner may read it
 */
export function writeWhole(path: string, content: string, { own = false } = {}): Written {
  const beside = besideOf(path)
  try {
    writeFileSync(beside, content, { flag: 'wx', mode: own ? 0o600 : 0o666 })
    renameSync(beside, path)
    return { ok: true }
  } catch (error) {
    rmSync(beside, { force: true })
    return { ok: false, sentence: unwritable(path, error) }
  }
}

/** Why a file could not be written, in one sentence. */
export function unwritable(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? `${error.code}` : 'unknown'
  return `${path} could not be written (${REASONS[code] ?? code}).`
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  EACCES: 'this folder may not be written to',
  EROFS: 'this disk may only be read',
  EISDIR: 'that is a folder',
  ENOSPC: 'the disk is full',
}

/** Text for a terminal without what would steer it: a name from a file may hold anything. */
export const readable = (text: string) =>
  text.replace(/(?![\n\t])\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')

export function terminal(): Terminal {
  // A reader that stops early (`| head`) is not a fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  const live = process.stderr.isTTY
  const clear = live ? '\r\u001b[2K' : ''
  return {
    say: (text) => process.stdout.write(text),
    tell: (text) => process.stderr.write(`${clear}${readable(text)}\n`),
    progress: (text) => live && process.stderr.write(`${clear}${readable(text)}`),
  }
}

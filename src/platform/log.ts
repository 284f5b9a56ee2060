/** Lines of JSON, one for each thing that happened. Never a name, an address with what was asked, or what was typed. */
export type Log = {
  readonly info: (what: string, facts?: Facts) => void
  readonly warn: (what: string, facts?: Facts) => void
  readonly error: (what: string, facts?: Facts & { readonly error?: unknown }) => void
}

export type Facts = Readonly<Record<string, unknown>>

const LEVELS = ['error', 'warn', 'info', 'debug'] as const
export type Level = (typeof LEVELS)[number]

/** @param level how much is written: this level and those that matter more */
export function openLog(
  level: Level,
  write: (line: string) => void,
  clock: () => Date = () => new Date(),
): Log {
  const at =
    (of: Level) =>
    (what: string, facts: Facts = {}) => {
      if (LEVELS.indexOf(of) > LEVELS.indexOf(level)) return
      const { error, ...rest } = facts
      const failed = error === undefined ? {} : { error: describe(error) }
      write(`${JSON.stringify({ time: clock().toISOString(), level: of, what, ...rest, ...failed })}\n`)
    }
  return { info: at('info'), warn: at('warn'), error: at('error') }
}

/** Where it broke and how, without what people wrote: messages quote values, and a database's detail holds rows. */
export function describe(error: unknown): Facts {
  if (!(error instanceof Error)) return { name: typeof error }
  const { name, message, stack = '' } = error
  const known = ['code', 'constraint', 'table', 'column', 'routine'].flatMap((key) => {
    const value = (error as unknown as Facts)[key]
    return typeof value === 'string' ? [[key, value.slice(0, 100)] as const] : []
  })
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  return {
    name,
    message: withoutValues(message),
    ...Object.fromEntries(known),
    at: frames.slice(0, 12).map((line) => line.trim().slice(3)),
    ...(error.cause === undefined ? {} : { cause: describe(error.cause) }),
  }
}

// Cut first: a long message must not take long to look through.
const withoutValues = (message: string) =>
  message
    .slice(0, 2_000)
    .split('\n', 1)[0]!
    .replace(/"[^"]*"?|'[^']*'?|`[^`]*`?|“[^”]*”?/g, '…')
    .replace(/\S+@\S+/g, '…')
    .slice(0, 200)

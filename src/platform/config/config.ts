import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { misspelt } from './misspelt.js'
import { randomBytes } from './readers.js'
import { type Hidden, hide, type Setting } from './setting.js'
import { SETTINGS } from './settings.js'

type Table = typeof SETTINGS
type Values = { readonly [K in keyof Table]: Table[K] extends Setting<infer T> ? T : never }

/** What this process runs by. Secrets are hidden: `config.databaseUrl?.reveal()`. */
export type Config = Omit<Values, 'address' | 'secretFile'> & { readonly address: string }

export type Environment = Readonly<Record<string, string | undefined>>
export type Settled =
  | { readonly ok: true; readonly config: Config }
  /** one sentence per mistake, all of them */
  | { readonly ok: false; readonly mistakes: readonly string[] }

/** Where the program stands: relative paths start here. */
export const PROGRAM = fileURLToPath(new URL('../../../', import.meta.url))

/**
 * Reads the settings and says everything that is wrong with them at once. Makes and changes nothing.
 * @param readFile reads the file that SECRET_FILE names; throws where it cannot
 */
export function readConfig(env: Environment, readFile: (path: string) => string): Settled {
  const mistakes: string[] = []
  // An empty variable is how container files say "not set".
  const set = Object.keys(env).filter((name) => env[name]?.trim())
  const values = Object.fromEntries(
    Object.entries(SETTINGS).map(([key, setting]) => {
      const text = env[setting.name]?.trim() || setting.otherwise
      if (text === undefined) return [key, undefined]
      const reading = setting.read(text)
      if (reading.ok) return [key, reading.value]
      mistakes.push(sentence(setting, reading.must, text))
      return [key, undefined]
    }),
  ) as Values
  const secret = fromFile(values, readFile, mistakes) ?? values.secret
  const known = Object.values(SETTINGS).map(({ name }) => name)
  mistakes.push(...together(env), ...misspelt(set, known))
  if (mistakes.length) return { ok: false, mistakes }

  const { secretFile: _, ...rest } = values
  const address = values.address ?? `http://localhost:${values.port}`
  return { ok: true, config: { ...rest, secret, address, dataFolder: resolve(PROGRAM, values.dataFolder) } }
}

function sentence(setting: { name: string; hidden?: true }, must: string, text: string): string {
  const shown = text.replace(/\p{Cc}/gu, ' ').slice(0, 60)
  return setting.hidden ? `${setting.name} must ${must}.` : `${setting.name} must ${must}; it is "${shown}".`
}

function fromFile(
  values: Values,
  readFile: (path: string) => string,
  mistakes: string[],
): Hidden<Buffer> | undefined {
  if (!values.secretFile) return undefined
  try {
    const reading = randomBytes(readFile(resolve(PROGRAM, values.secretFile)).trim())
    if (reading.ok) return hide(reading.value.reveal())
    mistakes.push(`What stands in the file that SECRET_FILE names must ${reading.must}.`)
  } catch {
    mistakes.push(`SECRET_FILE names a file that cannot be read: ${values.secretFile}`)
  }
  return undefined
}

// Settings that are each right and do not go together.
function together(env: Environment): readonly string[] {
  const has = (name: string) => Boolean(env[name]?.trim())
  const process = env.PROCESS?.trim() ?? 'all'
  const parted = process === 'web' || process === 'worker'
  const [serving, owner] = [roleIn(env.DATABASE_URL), roleIn(env.DATABASE_OWNER_URL)]
  const rules: readonly (readonly [boolean, string])[] = [
    [
      has('DATABASE_URL') && !has('DATABASE_OWNER_URL') && process !== 'web',
      'DATABASE_OWNER_URL is needed beside DATABASE_URL, for migrations and the queue. Only PROCESS=web can do without.',
    ],
    [
      has('DATABASE_OWNER_URL') && !has('DATABASE_URL'),
      'DATABASE_OWNER_URL is set and DATABASE_URL is not: set both, or neither to use the bundled database.',
    ],
    [
      serving !== undefined && serving === owner,
      'DATABASE_URL and DATABASE_OWNER_URL name the same role. The role we serve as must not own the tables.',
    ],
    [
      parted && !has('DATABASE_URL'),
      `PROCESS=${process} needs DATABASE_URL: the bundled database serves one process only.`,
    ],
    [
      parted && has('DATABASE_URL') && !has('SECRET') && !has('SECRET_FILE'),
      `PROCESS=${process} needs SECRET or SECRET_FILE: all processes over one database must have the same.`,
    ],
    [has('SECRET') && has('SECRET_FILE'), 'SECRET and SECRET_FILE are both set: keep one.'],
    [has('SMTP_URL') && !has('MAIL_FROM'), 'MAIL_FROM is needed beside SMTP_URL: letters need a sender.'],
  ]
  return rules.flatMap(([wrong, said]) => (wrong ? [said] : []))
}

const roleIn = (url: string | undefined) => {
  try {
    return new URL(url ?? '').username || undefined
  } catch {
    return undefined
  }
}

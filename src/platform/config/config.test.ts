import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { inspect } from 'node:util'
import { type Environment, readConfig } from './config.js'
import { openConfig } from './open.js'
import { settingsPage } from './settings-page.js'

const SECRET = 'odcWRNaPfxnKKAb9SbEkJ3uRc3bHfEPw+qpSutUvoW0='
const noFile = (): string => {
  throw new Error('no file')
}
const mistakesOf = (env: Environment) => {
  const settled = readConfig(env, noFile)
  return settled.ok ? [] : settled.mistakes
}
const folder = () => join(mkdtempSync(join(tmpdir(), 'throughline-')), 'data')

test('with nothing set, everything has a value to start with', () => {
  const settled = readConfig({}, noFile)
  assert.ok(settled.ok)
  const { port, bind, address, process, databaseConnections, smtpUrl, dataFolder } = settled.config
  assert.deepEqual([port, bind, address, process], [3000, '127.0.0.1', 'http://localhost:3000', 'all'])
  assert.deepEqual([databaseConnections, smtpUrl], [20, undefined])
  assert.match(dataFolder, /^[/\w].*data$/)
})

test('the address follows the port where nobody said otherwise', () => {
  const settled = readConfig({ PORT: '8080' }, noFile)
  assert.equal(settled.ok && settled.config.address, 'http://localhost:8080')
})

test('every mistake is said at once, each in one sentence', () => {
  const mistakes = mistakesOf({
    PORT: 'eighty',
    BIND: 'everywhere',
    LOG_LEVEL: 'loud',
    ADDRESS: 'example.org/path',
  })
  assert.deepEqual(mistakes, [
    'ADDRESS must be an address like https://together.example.org, with no path; it is "example.org/path".',
    'PORT must be a whole number from 1 to 65535; it is "eighty".',
    'BIND must be an address of this machine, like 127.0.0.1 or 0.0.0.0; it is "everywhere".',
    'LOG_LEVEL must be one of error, warn, info, debug; it is "loud".',
  ])
})

test('a sentence for each thing that does not fit', () => {
  const wrong: Record<string, Environment> = {
    PORT: { PORT: '65536' },
    DATABASE_URL: { DATABASE_URL: 'mysql://host/db', DATABASE_OWNER_URL: 'postgres://o@h/d' },
    SMTP_URL: { SMTP_URL: 'mail.example.org', MAIL_FROM: 'a@example.org' },
    MAIL_FROM: { MAIL_FROM: 'Joe <a@example.org>\nBcc: b@example.org' },
    TRUSTED_PROXIES: { TRUSTED_PROXIES: '0.0.0.0/0' },
    METRICS_TOKEN: { METRICS_TOKEN: 'short' },
    PROCESS: { PROCESS: 'both' },
    OTEL_EXPORTER_OTLP_ENDPOINT: { OTEL_EXPORTER_OTLP_ENDPOINT: 'collector' },
    DATABASE_CONNECTIONS: { DATABASE_CONNECTIONS: '1' },
  }
  for (const [name, env] of Object.entries(wrong)) {
    const mistakes = mistakesOf(env)
    assert.equal(mistakes.length, 1, `${name}: ${mistakes.join(' / ')}`)
    assert.ok(mistakes[0]!.startsWith(`${name} must `), mistakes[0])
  }
})

test('a secret that a person could make up is refused, and never shown', () => {
  for (const weak of [
    'secret',
    'a'.repeat(64),
    'correct horse battery staple correct horse',
    'abcd'.repeat(16),
  ]) {
    const mistakes = mistakesOf({ SECRET: weak })
    assert.match(mistakes[0] ?? '', /^SECRET must be at least 32 random bytes/)
    assert.ok(!mistakes[0]!.includes(weak))
  }
  assert.deepEqual(mistakesOf({ SECRET }), [])
  assert.deepEqual(mistakesOf({ SECRET: Buffer.from(SECRET, 'base64').toString('hex') }), [])
})

test('no password and no secret is printed with the settings or with a mistake', () => {
  const urls = {
    DATABASE_URL: 'postgres://app:hunter2@h/d',
    DATABASE_OWNER_URL: 'postgres://owner:hunter2@h/d',
    SMTP_URL: 'smtp://name:hunter2@mail.example.org',
    MAIL_FROM: 'a@example.org',
  }
  const settled = readConfig({ ...urls, SECRET, METRICS_TOKEN: 'hunter2-hunter2-hunter2' }, noFile)
  assert.ok(settled.ok)
  const printed = inspect(settled, { depth: 9 }) + JSON.stringify(settled)
  assert.ok(!printed.includes('hunter2') && !printed.includes(SECRET.slice(0, 20)))
  assert.equal(settled.config.databaseUrl?.reveal(), urls.DATABASE_URL)
  const wrong = mistakesOf({ DATABASE_URL: 'mysql://app:hunter2@h/d', SMTP_URL: 'http://x:hunter2@y' })
  assert.ok(!wrong.join().includes('hunter2'))
})

test('settings that do not go together are said', () => {
  const db = { DATABASE_URL: 'postgres://app@h/d' }
  const both = { ...db, DATABASE_OWNER_URL: 'postgres://owner@h/d' }
  assert.match(mistakesOf(db).join(), /DATABASE_OWNER_URL is needed/)
  assert.match(mistakesOf({ DATABASE_OWNER_URL: 'postgres://o@h/d' }).join(), /set both, or neither/)
  assert.match(mistakesOf({ ...db, DATABASE_OWNER_URL: 'postgres://app@h/d' }).join(), /name the same role/)
  assert.deepEqual(mistakesOf({ ...db, PROCESS: 'web', SECRET }), [])
  assert.match(mistakesOf({ ...both, PROCESS: 'worker' }).join(), /PROCESS=worker needs SECRET/)
  assert.match(mistakesOf({ PROCESS: 'web', SECRET }).join(), /PROCESS=web needs DATABASE_URL/)
  assert.match(mistakesOf({ SECRET, SECRET_FILE: '/x' }).join(), /keep one/)
  assert.match(mistakesOf({ SMTP_URL: 'smtp://h' }).join(), /MAIL_FROM is needed/)
  assert.deepEqual(mistakesOf(both), [])
})

test('a slip of the finger is noticed, and other people’s variables are left alone', () => {
  const likely = (name: string) => /did you mean (\w+)\?/.exec(mistakesOf({ [name]: 'x' }).join())?.[1]
  assert.equal(likely('THROUGHLINE_PORT'), 'PORT')
  assert.equal(likely('DATABSE_URL'), 'DATABASE_URL')
  assert.equal(likely('DATABASEURL'), 'DATABASE_URL')
  assert.equal(likely('MAIL_FORM'), 'MAIL_FROM')
  assert.equal(likely('SMTP_URI'), 'SMTP_URL')
  assert.match(mistakesOf({ THROUGHLINE_COLOUR: 'red' }).join(), /^There is no setting THROUGHLINE_COLOUR\.$/)
  const others = {
    PATH: '/bin',
    HOST: 'x',
    PORTS: '1',
    HOME: '/root',
    SECRETS: 'x',
    DATABASE_URLS: 'x',
    NODE_ENV: 'x',
  }
  assert.deepEqual(
    mistakesOf({ ...others, ...{ DATABASE_URL: 'postgres://a@h/d', PROCESS: 'web', SECRET } }),
    [],
  )
  assert.deepEqual(mistakesOf({ THROUGHLINE_BROWSER: '/usr/bin/chromium', PORT: '' }), [])
})

test('the first start makes a private folder and a private secret, and the second finds them', () => {
  const DATA_FOLDER = folder()
  const first = openConfig({ DATA_FOLDER })
  assert.ok(first.ok)
  assert.equal(statSync(DATA_FOLDER).mode & 0o066, 0)
  assert.equal(statSync(join(DATA_FOLDER, 'secret')).mode & 0o777, 0o600)
  const second = openConfig({ DATA_FOLDER })
  assert.ok(second.ok)
  assert.deepEqual(second.config.secret.reveal(), first.config.secret.reveal())
  assert.equal(first.config.secret.reveal().length, 32)
})

test('two processes that start at once agree on one secret', () => {
  const DATA_FOLDER = folder()
  const program = `import { openConfig } from ${JSON.stringify(new URL('./open.js', import.meta.url).href)}
    import { Worker, isMainThread, parentPort } from 'node:worker_threads'
    const said = openConfig({ DATA_FOLDER: ${JSON.stringify(DATA_FOLDER)} })
    console.log(said.config.secret.reveal().toString('hex'))`
  const shell = `for i in 1 2 3 4; do "$NODE" --input-type=module -e "$PROGRAM" & done; wait`
  const env = { ...process.env, NODE: process.execPath, PROGRAM: program }
  const { stdout } = spawnSync('sh', ['-c', shell], { env, encoding: 'utf8' })
  const said = stdout.trim().split('\n')
  assert.equal(said.length, 4)
  assert.equal(new Set(said).size, 1)
})

test('a damaged secret is not replaced: everything signed with it would be lost', () => {
  const DATA_FOLDER = folder()
  openConfig({ DATA_FOLDER })
  const file = join(DATA_FOLDER, 'secret')
  chmodSync(file, 0o600)
  writeFileSync(file, 'half')
  const opened = openConfig({ DATA_FOLDER })
  assert.match(
    opened.ok ? '' : opened.mistakes.join(),
    /secret is damaged: put the one from your backup there/,
  )
  assert.equal(readFileSync(file, 'utf8'), 'half')
})

test('a secret can come from a file', () => {
  const SECRET_FILE = join(mkdtempSync(join(tmpdir(), 'throughline-')), 'secret')
  writeFileSync(SECRET_FILE, `${SECRET}\n`)
  const opened = openConfig({ SECRET_FILE, DATA_FOLDER: folder() })
  assert.equal(opened.ok && opened.config.secret.reveal().toString('base64'), SECRET)
  writeFileSync(SECRET_FILE, 'short')
  assert.match(
    mistakes(openConfig({ SECRET_FILE, DATA_FOLDER: folder() })),
    /SECRET_FILE names must be at least 32/,
  )
  assert.match(mistakes(openConfig({ SECRET_FILE: '/nowhere/x' })), /cannot be read: \/nowhere\/x/)
})

test('a data folder that cannot be made is said in a sentence', () => {
  const DATA_FOLDER = '/dev/null/data'
  assert.match(
    mistakes(openConfig({ DATA_FOLDER })),
    /\/dev\/null\/data cannot be used \(ENOTDIR\): set DATA_FOLDER/,
  )
})

const mistakes = (opened: ReturnType<typeof openConfig>) => (opened.ok ? '' : opened.mistakes.join())

test('the page about settings says what the table says', () => {
  const written = readFileSync('docs/running/settings.md', 'utf8')
  assert.equal(written, settingsPage(), 'write it again with: node scripts/settings.mjs')
})

import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { wasLeft } from '../platform/postgres/lock.js'
import { startPostgres } from '../platform/postgres/start.js'

/** Connection strings of a database to test in, as an installation has them. */
export type TestUrls = { readonly ownerUrl: string; readonly appUrl: string }

/** A database of a test file's own. `drop` ends its connections and takes it away. */
export type TestDatabase = TestUrls & { readonly drop: () => Promise<void> }

/** What a test's database starts with: made once for a whole run, cloned for each file. */
export type Recipe = {
  /** Names the template: the same name means the same content. Small letters, digits and _. */
  readonly name: string
  /** Fills the template. Must close every connection it opens. */
  readonly fill: (urls: TestUrls) => Promise<void>
}

export type TestServer = TestUrls & { readonly version: string; readonly stop: () => Promise<void> }

// A test does not need to outlive a power cut.
const HASTY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

const FOLDER = 'throughline-test-server-'

/** Starts a server for a test run in a folder of its own, which `stop` takes away. */
export async function startTestServer(): Promise<TestServer> {
  await clearLeftOvers()
  const folder = mkdtempSync(join(tmpdir(), FOLDER))
  chmodSync(folder, 0o711) // as root, the server runs as another account
  const started = await startPostgres({ folder, settings: HASTY, ownerMakesDatabases: true })
  if (!started.ok) throw new Error(started.sentence)
  const { urls, version, stop } = started.server
  return {
    ownerUrl: urls.owner,
    appUrl: urls.app,
    version,
    stop: async () => {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

// A run that was killed leaves its server running. Taking it over is how we stop it.
async function clearLeftOvers() {
  const folders = readdirSync(tmpdir()).filter((name) => name.startsWith(FOLDER))
  for (const folder of folders.map((name) => join(tmpdir(), name)).filter(wasLeft)) {
    const left = await startPostgres({ folder, settings: HASTY })
    if (!left.ok) continue
    await left.server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

let own: Promise<TestServer> | undefined

/** The server of this test run; where a file is run by hand, one of its own that ends with the process. */
export async function testServer(): Promise<TestUrls> {
  const { THROUGHLINE_TEST_OWNER_URL: ownerUrl, THROUGHLINE_TEST_APP_URL: appUrl } = process.env
  if (ownerUrl && appUrl) return { ownerUrl, appUrl }
  own ??= startTestServer().then((server) => {
    endWithTheProcess(server)
    return server
  })
  return own
}

// Node asks again until nothing is left to do: the first time there is still a server to stop.
function endWithTheProcess({ stop }: TestServer) {
  process.once('beforeExit', () => void stop())
}

/** A database of this test file's own: empty, or a clone of what the recipe makes. */
export async function testDatabase(recipe?: Recipe): Promise<TestDatabase> {
  const server = await testServer()
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`
  await asOwner(server, async (client) => {
    const template = recipe ? await templateFor(client, server, recipe) : 'template1'
    await make(client, name, template)
  })
  return {
    ...urlsFor(server, name),
    drop: () => asOwner(server, (client) => dropped(client, name)),
  }
}

// One at a time makes the template, and under another name until it is whole: a test file may die half-way.
async function templateFor(client: Client, server: TestUrls, { name, fill }: Recipe): Promise<string> {
  const template = `template_${name}`
  await client.query('select pg_advisory_lock(hashtext($1))', [template])
  const there = await client.query('select 1 from pg_database where datname = $1', [template])
  if (!there.rowCount) {
    const draft = `${template}_draft`
    await client.query(`drop database if exists ${draft} with (force)`)
    await make(client, draft, 'template1')
    await fill(urlsFor(server, draft))
    await client.query(`alter database ${draft} rename to ${template}`)
  }
  await client.query('select pg_advisory_unlock(hashtext($1))', [template])
  return template
}

// A connection of the app that is just closing, or a cleaner of the server's own, is not the owner's to end: it
// leaves by itself in a moment.
async function dropped(client: Client, name: string, tries = 1): Promise<void> {
  try {
    await client.query(`drop database if exists ${name} with (force)`)
  } catch (error) {
    if (tries === 100 || !(error instanceof Error && 'code' in error && error.code === '42501')) throw error
    await new Promise((resolve) => setTimeout(resolve, 50))
    await dropped(client, name, tries + 1)
  }
}

// What PUBLIC and the app may do is no part of a clone.
async function make(client: Client, name: string, template: string) {
  await client.query(`create database ${name} template ${template} strategy wal_log`)
  await client.query(`revoke all on database ${name} from public`)
  await client.query(`grant connect on database ${name} to throughline_app`)
}

async function asOwner(server: TestUrls, work: (client: Client) => Promise<unknown>) {
  const client = new Client(server.ownerUrl)
  await client.connect()
  await work(client).finally(() => client.end())
}

function urlsFor({ ownerUrl, appUrl }: TestUrls, database: string): TestUrls {
  const named = (url: string) => Object.assign(new URL(url), { pathname: `/${database}` }).href
  return { ownerUrl: named(ownerUrl), appUrl: named(appUrl) }
}

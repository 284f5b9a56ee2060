import { hasMailbox, houseRoutes, houseTasks, rooms } from './app.js'
import { actorOf, firstOrganisation, frameOf, numbersWhenBroken, setUpLinks } from './modules/people/index.js'
import { keepJournal } from './platform/archive/journal.js'
import type { Terminal } from './platform/cli.js'
import { type OpenConfig, openConfig } from './platform/config/open.js'
import { type Database, openDatabase, reached } from './platform/database.js'
import { unfit } from './platform/db/guard.js'
import { migrate, missingMigrations } from './platform/db/migrate.js'
import { openPool, type Pool } from './platform/db/pool.js'
import { UNFIT } from './platform/doctor/database.js'
import { openWorker } from './platform/jobs/worker.js'
import { type Log, openLog } from './platform/log.js'
import { allOrganisations } from './platform/organisation.js'
import { openSealer } from './platform/record/sealer.js'
import { type House, listenersOf } from './platform/room.js'
import { openAssets } from './platform/web/assets.js'
import { NO_METRICS } from './platform/web/metrics.js'
import { openWeb } from './platform/web/web.js'
import type { Ground } from './platform/world.js'

const NOTICE_MS = 3_000

/** What was started, in the order it is ended again. */
type Started = { readonly end: () => Promise<unknown> }[]

/**
 * Starts Throughline and keeps it running until it is asked to stop.
 * @returns the exit code: 0 stopped as asked, 1 it could not start or its database ended
 */
export async function serve(env: NodeJS.ProcessEnv, terminal: Terminal): Promise<number> {
  const opened = openConfig(env)
  if (!opened.ok) {
    for (const mistake of opened.mistakes) terminal.tell(`${mistake}\n`)
    return 1
  }
  const { config } = opened
  const log = openLog(config.logLevel, (line) => void process.stderr.write(line))
  const started: Started = []
  const asked = askedToStop()
  try {
    const database = await openDatabase(config, {
      alongside: false,
      log: (line) => terminal.tell(`${line}\n`),
    })
    if (!database.ok) {
      terminal.tell(`${database.sentence}\n`)
      return 1
    }
    started.push({ end: database.database.stop })
    const refused = await run(config, database.database, log, started, terminal).catch((error: unknown) => {
      log.error('could not start', { error })
      return sentenceFor(error, config)
    })
    if (refused) {
      terminal.tell(`${refused}\n`)
      return 1
    }
    const why = await Promise.race([asked, database.database.gone])
    if (why !== 'asked') terminal.tell(`${why}\n`)
    else terminal.tell('Stopping: finishing what is under way…\n')
    return why === 'asked' ? 0 : 1
  } finally {
    for (const { end } of started.reverse())
      await end().catch((error) => log.error('could not end', { error }))
  }
}

/** @returns one sentence where it cannot run */
async function run(
  config: OpenConfig,
  database: Database,
  log: Log,
  started: Started,
  terminal: Terminal,
): Promise<string | undefined> {
  const trouble = (error: unknown) => log.error('database', { error })
  const { appUrl, ownerUrl } = database
  const pool = await reached(appUrl, config.databaseConnections, trouble)
  started.push({ end: () => pool.end() })
  const owner = ownerUrl ? openPool(ownerUrl, { max: 2, trouble }) : undefined
  if (owner) started.push({ end: () => owner.end() })

  if (ownerUrl) {
    const { newer } = await migrate(ownerUrl, await roleOf(pool))
    if (newer.length) log.warn('the database is newer than this program', { newer })
  }
  const [reason] = await unfit(pool)
  if (reason) return UNFIT[reason].join(' ')
  const missing = await missingMigrations(pool)
  if (missing.length)
    return `The database is behind this program (${missing.join(', ')}): start one process with DATABASE_OWNER_URL first.`

  const sealer = openSealer(pool, trouble)
  started.push({ end: sealer.idle })
  const ground: Ground = { pool, sealer, listeners: listenersOf(rooms), clock: () => new Date() }
  if (owner) await firstOrganisation(owner, ground, new URL(config.address).hostname)
  for (const { id } of await allOrganisations(pool)) {
    sealer.nudge(id)
    // Whatever the last run did not come to write down.
    if (config.process !== 'web') await keepJournal(pool, id, config.dataFolder)
  }

  if (config.process !== 'web' && ownerUrl) {
    const { tasks, daily } = houseTasks(houseOf(config, ground), config)
    const tell = jobTeller(log)
    const worker = await openWorker({ ownerUrl, ground, tasks, daily, tell, alone: database.bundled })
    started.push({ end: worker.stop })
  }
  if (config.process !== 'worker') await openDoors(config, ground, log, started, terminal)
  else terminal.tell('The worker is running.\n')
  return undefined
}

async function openDoors(config: OpenConfig, ground: Ground, log: Log, started: Started, terminal: Terminal) {
  const metricsToken = config.metricsToken?.reveal()
  const collector = config.metricsEndpoint
  const metrics =
    metricsToken || collector
      ? await (await import('./platform/web/open-metrics.js')).openMetrics({
          endpoint: collector,
          pool: ground.pool,
        })
      : NO_METRICS
  started.push({ end: metrics.close })
  const web = await openWeb({
    ground,
    routes: houseRoutes(houseOf(config, ground), hasMailbox(config)),
    actorOf,
    frame: frameOf,
    helpWhenBroken: (organisation, language) => numbersWhenBroken(ground, organisation, language),
    address: config.address,
    secret: config.secret.reveal(),
    log,
    metrics,
    assets: openAssets(),
    signInAt: '/people/sign-in',
    trustedProxies: config.trustedProxies,
    metricsToken,
    isMigrated: async () => (await missingMigrations(ground.pool)).length === 0,
  })
  await web.listen({ port: config.port, host: config.bind })
  // Alone, nobody else could take over; beside others, whoever shares people out is given time to look.
  started.push({ end: () => web.close(config.process === 'web' ? NOTICE_MS : 0) })
  terminal.say(`Throughline is running at ${config.address}\n`)
  for (const link of await setUpLinks(ground, config.address))
    terminal.say(`Set it up here (this link works once, for a day): ${link}\n`)
  if (hasMailbox(config))
    terminal.say(`Letters are not sent. Read them on this machine at ${config.address}/mailbox\n`)
  else if (!config.smtpUrl) terminal.say('Letters are not sent: set SMTP_URL and MAIL_FROM.\n')
}

function sentenceFor(error: unknown, { port, bind }: OpenConfig): string {
  const code = error instanceof Error && 'code' in error ? `${error.code}` : ''
  if (code === 'EADDRINUSE') return `Port ${port} is in use: stop what uses it, or set PORT to another.`
  if (code === 'EACCES')
    return `Port ${port} needs more rights than this account has: set PORT to 1024 or more.`
  if (code === 'EADDRNOTAVAIL') return `BIND ${bind} is not an address of this machine.`
  if (/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|57P03)$/.test(code))
    return `The database does not answer (${code}): is it running, and is DATABASE_URL right?`
  if (/^28/.test(code)) return 'The database does not know this name and password: look at DATABASE_URL.'
  if (code === '3D000') return 'There is no such database: look at DATABASE_URL.'
  return `Throughline could not start (${code || 'see the line above'}): run bin/throughline doctor.`
}

const houseOf = ({ secret, address }: OpenConfig, ground: Ground): House => ({
  ground,
  secret: secret.reveal(),
  address,
})

const roleOf = async (pool: Pool) =>
  (await pool.query<{ role: string }>('select current_user as role')).rows[0]?.role ?? ''

const jobTeller =
  (log: Log): Parameters<typeof openWorker>[0]['tell'] =>
  (happened) => {
    if (happened.kind === 'job-done')
      log.info('job', { task: happened.task, attempt: happened.attempt, ms: happened.millis })
    else if (happened.kind === 'job-failed')
      log.error('job failed', {
        task: happened.task,
        attempt: happened.attempt,
        last: happened.last,
        error: happened.error,
      })
    else log.error('queue', { error: happened.error })
  }

const IMPATIENT_MS = 2_000

// The first request to stop ends things in order. One that comes a good while later does not wait; one that comes at
// once is the same key press, handed on a second time by npm.
function askedToStop(): Promise<'asked'> {
  return new Promise((resolve) => {
    let since: number | undefined
    const asked = () => {
      if (since !== undefined && performance.now() - since > IMPATIENT_MS) process.exit(1)
      since ??= performance.now()
      resolve('asked')
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, asked)
  })
}

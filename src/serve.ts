import { houseRoutes, houseTasks, rooms } from './app.js'
import { actorOf, firstOrganisation, frameOf, numbersWhenBroken, setUpLinks } from './modules/people/index.js'
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
import { listenersOf } from './platform/room.js'
import { openAssets } from './platform/web/assets.js'
import { NO_METRICS } from './platform/web/metrics.js'
import { openWeb } from './platform/web/web.js'
import type { Ground } from './platform/world.js'

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
    const refused = await run(config, database.database, log, started, terminal)
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

  if (ownerUrl) await migrate(ownerUrl, await roleOf(pool))
  const [reason] = await unfit(pool)
  if (reason) return UNFIT[reason].join(' ')
  const missing = await missingMigrations(pool)
  if (missing.length)
    return `The database is behind this program (${missing.join(', ')}): start one process with DATABASE_OWNER_URL first.`

  const sealer = openSealer(pool, trouble)
  started.push({ end: sealer.idle })
  const ground: Ground = { pool, sealer, listeners: listenersOf(rooms), clock: () => new Date() }
  if (owner) await firstOrganisation(owner, ground, new URL(config.address).hostname)
  for (const { id } of await allOrganisations(pool)) sealer.nudge(id)

  if (config.process !== 'web' && ownerUrl) {
    const { tasks, daily } = houseTasks(ground, config)
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
    routes: houseRoutes(config, ground),
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
  started.push({ end: web.close })
  terminal.say(`Throughline is running at ${config.address}\n`)
  for (const link of await setUpLinks(ground, config.address))
    terminal.say(`Set it up here (this link works once, for a day): ${link}\n`)
  if (!config.smtpUrl)
    terminal.say(`Letters are not sent. Read them on this machine at ${config.address}/mailbox\n`)
}

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

// The first request to stop ends things in order; a second one does not wait.
function askedToStop(): Promise<'asked'> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        process.once(signal, () => process.exit(1))
        resolve('asked')
      })
  })
}

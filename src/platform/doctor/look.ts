import { readFileSync } from 'node:fs'
import { type Config, type Environment, readConfig } from '../config/config.js'
import { openPool } from '../db/pool.js'
import { urlsNow } from './bundled.js'
import { lookAtDatabase } from './database.js'
import { attention, codeOf, type Line, ok, wrong } from './line.js'
import { lookAtAccount, lookAtAddress, lookAtFolder, lookAtNode, lookAtSecret } from './machine.js'
import { lookAtMail } from './mail.js'
import { lookAtOrganisations, lookAtQueue } from './work.js'

/** Looks at everything an installation needs. Changes nothing, starts nothing, sends nothing. */
export async function lookAtEverything(env: Environment, node: string): Promise<readonly Line[]> {
  const settled = readConfig(env, (path) => readFileSync(path, 'utf8'))
  if (!settled.ok)
    return [
      lookAtNode(node),
      ...settled.mistakes.map((mistake) =>
        wrong('settings', mistake, 'All settings are in docs/running/settings.md.'),
      ),
    ]
  const { config } = settled
  return [
    lookAtNode(node),
    ok('settings', 'Every setting can be read.'),
    ...lookAtAccount(process.getuid?.()),
    ...lookAtAddress(config),
    ...lookAtFolder(config),
    lookAtSecret(config),
    await lookAtMail(config),
    ...(await lookInside(config)),
  ]
}

async function lookInside(config: Config): Promise<readonly Line[]> {
  const urls = await urlsNow(config)
  if (!urls)
    return [
      attention(
        'database',
        'The bundled database is not running.',
        'Start Throughline, then ask again: this does not start it.',
      ),
    ]
  const pools = [urls.app, urls.owner].map((url) =>
    url ? openPool(url, { max: 2, trouble: () => undefined }) : undefined,
  )
  const [app, owner] = pools
  try {
    const lines = app ? await lookAtDatabase(app, config) : []
    const whole = lines.length > 0 && lines.every(({ about, state }) => state !== 'wrong' || about === 'role')
    return [
      ...lines,
      ...(owner ? await lookAtQueue(owner) : []),
      // Without its tables, or without the server, there is nothing more to see.
      ...(app && whole ? await lookAtOrganisations(app, new Date()) : []),
    ]
  } catch (error) {
    return [
      wrong(
        'database',
        `It could not be looked at further (${codeOf(error)}).`,
        'Look at the log of the database.',
      ),
    ]
  } finally {
    await Promise.all(pools.map((pool) => pool?.end()))
  }
}

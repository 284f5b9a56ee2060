import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rooms } from './app.js'
import { PROGRAM } from './platform/config/config.js'
import { openConfig } from './platform/config/open.js'
import { openDatabase } from './platform/database.js'
import { migrate } from './platform/db/migrate.js'
import { openPool } from './platform/db/pool.js'
import type { OpenInstallation } from './platform/operator/verb.js'
import { openSealer } from './platform/record/sealer.js'
import { listenersOf } from './platform/room.js'

/** Opens this installation for one command: beside the running program, or by itself where none runs. */
export const openInstallation: OpenInstallation = async () => {
  const opened = openConfig(process.env)
  if (!opened.ok) return { ok: false, sentence: opened.mistakes.join('\n') }
  const { config } = opened
  const found = await openDatabase(config, { alongside: true })
  if (!found.ok) return found
  const { appUrl, ownerUrl, stop } = found.database
  if (!ownerUrl) {
    await stop()
    return { ok: false, sentence: 'DATABASE_OWNER_URL is needed for commands: set it beside DATABASE_URL.' }
  }
  const troubles: unknown[] = []
  const trouble = (error: unknown) => void troubles.push(error)
  const pool = openPool(appUrl, { max: 4, trouble })
  const role = await pool.query<{ role: string }>('select current_user as role')
  await migrate(ownerUrl, role.rows[0]?.role ?? '')
  const sealer = openSealer(pool, trouble)
  const ground = { pool, sealer, listeners: listenersOf(rooms), clock: () => new Date() }
  const program = JSON.parse(readFileSync(join(PROGRAM, 'package.json'), 'utf8')).version
  return {
    ok: true,
    installation: {
      ownerUrl,
      secret: config.secret.reveal(),
      dataFolder: config.dataFolder,
      address: config.address,
      program,
      ground,
      erasers: rooms.flatMap(({ erases = [] }) => erases),
      close: async () => {
        await sealer.idle()
        await pool.end()
        await stop()
      },
    },
  }
}

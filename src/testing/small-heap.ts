import { id } from '../kernel/id.js'
import { backup } from '../platform/archive/backup.js'
import { restore } from '../platform/archive/restore.js'
import { openPool } from '../platform/db/pool.js'
import { exportRecord } from '../platform/record/export.js'
import { recordKey } from '../platform/record/note.js'

// A program with little memory: backs up, restores and exports an organisation with much in it.
const [ownerUrl = '', appUrl = '', otherUrl = '', organisation = '', folder = ''] = process.argv.slice(2)
const org = id<'Organisation'>(organisation)
const secret = Buffer.alloc(32, 1)
const file = `${folder}/much.jsonl.gz`
const now = '2026-03-21T10:40:00.000Z'
const saved = await backup({ ownerUrl, secret, file, organisations: [org], now, program: '0.1.0' })
const none = { erased: [], erasers: [], listeners: {} }
const restored = await restore({ ownerUrl: otherUrl, secret, file, clock: () => new Date(now), ...none })
const pool = openPool(appUrl, { max: 2, trouble: () => undefined })
const signer = recordKey(secret, org)
const exported = await exportRecord({ pool, organisation: org, signer, file: `${folder}/much.record`, now })
await pool.end()
console.log(JSON.stringify([saved.ok, restored.ok, exported.ok]))

import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { yes } from '../kernel/decision.js'
import { id } from '../kernel/id.js'
import { openIntake } from '../platform/ballots/intake.js'
import { openPool } from '../platform/db/pool.js'
import { organisationOf } from '../platform/organisation.js'
import { startPostgres } from '../platform/postgres/start.js'
import { openSealer } from '../platform/record/sealer.js'
import { openWorld } from '../platform/world.js'

// A program to be killed: sixteen writers over a database it supervises, at its safe settings. Each line on
// standard output is an act or a ballot that was acknowledged, and so must be there whatever happens next.
// Ballots carry numbers that rise from the one given: no start of the program says the same number twice.
const [folder = '', organisation = '', box = '', first = ''] = process.argv.slice(2)
const started = await startPostgres({ folder })
if (!started.ok) throw new Error(started.sentence)
const trouble = (error: unknown) => console.error(error)
const pool = openPool(started.server.urls.app, { max: 20, trouble })
const found = await organisationOf(pool, id(organisation))
if (!found) throw new Error('the organisation is not there')
const ground = { pool, sealer: openSealer(pool, trouble), listeners: {}, clock: () => new Date() }
const intake = openIntake(pool)

const acknowledge = (line: string) => writeSync(1, `${line}\n`)

const acting = async () => {
  for (;;) {
    const about = `bed:${randomUUID()}`
    const answer = await openWorld(ground, found).act({ kind: 'system', name: 'garden' }, async () =>
      yes(about, { name: 'garden.watered', about }),
    )
    if (answer.ok) acknowledge(about)
  }
}
const voting = async (voter: number) => {
  const pseudonym = Buffer.alloc(16, voter)
  for (let n = Number(first); ; n++) {
    const cast = { box: id<'BallotBox'>(box), pseudonym, item: voter, value: n }
    const [kept] = await intake.cast(found.id, [cast])
    if (kept) acknowledge(`ballot ${voter} ${n}`)
  }
}
await Promise.all([...Array.from({ length: 12 }, acting), ...[1, 2, 3, 4].map(voting)])

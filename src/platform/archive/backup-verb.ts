import { randomBytes } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { instant } from '../../kernel/day.js'
import { type Options, type Terminal, unwritable, type Verb } from '../cli.js'
import { chooseSome } from '../operator/choose.js'
import { leaveTrace, type Trace } from '../operator/trace.js'
import {
  allOf,
  type Installation,
  type OpenInstallation,
  type Outcome,
  organisationVerb,
  withFile,
  worldOf,
  written,
} from '../operator/verb.js'
import { type BackedUp, backup } from './backup.js'

const USAGE = `throughline backup FILE [options]

Writes everything of every organisation here into one file: events, words,
people, votes. Packed where FILE ends in .gz. The program may go on working.

  --organisation HOST  Only the organisation at this address.
  --move KEYFILE       For another installation. Writes a key into KEYFILE:
                       the other side needs both. Send them separate ways.

Not in it: who is signed in, set-up links, and the installation's SECRET.
Keep the SECRET in another place than the backups.
`

const OPTIONS = { organisation: { type: 'string' }, move: { type: 'string' } } as const

export function backupVerb(open: OpenInstallation): Verb {
  return organisationVerb(
    {
      name: 'backup',
      what: 'Write everything into one file that can be restored.',
      usage: USAGE,
      leaves: 'record.backed-up',
      run: (args, installation, terminal) =>
        withFile(args, OPTIONS, (file, options) => run(file, options, installation, terminal)),
    },
    open,
  )
}

async function run(
  file: string,
  options: Options,
  installation: Installation,
  { progress, tell }: Terminal,
): Promise<Outcome<'record.backed-up'>> {
  const { ground, ownerUrl, secret, program } = installation
  const some = await chooseSome(ground.pool, options.one('organisation'))
  if (!some.ok) return some
  const keyFile = options.one('move')
  const movingKey = keyFile === undefined ? undefined : newKey(keyFile)
  if (movingKey && 'sentence' in movingKey) return movingKey
  const organisations = some.chosen.map(({ id }) => id)
  const now = instant(ground.clock())
  const moving = movingKey ? { movingKey } : {}
  const whole = { ownerUrl, secret, file, organisations, now, program, progress, ...moving }
  const done = await backup(whole).catch((error: unknown) => {
    if (keyFile) rmSync(keyFile, { force: true })
    throw error
  })
  if (!done.ok) {
    if (keyFile) rmSync(keyFile, { force: true })
    return done
  }
  const traces: Trace<'record.backed-up'>[] = []
  for (const one of done.organisations) traces.push(await leave(one, installation, !!movingKey, tell))
  return allOf(traces)
}

async function leave(
  { organisation, size, rows }: BackedUp,
  { ground }: Installation,
  moving: boolean,
  tell: Terminal['tell'],
) {
  const world = await worldOf(ground, organisation)
  tell(`${world.organisation.name}: ${written(rows)} rows, ${written(size)} entries in the record.`)
  const facts = { size, rows, moving }
  return leaveTrace(world, { name: 'record.backed-up', about: `organisation:${organisation}`, facts })
}

function newKey(path: string): Uint8Array | { readonly ok: false; readonly sentence: string } {
  const key = randomBytes(32)
  try {
    // A key that is there already may belong to another archive: it is never written over.
    writeFileSync(path, `${key.toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
    return key
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    return { ok: false, sentence: isThere ? `${path} is there already.` : unwritable(path, error) }
  }
}

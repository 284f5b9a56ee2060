import { instant } from '../../kernel/day.js'
import type { Options, Terminal, Verb } from '../cli.js'
import { chooseOne } from '../operator/choose.js'
import { leaveTrace } from '../operator/trace.js'
import {
  type Installation,
  type OpenInstallation,
  type Outcome,
  organisationVerb,
  withFile,
  worldOf,
  written,
} from '../operator/verb.js'
import { exportRecord } from './export.js'
import { recordKey } from './note.js'

const USAGE = `throughline record export FILE [options]

Writes the record for anybody to verify, offline: "record verify FILE".
FILE - is standard output.

  --organisation HOST  Which organisation, where there are several.
  --without-words      What people wrote stays out; its seals stay in.
  --about THING        Only events about this, like person:4f6c… .
  --room ROOM          Only events of this room, like people.
`

const OPTIONS = {
  organisation: { type: 'string' },
  'without-words': { type: 'boolean' },
  about: { type: 'string' },
  room: { type: 'string' },
} as const

/** `record export`: the part of `record` that needs the database. */
export function recordExport(open: OpenInstallation): Verb {
  return organisationVerb(
    {
      name: 'export',
      what: 'Write the record for anybody to verify.',
      usage: USAGE,
      leaves: 'record.exported',
      run: (args, installation, terminal) =>
        withFile(args, OPTIONS, (file, options) => run(file, options, installation, terminal)),
    },
    open,
  )
}

async function run(
  file: string,
  options: Options,
  { ground, secret }: Installation,
  { progress, tell }: Terminal,
): Promise<Outcome<'record.exported'>> {
  const [about, room] = [options.one('about'), options.one('room')]
  if (about !== undefined && room !== undefined)
    return { ok: false, sentence: 'Choose --about or --room, not both.' }
  const one = await chooseOne(ground.pool, options.one('organisation'))
  if (!one.ok) return one
  const organisation = one.chosen.id
  await ground.sealer.seal(organisation)
  const withoutWords = options.flag('without-words')
  const done = await exportRecord({
    pool: ground.pool,
    organisation,
    signer: recordKey(secret, organisation),
    file,
    now: instant(ground.clock()),
    withoutWords,
    ...(about === undefined ? {} : { about }),
    ...(room === undefined ? {} : { room }),
    progress: (n, of) => progress(`${written(n)} of ${written(of)} entries`),
  })
  if (!done.ok) return done
  const { size, root, leftOut } = done
  tell(`${written(size)} entries${leftOut ? `, ${written(leftOut)} of them only as their hash` : ''}.`)
  const facts = { size, root, 'left-out': leftOut, words: !withoutWords }
  const world = await worldOf(ground, organisation)
  const trace = await leaveTrace(world, {
    name: 'record.exported',
    about: `organisation:${organisation}`,
    facts,
  })
  return { ok: true, traces: [trace] }
}

import { readFileSync } from 'node:fs'
import type { Options, Terminal, Verb } from '../cli.js'
import {
  allOf,
  type Installation,
  type OpenInstallation,
  type Outcome,
  organisationVerb,
  withFile,
  written,
} from '../operator/verb.js'
import { type ErasedPerson, erasuresIn } from './erasures.js'
import { keepJournal, readJournal } from './journal.js'
import { type Restored, restore } from './restore.js'

const USAGE = `throughline restore FILE [options]

Puts back what "backup" wrote, each organisation whole or not at all. Erases
again whoever was erased since. Proves the record before it says it is done.
Stop the program first.

  --organisation HOST  Only the organisation that had this address.
  --as HOST            It gets this address here.
  --replace            What is here of the same organisation goes first.
  --erasures FILE      Who was erased since: erasures.jsonl of the lost data
                       folder, or a record exported after the backup. What
                       this data folder and database know is used by itself.
  --key KEYFILE        What "backup --move" wrote.
  --close-votes        Without that key: close every open vote, since voters
                       could not be told apart here.
`

const OPTIONS = {
  organisation: { type: 'string' },
  as: { type: 'string' },
  replace: { type: 'boolean' },
  erasures: { type: 'string', multiple: true },
  key: { type: 'string' },
  'close-votes': { type: 'boolean' },
} as const

export function restoreVerb(open: OpenInstallation): Verb {
  return organisationVerb(
    {
      name: 'restore',
      what: 'Put back what backup wrote, here or in another installation.',
      usage: USAGE,
      leaves: 'record.restored',
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
): Promise<Outcome<'record.restored'>> {
  const { ownerUrl, secret, dataFolder, erasers, ground } = installation
  const given = await filesGiven(options)
  if (!given.ok) return given
  const organisation = options.one('organisation')?.toLowerCase()
  const as = options.one('as')?.toLowerCase()
  const answer = await restore({
    ownerUrl,
    secret,
    file,
    ...(organisation ? { organisation } : {}),
    ...(as ? { as } : {}),
    ...(given.movingKey ? { movingKey: given.movingKey } : {}),
    replace: options.flag('replace'),
    closeVotes: options.flag('close-votes'),
    erased: [...readJournal(dataFolder), ...given.erased],
    erasers,
    listeners: ground.listeners,
    clock: ground.clock,
    progress,
  })
  for (const one of answer.restored) {
    tell(told(one))
    await keepJournal(ground.pool, one.trace.organisation, dataFolder)
  }
  const traces = answer.restored.map(({ trace }) => trace)
  return answer.ok ? allOf(traces) : { ok: false, sentence: answer.sentence, traces }
}

type Given =
  | { readonly ok: true; readonly erased: readonly ErasedPerson[]; readonly movingKey?: Uint8Array }
  | { readonly ok: false; readonly sentence: string }

async function filesGiven(options: Options): Promise<Given> {
  try {
    const erased: ErasedPerson[] = []
    for (const file of options.many('erasures')) erased.push(...(await erasuresIn(file)))
    const keyFile = options.one('key')
    if (keyFile === undefined) return { ok: true, erased }
    const movingKey = Buffer.from(readFileSync(keyFile, 'utf8').trim(), 'base64url')
    if (movingKey.length === 32) return { ok: true, erased, movingKey }
    return { ok: false, sentence: `${keyFile} does not hold a key that backup --move wrote.` }
  } catch (error) {
    if (!(error instanceof Error && 'path' in error)) throw error
    return { ok: false, sentence: `${error.path} could not be read.` }
  }
}

function told({ name, hosts, rows, erased, votesClosed, keyChanged, entries }: Restored): string {
  return [
    `${name} is restored, at ${hosts.join(' and ')}: ${written(rows)} rows.`,
    `The record verifies: ${written(entries)} entries, all worked out again.`,
    erased > 0 && `Erased again, as they were erased since the backup: ${written(erased)}.`,
    votesClosed > 0 && `Open votes that were closed: ${written(votesClosed)}.`,
    keyChanged && 'The record is signed with another key from now on. An event in it says so.',
  ]
    .filter((line) => line !== false)
    .join('\n')
}

import { rooms } from './app.js'
import { openInstallation } from './installation.js'
import { backupVerb } from './platform/archive/backup-verb.js'
import { restoreVerb } from './platform/archive/restore-verb.js'
import { terminal, type Verb } from './platform/cli.js'
import { doctorVerb } from './platform/doctor/verb.js'
import { recordExport } from './platform/record/export-verb.js'
import { recordVerb } from './platform/record/verb.js'
import { recordVerify } from './platform/record/verbs.js'
import { serve } from './serve.js'

const start: Verb = {
  name: 'start',
  what: 'starts Throughline and keeps it running (npm start does the same)',
  usage: 'throughline start\n\nSettings are environment variables: docs/running/settings.md.',
  run: (_, terminal) => serve(process.env, terminal),
}

const verbs: readonly Verb[] = [
  start,
  doctorVerb,
  recordVerb([recordExport(openInstallation), recordVerify]),
  backupVerb(openInstallation),
  restoreVerb(openInstallation),
  ...rooms.flatMap(({ verbs = () => [] }) => verbs(openInstallation)),
]

/** Picks the verb and runs it. @returns the exit code: 0 done, 2 not understood or the input was at fault */
export async function main(args: readonly string[]): Promise<number> {
  const { say, tell, progress } = terminal()
  const [name, ...rest] = args
  const verb = verbs.find((known) => known.name === name)
  if (verb && rest.some((arg) => arg === '--help' || arg === '-h')) {
    say(`${verb.what}\n\n${verb.usage}\n`)
    return 0
  }
  if (verb) return verb.run(rest, { say, tell, progress })

  const list = verbs.map(({ name, what }) => `  ${name.padEnd(12)}${what}`).join('\n')
  const help = `throughline VERB …\n\n${list}\n\nthroughline VERB --help says more of each.\n`
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    say(help)
    return 0
  }
  tell(`There is no verb "${name.replace(/\p{Cc}/gu, ' ')}".\n\n${help}`)
  return 2
}

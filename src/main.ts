import { rooms } from './app.js'
import { terminal } from './platform/cli.js'

const verbs = rooms.flatMap((room) => room.verbs)

/** Picks the verb and runs it. @returns the exit code: 0 done, 2 not understood or the input was at fault */
export async function main(args: readonly string[]): Promise<number> {
  const { say, tell, progress } = terminal()
  const [name, ...rest] = args
  const verb = verbs.find((known) => known.name === name)
  if (verb && rest.some((arg) => arg === '--help' || arg === '-h')) {
    say(`${verb.what}\n\n${verb.usage}`)
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

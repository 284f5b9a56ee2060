import { parseOptions, type Verb } from '../cli.js'
import type { Line } from './line.js'
import { lookAtEverything } from './look.js'

const SIGNS: Readonly<Record<Line['state'], string>> = {
  ok: 'ok       ',
  attention: 'attention',
  wrong: 'wrong    ',
}

/** `throughline doctor`: what is wrong with this installation, and what to do. */
export const doctorVerb: Verb = {
  name: 'doctor',
  what: 'Says what is wrong with this installation, and what to do.',
  usage: `throughline doctor [--json]

Looks at Node, the settings, the data folder, the database, the queue, the record and the mail server.
It changes nothing and sends nothing. It ends with 0 when nothing is wrong, with 1 when something is.

  --json   one JSON object instead of lines
`,
  run: async (args, { say, tell }) => {
    const parsed = parseOptions(args, { json: { type: 'boolean' } })
    if (!parsed.ok || parsed.places.length) {
      tell(parsed.ok ? 'doctor takes no file or name.' : parsed.sentence)
      return 2
    }
    const lines = await lookAtEverything(process.env, process.versions.node)
    const wrong = lines.filter(({ state }) => state === 'wrong').length
    say(parsed.options.flag('json') ? `${JSON.stringify({ wrong, lines }, undefined, 2)}\n` : written(lines))
    return wrong ? 1 : 0
  },
}

function written(lines: readonly Line[]): string {
  const width = Math.max(...lines.map(({ about }) => about.length))
  const text = lines.map(({ state, about, said, todo }) => {
    const indent = ' '.repeat(SIGNS.ok.length + width + 4)
    return `${SIGNS[state]}  ${about.padEnd(width)}  ${said}\n${todo ? `${indent}${todo}\n` : ''}`
  })
  return text.join('')
}

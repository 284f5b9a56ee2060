import type { Verb } from '../cli.js'

/** `record` and its own verbs: `record export`, `record verify`. */
export function recordVerb(parts: readonly Verb[]): Verb {
  const usage = parts.map((part) => part.usage).join('\n')
  return {
    name: 'record',
    what: 'Export the record of what happened, or verify an exported one.',
    usage,
    run: async ([name, ...args], terminal) => {
      const part = parts.find((known) => known.name === name)
      if (part) return part.run(args, terminal)
      terminal.tell(usage)
      return 2
    },
  }
}

import type { Setting } from './setting.js'
import { SETTINGS } from './settings.js'

/** The page for operators, made from the table: `docs/running/settings.md`. */
export function settingsPage(): string {
  const parts = Object.values(SETTINGS).map(part)
  return `# Settings

Throughline runs without any setting. To change something, set an environment variable before you start it.
At start every setting is checked, and each mistake is one sentence. \`bin/throughline doctor\` looks further.
An empty variable counts as not set.

${parts.join('\n')}`
}

function part({ name, what, form, example, otherwise, unset, hidden }: Setting<unknown>): string {
  const lines = [
    `- How to write it: ${form}.`,
    otherwise === undefined ? `- When not set: ${unset}.` : `- When not set: \`${otherwise}\`.`,
    example.includes('`') ? `- Example: ${example}.` : `- Example: \`${name}=${quoted(example)}\``,
    ...(hidden ? ['- Secret: it is never shown, in no log and no message.'] : []),
  ]
  return `## ${name}\n\n${what}\n\n${lines.join('\n')}\n`
}

const quoted = (text: string) => (/[\s<>]/.test(text) ? `"${text}"` : text)

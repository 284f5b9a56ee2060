import type { Gate, Route } from './route.js'

/** Addresses that belong to the site itself rather than to a room. */
const OWN: readonly (readonly [method: string, path: string, gate: string])[] = [
  ['GET', '/assets/*', 'anyone: style sheet and letters'],
  ['GET', '/health', 'anyone: one word, nothing of any organisation'],
  ['GET', '/metrics', 'the token in METRICS_TOKEN'],
  ['GET', '/ready', 'anyone: one word, nothing of any organisation'],
]

/** Every address there is and who may come to it, as a table in Markdown: `docs/access.md`. */
export function accessTable(routes: readonly Route[]): string {
  const rows = [...OWN, ...routes.map(([method, path, gate]) => [method, path, GATES[gate]] as const)]
  const lines = rows
    .sort(([a, x], [b, y]) => (x === y ? compare(a, b) : compare(x, y)))
    .map(([method, path, gate]) => `| ${method} | \`${path}\` | ${gate} |`)
  return ['| | address | who may come here at all |', '|---|---|---|', ...lines, ''].join('\n')
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const GATES: Record<Gate, string> = {
  anyone: 'anyone',
  'set-up': 'whoever opened the set-up link',
  'signed-in': 'people who are signed in',
}

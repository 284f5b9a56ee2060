import { isId } from '../../kernel/id.js'

type Line = Readonly<Record<string, unknown>>

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 1_000
const areTexts = (value: unknown) =>
  Array.isArray(value) && value.every(isText) && new Set(value).size === value.length
const isCount = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0

/** What each kind of line must have, by the word that names the kind: somebody else may have written the file. */
const SHAPES: Readonly<Record<string, (line: Line) => boolean>> = {
  archive: ({ made, program, schema }) =>
    isText(made) && !Number.isNaN(Date.parse(made)) && isText(program) && areTexts(schema),
  organisation: ({ organisation, name, hosts, recordKey, size, root, movingKey }) =>
    isText(organisation) &&
    isId(organisation) &&
    [name, recordKey, root].every(isText) &&
    areTexts(hosts) &&
    isCount(size) &&
    (movingKey === undefined || isText(movingKey)),
  table: ({ table, columns }) => isText(table) && areTexts(columns),
  rows: ({ rows }) => isCount(rows),
  end: ({ end }) => isText(end),
  sha256: ({ sha256, organisations }) => isText(sha256) && isCount(organisations),
}

/** Is this a line of the kind it says it is? */
export function isSound(line: object, kind: string): boolean {
  return SHAPES[kind]?.(line as Line) === true
}

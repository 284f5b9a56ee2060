import { createReadStream } from 'node:fs'
import { type Id, isId } from '../../kernel/id.js'
import { physicalLines } from '../record/physical-lines.js'

/** Whose words must not come back, and in which organisation. */
export type ErasedPerson = { readonly org: Id<'Organisation'>; readonly person: Id<'Person'> }

/**
 * Reads who was erased from the journal (`erasures.jsonl`), or from a record exported after the backup: its events
 * name who was erased by an id. Lines of any other kind are passed over.
 * @throws where the file cannot be read
 */
export async function erasuresIn(path: string): Promise<readonly ErasedPerson[]> {
  const found: ErasedPerson[] = []
  let exported: unknown
  for await (const { text } of physicalLines(createReadStream(path))) {
    const line = fieldsOf(text)
    if (line.kind === 'record') exported = line.organisation
    const org = line.kind === 'entry' ? exported : line.org
    const person = line.kind === 'entry' ? erasedIn(line.event) : line.person
    if (isAnId(org) && isAnId(person))
      found.push({ org: org as Id<'Organisation'>, person: person as Id<'Person'> })
  }
  return found
}

function erasedIn(event: unknown): unknown {
  const { name, about } = asFields(event)
  return name === 'people.erased' && typeof about === 'string' ? about.replace(/^person:/, '') : undefined
}

function fieldsOf(text = ''): Readonly<Record<string, unknown>> {
  try {
    return asFields(JSON.parse(text))
  } catch {
    return {}
  }
}

const asFields = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
const isAnId = (value: unknown): value is string => typeof value === 'string' && isId(value)

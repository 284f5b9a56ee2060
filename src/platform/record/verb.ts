import { type Verb, verbOf } from '../cli.js'

/** `record` and its own verbs: `record export`, `record verify`. */
export const recordVerb = (parts: readonly Verb[]): Verb =>
  verbOf({ name: 'record', what: 'Export the record of what happened, or verify an exported one.' }, parts)

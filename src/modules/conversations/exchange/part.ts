import type { Part } from '../part.js'
import { importVerb } from './import-verb.js'
import { TOLD } from './words.js'

export const exchange: Part = {
  verbs: (open) => [importVerb(open)],
  told: TOLD,
}

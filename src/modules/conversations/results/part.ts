import type { Part } from '../part.js'

export const results: Part = {}

import type { Part } from '../part.js'

export const start: Part = {}

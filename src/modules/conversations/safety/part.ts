import type { Part } from '../part.js'

export const safety: Part = {}

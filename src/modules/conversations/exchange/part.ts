import type { Part } from '../part.js'

export const exchange: Part = {}

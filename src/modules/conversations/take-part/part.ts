import type { Part } from '../part.js'

export const takePart: Part = {}

import type { Part } from '../part.js'

export const paper: Part = {}

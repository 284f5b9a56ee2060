import type { Part } from '../part.js'
import { paperRoutes } from './routes.js'
import { TOLD } from './words.js'

export const paper: Part = { routes: paperRoutes, told: TOLD }

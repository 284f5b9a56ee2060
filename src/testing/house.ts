import { houseRoutes } from '../app.js'
import type { Routes } from './town.js'

/** Every address of the house, over whatever ground a test stands on. */
export const wholeHouse: Routes = (ground, secret) =>
  houseRoutes({ ground, secret, address: 'https://riverside.example' }, false)

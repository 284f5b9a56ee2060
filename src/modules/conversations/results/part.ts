import type { Part } from '../part.js'
import { RESULTS_DAILY, resultsTasks } from './jobs.js'
import { resultsRoutes } from './routes.js'
import { TOLD } from './words.js'

export const results: Part = {
  routes: resultsRoutes,
  tasks: resultsTasks,
  daily: RESULTS_DAILY,
  listens: {
    'conversations.opened': ['conversations.sweep'],
    'conversations.closed': ['conversations.sweep'],
    'people.erased': ['conversations.forget'],
  },
  told: TOLD,
}

import { randomInt } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { allVoices, type Counting } from '../../results/counting.js'

const counting: Counting = workerData
parentPort?.postMessage(allVoices(counting, (below) => randomInt(below)))

import { parentPort, workerData } from 'node:worker_threads'
import { analyse, type Votes } from '../maths/analysis.js'

// The maths, unchanged, off the main thread: progress goes home as messages, and then the result.
const { votes, seed }: { votes: Votes; seed: number } = workerData
const result = analyse(votes, seed, (step) => parentPort?.postMessage({ step }))
parentPort?.postMessage({ result })

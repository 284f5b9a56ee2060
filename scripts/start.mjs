// `npm start`: installs what is missing, builds what changed, and runs until it is asked to stop.
import { ready } from './ready.mjs'

ready()
const { main } = await import('../dist/main.js')
process.exitCode = await main(['start'])

import { startPostgres } from '../platform/postgres/start.js'

// A program that holds a database, for tests that kill it. Tells what happens, one JSON line each; ends the
// database when its input ends. A Ctrl-C it does not hear.

const [folder = '', binaries] = process.argv.slice(2)
const tell = (what: object) => console.log(JSON.stringify(what))

process.on('SIGINT', () => {})
const answer = await startPostgres({
  folder,
  ...(binaries ? { binaries } : {}),
  log: (line) => tell({ line }),
})
if (answer.ok) {
  const { urls, note, version, stop, gone } = answer.server
  tell({ ok: true, urls, note, version })
  gone.then((sentence) => tell({ gone: sentence }))
  process.stdin.resume().once('end', () => stop())
} else tell(answer)

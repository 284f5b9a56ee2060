import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const START = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url))
const TIMES = 5

/** From the command to the first page: with nothing there but the built program, and again with the database made. */
export async function run(): Promise<void> {
  const rows = []
  for (let i = 0; i < TIMES; i++) {
    const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'))
    const cold = await untilFirstPage(folder)
    const warm = await untilFirstPage(folder)
    rows.push({ 'first start (ms)': cold, 'second start (ms)': warm })
    rmSync(folder, { recursive: true, force: true })
  }
  console.log('npm start, from the command to the first page answered')
  console.table(rows)
}

async function untilFirstPage(folder: string): Promise<number> {
  const port = await freePort()
  const from = performance.now()
  const child = spawn(process.execPath, [START], {
    env: { ...process.env, PORT: `${port}`, DATA_FOLDER: join(folder, 'data'), LOG_LEVEL: 'error' },
    stdio: 'ignore',
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  while (!(await answers(port))) await new Promise((resolve) => setTimeout(resolve, 10))
  const took = performance.now() - from
  child.kill('SIGINT')
  await ended
  return Math.round(took)
}

const answers = (port: number) =>
  fetch(`http://127.0.0.1:${port}/`).then(
    ({ ok }) => ok,
    () => false,
  )

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const at = server.address()
      server.close(() => resolve(typeof at === 'object' && at ? at.port : 0))
    })
  })
}

import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../main.js', import.meta.url))

/**
 * Starts the whole program as an installation does, and waits until it answers.
 * @param log where its log goes: to whoever waits, or nowhere, so that a busy reader does not hold it up
 */
export async function startProgram(
  settings: Readonly<Record<string, string>>,
  log: 'pipe' | 'ignore' = 'pipe',
): Promise<{ readonly child: ChildProcess; readonly port: number }> {
  const port = await freePort()
  // What the tests are told is no setting of the program.
  const env = { PATH: process.env.PATH, PORT: `${port}`, ...settings }
  const run = `const { main } = await import(${JSON.stringify(MAIN)}); process.exitCode = await main(['start'])`
  const child = spawn(process.execPath, ['--input-type=module', '-e', run], {
    env,
    stdio: ['ignore', 'pipe', log],
  })
  let told = ''
  await new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      if (told.length < 20_000) told += chunk
      if (/is running/.test(told)) resolve()
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('exit', () => reject(new Error(`the program ended before it was ready: ${told}`)))
  })
  return { child, port }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const at = server.address()
      server.close(() => resolve(typeof at === 'object' && at ? at.port : 0))
    })
  })
}

// `npm run bench NAME`: measures on this machine, beside a baseline, in one run.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, ready } from './ready.mjs'

ready()
process.chdir(ROOT)
const names = readdirSync('src/bench')
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3))
const [name, ...rest] = process.argv.slice(2)
const script = join(ROOT, 'dist', 'bench', `${name}.js`)

if (!name || !names.includes(name) || !existsSync(script)) {
  console.log(`npm run bench NAME, with NAME one of: ${names.join(', ')}`)
  process.exitCode = name ? 2 : 0
} else {
  const { run } = await import(script)
  await run(rest)
}

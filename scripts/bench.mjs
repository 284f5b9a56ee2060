// `npm run bench` measures the ground: start, record, page. `npm run bench NAME` measures one thing. All on this
// machine, beside a baseline, in one run.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, ready } from './ready.mjs'

ready()
process.chdir(ROOT)
const names = readdirSync('src/bench')
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3))
const [name, ...rest] = process.argv.slice(2)
const GROUND = ['start', 'record', 'page']
const wanted = name ? [name] : GROUND

if (wanted.some((one) => !names.includes(one))) {
  console.log(`npm run bench NAME, with NAME one of: ${names.join(', ')}`)
  process.exitCode = 2
} else {
  for (const one of wanted) {
    const { run } = await import(join(ROOT, 'dist', 'bench', `${one}.js`))
    await run(rest)
  }
  if (!name) console.log(`Also: ${names.filter((one) => !GROUND.includes(one)).join(', ')}`)
}

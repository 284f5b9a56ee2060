import { Agent, request } from 'node:http'
import { routes } from '../testing/garden/routes.js'
import { WITH_GARDEN } from '../testing/garden/tables.js'
import { town } from '../testing/town.js'

const ROWS = 50
const SECONDS = 5
// As many connections as a browser opens to one site.
const BROWSERFUL = 6

/** A page of fifty rows for somebody signed in, over real connections; beside the smallest answer the server gives. */
export async function run(): Promise<void> {
  const t = await town(routes, { site: { recipe: WITH_GARDEN } })
  const amina = t.as('amina')
  for (let i = 0; i < ROWS; i++)
    await amina.post(`/garden/${t.places.riverside.group}/promises`, {
      promise: `Write Easy Read minutes ${i}`,
      'due-day': '31',
      'due-month': '3',
      'due-year': '2026',
      tools: ['spade'],
    })
  const port = await t.web.listen({ port: 0, host: '127.0.0.1' })
  const cookie = [...amina.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const at = { port, host: t.places.riverside.host, cookie }
  const rows = []
  for (const [what, path] of [
    ['50-row page', '/garden/promises?words=minutes'],
    ['/health (baseline)', '/health'],
  ] as const) {
    for (const connections of [1, BROWSERFUL]) {
      const times = await load({ ...at, path }, connections)
      rows.push({
        what,
        connections,
        'pages/s': Math.round(times.length / SECONDS),
        'median (ms)': quantile(times, 0.5).toFixed(1),
        'p99 (ms)': quantile(times, 0.99).toFixed(1),
      })
    }
  }
  console.log('Time to the last byte, server, database and load on the same cores')
  console.table(rows)
  await t.close()
}

type At = { readonly port: number; readonly host: string; readonly cookie: string; readonly path: string }

async function load(at: At, connections: number): Promise<readonly number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  const warm = performance.now() + 500
  const until = warm + SECONDS * 1000
  const one = async () => {
    while (performance.now() < until) {
      const from = performance.now()
      await get(at, agent)
      if (from >= warm) times.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: connections }, one))
  agent.destroy()
  return times.sort((a, b) => a - b)
}

function get({ port, host, cookie, path }: At, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { host, cookie }
    request({ port, host: '127.0.0.1', path, headers, agent }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${path} answered ${answer.statusCode}`))
      answer.resume().on('end', resolve)
    })
      .on('error', reject)
      .end()
  })
}

const quantile = (sorted: readonly number[], part: number) => sorted[Math.floor(sorted.length * part)] ?? 0

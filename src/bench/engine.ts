import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Timed } from './parts/engine-size.js'

/** People, statements, part of the statements each person answers; and the bars of total time and memory. */
const SIZES = [
  { people: 1_000, statements: 100, density: 0.3 },
  { people: 10_000, statements: 300, density: 0.1 },
  { people: 100_000, statements: 1_000, density: 0.03, seconds: 1.5, megabytes: 400 },
  { people: 1_000_000, statements: 1_000, density: 0.02, seconds: 8, megabytes: 1200 },
] as const

/** The speed table: every size in a process of its own, so that memory is its own too. */
export function run(): void {
  const rows = SIZES.map((size) => {
    const child = fileURLToPath(new URL('./parts/engine-size.js', import.meta.url))
    const args = [child, `${size.people}`, `${size.statements}`, `${size.density}`]
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    if (status !== 0) throw new Error(`the run of ${size.people} people failed: ${stderr}`)
    const timed: Timed = JSON.parse(stdout)
    const bars = 'seconds' in size ? { seconds: size.seconds, megabytes: size.megabytes } : undefined
    return { timed, bars }
  })
  const out: string[] = [
    `Node ${process.version}, one core. Times in milliseconds, best of the repeats; memory is the peak of the process.`,
    'Total = matrix + axes + clusters + labels. Baseline = the same axes from a dense matrix filled with means.',
    '',
  ]
  const columns: [string, (timed: Timed) => string][] = [
    ['size', (t) => `${short(t.people)} x ${t.statements}`],
    ['votes', (t) => short(t.votes)],
    ['matrix', (t) => ms(t.matrix)],
    ['axes', (t) => ms(t.axes)],
    ['clusters', (t) => ms(t.clusters)],
    ['labels', (t) => ms(t.labels)],
    ['total', (t) => ms(t.total)],
    ['peak MB', (t) => `${Math.round(t.peakBeforeMap)}`],
    ['warm axes', (t) => ms(t.warm)],
    ['EM map', (t) => ms(t.map)],
    ['ingest votes/s', (t) => short(t.ingest)],
    ['refresh', (t) => ms(t.refresh)],
    ['baseline axes', (t) => (t.baseline === undefined ? 'does not fit' : ms(t.baseline))],
  ]
  const table = [
    columns.map(([name]) => name),
    ...rows.map(({ timed }) => columns.map(([, cell]) => cell(timed))),
  ]
  const widths = columns.map((_, c) => Math.max(...table.map((row) => row[c]!.length)))
  out.push(...table.map((row) => row.map((cell, c) => cell.padStart(widths[c]!)).join('  ')), '')
  for (const { timed, bars } of rows) {
    if (!bars) continue
    const size = `${short(timed.people)} x ${timed.statements}`
    out.push(bar(`${size}: total`, timed.total / 1000, bars.seconds, 's'))
    out.push(bar(`${size}: memory`, timed.peakBeforeMap, bars.megabytes, 'MB'))
    if (timed.people === 1_000_000) out.push(bar(`${size}: EM map`, timed.map / 1000, 12, 's'))
    out.push(bar(`${size}: refresh`, timed.refresh, 150, 'ms'))
    out.push(bar(`${size}: a million votes taken in`, 1e6 / timed.ingest, 1, 's'))
  }
  process.stdout.write(`${out.join('\n')}\n`)
}

const bar = (what: string, value: number, most: number, unit: string) =>
  `${value <= most ? 'reached' : 'MISSED '}  ${what}: ${value.toFixed(2)} ${unit} (bar ${most} ${unit})`
const ms = (value: number) => (value < 10 ? value.toFixed(1) : `${Math.round(value)}`)
const short = (n: number) =>
  n >= 1e6
    ? `${(n / 1e6).toFixed(n >= 1e7 ? 0 : 2)}M`
    : n >= 1e3
      ? `${(n / 1e3).toFixed(n >= 1e5 ? 0 : 1)}k`
      : `${n}`

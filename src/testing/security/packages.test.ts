import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

type Package = {
  readonly integrity?: string
  readonly resolved?: string
  readonly license?: string
  readonly dev?: boolean
}
const lock: { readonly packages: Readonly<Record<string, Package>> } = JSON.parse(
  readFileSync('package-lock.json', 'utf8'),
)
const others = Object.entries(lock.packages).filter(([at]) => at !== '')

test('everything that is installed is held to its sum, and comes from the public registry', () => {
  assert.ok(others.length > 200, 'the list is nearly empty: this would check nothing')
  for (const [at, { integrity = '', resolved }] of others) {
    assert.match(integrity, /^sha512-/, at)
    assert.ok(resolved === undefined || resolved.startsWith('https://registry.npmjs.org/'), at)
  }
})

// Each may be given on together with a program under AGPL-3.0-or-later.
const GOES_WITH_OURS = [
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Python-2.0',
  'OFL-1.1',
  'Zlib',
]

// "MIT OR GPL-3.0": one of them will do; "MIT AND Zlib": all of them must.
const goesWithOurs = (license: string) =>
  license
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((one) => one.split(' AND ').every((each) => GOES_WITH_OURS.includes(each)))

test('everything that runs beside us has a licence that goes with ours', () => {
  for (const [at, { license = 'none', dev }] of others)
    assert.ok(dev || goesWithOurs(license), `${at}: ${license}`)
})

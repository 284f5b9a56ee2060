import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { IntlMessageFormat } from 'intl-messageformat'
import { sayIn } from '../ui/say.js'
import { cy } from './cy.js'
import { en, type Key } from './en.js'

const keys = Object.keys(en).filter((key): key is Key => key in cy)
/** The facts a sentence asks for, by name: from the parsed sentence, so that words inside plurals do not count. */
function factsOf(sentence: string): string[] {
  const found = new Set<string>()
  const walk = (parts: ReturnType<IntlMessageFormat['getAst']>) => {
    for (const part of parts) {
      // 0 is plain text and 7 the sign for the number itself; everything else names a fact.
      if (part.type !== 0 && part.type !== 7) found.add(part.value)
      if ('options' in part) for (const option of Object.values(part.options)) walk(option.value)
    }
  }
  walk(new IntlMessageFormat(sentence, 'en').getAst())
  return [...found].sort()
}

// The same in both languages on purpose.
const EQUAL_ON_PURPOSE: readonly Key[] = ['count.exactly', 'share.about']

test('no sentence is missing in Welsh, and none is there that English lacks', () => {
  assert.deepEqual(Object.keys(cy).sort(), Object.keys(en).sort())
})

test('no sentence was left in English by accident', () => {
  assert.deepEqual(
    keys.filter((key) => en[key] === cy[key]),
    EQUAL_ON_PURPOSE,
  )
})

test('every sentence asks for the same facts in both languages', () => {
  for (const key of keys) {
    assert.deepEqual(factsOf(cy[key]), factsOf(en[key]), key)
  }
})

test('every plural has all six Welsh forms', () => {
  for (const key of keys) {
    for (const found of cy[key].matchAll(/\{\w+, plural,((?:[^{}]|\{[^{}]*\})*)\}/g)) {
      const forms = [...found[1]!.matchAll(/(\w+|=\d+) \{/g)].map((form) => form[1]!)
      for (const form of ['zero', 'one', 'two', 'few', 'many', 'other'])
        assert.ok(forms.includes(form), `${key}: no ${form}`)
    }
  }
})

test('every sentence can be said, with nought, one, two, three, six and many', () => {
  for (const language of ['en', 'cy'] as const)
    for (const key of keys)
      for (const n of [0, 1, 2, 3, 6, 11]) {
        const values = Object.fromEntries(factsOf(en[key]).map((name) => [name, n]))
        assert.doesNotMatch(sayIn(language)(key, values), /[{}]/, key)
      }
})

test('no sentence is kept that no page says', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('locales'))
    .map((file) => readFileSync(join('src', file), 'utf8'))
    .join('\n')
  // A key may be put together from its family and a kind: say(`label.${kind}`), say(`keys.side.${side}.what`).
  const made = [...sources.matchAll(/`([a-z][\w-]*\.[\w.-]*)\$\{[^`{}]*\}([\w.-]*)`/g)]
  const said = (key: string) => {
    // A key may be put together from its family and a kind: say(`label.${kind}`).
    const families = [key.slice(0, key.indexOf('.') + 1), key.slice(0, key.lastIndexOf('.') + 1)]
    const title = key.endsWith('.title') && sources.includes('}.title`')
    const fits = made.some(([, start = '', end = '']) => key.startsWith(start) && key.endsWith(end))
    return (
      title ||
      fits ||
      sources.includes(`'${key}'`) ||
      families.some((family) => sources.includes(`\`${family}\${`))
    )
  }
  assert.deepEqual(
    keys.filter((key) => !said(key)),
    [],
  )
})

// GOV.UK Frontend's own description of its components, as types: src/ui/govuk/props.ts. Run it again after an
// upgrade, then read what the compiler and the fixtures say. `--check` only tells whether the file is as it should be.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './ready.mjs'

/** The components we use, and no others. */
const COMPONENTS = [
  'back-link',
  'breadcrumbs',
  'button',
  'character-count',
  'checkboxes',
  'date-input',
  'details',
  'error-message',
  'error-summary',
  'fieldset',
  'file-upload',
  'hint',
  'input',
  'inset-text',
  'label',
  'language-navigation',
  'notification-banner',
  'pagination',
  'panel',
  'radios',
  'select',
  'service-navigation',
  'skip-link',
  'summary-list',
  'table',
  'tag',
  'task-list',
  'textarea',
  'warning-text',
]
const FROM = join(ROOT, 'node_modules', 'govuk-frontend', 'dist', 'govuk', 'components')
const INTO = join(ROOT, 'src', 'ui', 'govuk', 'props.ts')

// Where the description and the templates differ, the templates are right.
const NUMBER = 'string | number'
const DIRECTION = "'ltr' | 'rtl' | 'auto'"
const DATE_PART = "Partial<Exclude<NonNullable<GovukDateInput['items']>[number], Nothing>> | false"
const TYPE_FIXES = {
  'character-count.maxlength': NUMBER,
  'character-count.maxwords': NUMBER,
  'character-count.threshold': NUMBER,
  'character-count.rows': NUMBER,
  'textarea.rows': NUMBER,
  'pagination.items.number': NUMBER,
  'date-input.day': DATE_PART,
  'date-input.month': DATE_PART,
  'date-input.year': DATE_PART,
  'language-navigation.items.dir': DIRECTION,
  'input.autocapitalize': "'off' | 'none' | 'on' | 'sentences' | 'words' | 'characters'",
  'notification-banner.role': "'alert' | 'region'",
  'date-input.values': 'Readonly<Record<string, string>>',
  'service-navigation.slots.start': 'ComponentChildren',
  'service-navigation.slots.navigationStart': 'ComponentChildren',
  'service-navigation.slots.navigationEnd': 'ComponentChildren',
}
const NOT_NEEDED = [
  'character-count.maxlength',
  'character-count.maxwords',
  'radios.items.value',
  'checkboxes.items.value',
  'task-list.items.status',
  'service-navigation.navigation',
]
const ADDED = { 'date-input.items': [{ name: 'inputmode', type: 'string' }] }
const ROWS_OF_CELLS = 'table.rows'

const SIMPLE = { string: 'string', integer: 'number', number: 'number', float: 'number', boolean: 'boolean' }
const pascal = (name) => name.replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase())
const typeName = (name) => `Govuk${pascal(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`))}`
const isMarkup = (name) => name === 'html' || name.endsWith('Html')

// Where GOV.UK takes a string of HTML we take elements, so that nothing is ever printed unescaped.
function typeOf(option, at) {
  if (TYPE_FIXES[at]) return TYPE_FIXES[at]
  if (isMarkup(option.name)) return 'ComponentChildren'
  if (/attributes$/i.test(option.name)) return 'Attributes'
  if (option.isComponent) return typeName(option.name)
  if (option.type === 'array') {
    const one = option.params ? shape([...option.params, ...(ADDED[at] ?? [])], at) : 'string'
    return at === ROWS_OF_CELLS ? `readonly (readonly ${one}[] | Nothing)[]` : `readonly (${one} | Nothing)[]`
  }
  if (option.type === 'object')
    return option.params ? shape(option.params, at) : 'Readonly<Record<string, string>>'
  if (SIMPLE[option.type]) return SIMPLE[option.type]
  throw new Error(`A type we do not know: ${option.type} (${option.name})`)
}

function shape(options, at) {
  // A caller is Nunjucks' way of putting children in; ours is html.
  const kept = options.filter(({ name }) => name !== 'caller')
  const seen = new Map(kept.map((option) => [option.name, option]))
  return `{ ${[...seen.values()].map((option) => line(option, `${at}.${option.name}`)).join('; ')} }`
}

function line(option, at) {
  const either = /^(text|html)$|(Text|Html)$/.test(option.name)
  const needed = option.required && !either && !NOT_NEEDED.includes(at)
  return `readonly ${option.name}${needed ? '' : '?'}: ${typeOf(option, at)}${needed ? '' : ' | undefined'}`
}

const read = (name) => JSON.parse(readFileSync(join(FROM, name, 'macro-options.json'), 'utf8'))
const types = COMPONENTS.map((name) => {
  const options = read(name)
  return `/** GOV.UK Frontend: ${name}. */\nexport type ${typeName(name)} = ${shape(options, name)}\n`
})
const text = `// Made by scripts/govuk-props.mjs from GOV.UK Frontend's macro-options.json; do not edit.
import type { ComponentChildren } from 'preact'

export type Attributes = Readonly<
  Record<string, string | number | boolean | null | { readonly value: string | number | boolean; readonly optional?: boolean }>
>
/** A list may hold nothing in a place, so that \`condition && item\` can stand in it. */
export type Nothing = false | null | undefined | ''

${types.join('\n')}`
const { stdout: formatted, status } = spawnSync(
  process.execPath,
  [join(ROOT, 'node_modules', '@biomejs', 'biome', 'bin', 'biome'), 'format', `--stdin-file-path=${INTO}`],
  { input: text, encoding: 'utf8', cwd: ROOT },
)
if (status !== 0) throw new Error('The types could not be set in our layout.')
if (process.argv.includes('--check')) {
  if (readFileSync(INTO, 'utf8') !== formatted) {
    console.error('src/ui/govuk/props.ts is not what GOV.UK Frontend describes: run scripts/govuk-props.mjs.')
    process.exitCode = 1
  }
} else {
  writeFileSync(INTO, formatted)
  console.log(`${COMPONENTS.length} components described in src/ui/govuk/props.ts`)
}

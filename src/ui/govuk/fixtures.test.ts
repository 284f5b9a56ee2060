import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { type ComponentType, h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { elements, plain } from '../../testing/markup.js'
import { CharacterCount, FileUpload, Input, Select, Textarea } from './boxes.js'
import { Button } from './button.js'
import { Checkboxes, Radios } from './choices.js'
import { DateInput } from './date-input.js'
import { SummaryList, Table, TaskList } from './lists.js'
import { Details, ErrorSummary, InsetText, NotificationBanner, Panel, Tag, WarningText } from './messages.js'
import { ErrorMessage, Fieldset, Hint, Label } from './parts.js'
import { BackLink, Breadcrumbs, LanguageNavigation, Pagination, ServiceNavigation, SkipLink } from './ways.js'

// What we print otherwise than GOV.UK does, and why. Everything else must be the same.
const SCRIPT_HOOKS =
  /^data-(module|prevent-double-click|disable-auto-focus|maxlength|maxwords|threshold|count-type|aria-controls|behaviour|i18n)/
const SCRIPT_ONLY = 'govuk-js-service-navigation-toggle'
/** None of GOV.UK's scripts runs here, so hooks and buttons for them would be dead weight. */
const forScripts = (named: string, attribute?: string) =>
  attribute ? SCRIPT_HOOKS.test(attribute) : named.includes(SCRIPT_ONLY)

const LINK =
  'a link that claims to be a button must answer to the space bar, which takes a script: ours is a link'
const SCRIPTED = 'the drop zone is made by a script; a plain file box works for everybody'
const EXCEPTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  button: {
    link: LINK,
    'link attributes': LINK,
    'link classes': LINK,
    'explicit link': LINK,
    'start link': LINK,
    'start link with html': LINK,
  },
  select: { 'with falsy values': 'a value is text; our types do not admit the value false' },
  panel: { 'interruption, button link': LINK },
  'file-upload': {
    enhanced: SCRIPTED,
    'enhanced, with error message and hint': SCRIPTED,
    'enhanced, multiple files': SCRIPTED,
    'enhanced, custom wrapper classes and attributes': SCRIPTED,
    translated: SCRIPTED,
  },
}

const EVERY: Readonly<Record<string, ComponentType<never>>> = {
  'back-link': BackLink,
  breadcrumbs: Breadcrumbs,
  button: Button,
  'character-count': CharacterCount,
  checkboxes: Checkboxes,
  'date-input': DateInput,
  details: Details,
  'error-message': ErrorMessage,
  'error-summary': ErrorSummary,
  fieldset: Fieldset,
  'file-upload': FileUpload,
  hint: Hint,
  input: Input,
  'inset-text': InsetText,
  label: Label,
  'language-navigation': LanguageNavigation,
  'notification-banner': NotificationBanner,
  pagination: Pagination,
  panel: Panel,
  radios: Radios,
  select: Select,
  'service-navigation': ServiceNavigation,
  'skip-link': SkipLink,
  'summary-list': SummaryList,
  table: Table,
  tag: Tag,
  'task-list': TaskList,
  textarea: Textarea,
  'warning-text': WarningText,
}

type Fixture = { readonly name: string; readonly options: never; readonly html: string }

const find = createRequire(import.meta.url)
const HTML = /^html$|Html$/
const isMarkup = (key: string, value: unknown): value is string =>
  typeof value === 'string' && (HTML.test(key) || /^(start|end|navigationStart|navigationEnd)$/.test(key))

function fixturesOf(component: string): readonly Fixture[] {
  const file = find.resolve(`govuk-frontend/dist/govuk/components/${component}/fixtures.json`)
  const { fixtures } = JSON.parse(readFileSync(file, 'utf8'))
  return fixtures.map(({ name, options, html }: Fixture) => ({
    name,
    html,
    options: JSON.parse(JSON.stringify(options), (key, value) => {
      if (!isMarkup(key, value)) return value
      // GOV.UK takes this one slot either way.
      return key === 'end' ? { html: elements(value) } : elements(value)
    }),
  }))
}

for (const [name, component] of Object.entries(EVERY))
  test(`${name} says what GOV.UK's says, in every one of its examples`, () => {
    const fixtures = fixturesOf(name)
    assert.ok(fixtures.length > 3)
    const differ = fixtures.filter(({ options, html }) => {
      const ours = renderToString(h(component, options))
      const same = plain(ours, forScripts) === plain(html, forScripts)
      return !same
    })
    assert.deepEqual(
      differ.map((fixture) => fixture.name),
      Object.keys(EXCEPTIONS[name] ?? {}),
    )
  })

test('the types of the parts are what GOV.UK Frontend says of them', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/govuk-props.mjs', '--check'], {
    encoding: 'utf8',
  })
  assert.equal(status, 0, stderr)
})

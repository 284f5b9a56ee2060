import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { after, test } from 'node:test'
import { type Broken, brokenPages, faultElsewhere } from './broken-pages.js'
import { closeBrowser, pageFaults, withoutBrowser } from './page-checks.js'
import { withoutShared } from './shared-data.js'

const LIST = 'docs/accessibility-checks.md'
const WRITE = 'THROUGHLINE_WRITE'

after(closeBrowser)

const caughtBy = (row: Broken, ...who: readonly (keyof Broken['found'])[]) =>
  who.some((one) => row.found[one].length > 0)

function listed(rows: readonly Broken[]): string {
  const here = rows.filter(({ name }) => !faultElsewhere(name))
  const libraries = here.filter((row) => caughtBy(row, 'axe', 'html-validate'))
  const all = here.filter((row) => caughtBy(row, 'axe', 'html-validate', 'ours'))
  const missed = here.filter((row) => !caughtBy(row, 'axe', 'html-validate', 'ours'))
  const cell = (rules: readonly string[]) => rules.join('; ') || '–'
  const row = ({ name, found }: Broken) =>
    `| ${name} | ${cell(found.axe)} | ${cell(found['html-validate'])} | ${cell(found.ours)} |`
  return `# What our checks of pages catch

Made by \`${WRITE}=yes npm test page-checks\`; do not edit. The test fails when this list is no longer true.

The pages are the 142 of the Government Digital Service's accessibility tool audit (MIT licence), each broken in one way. A rule is listed where it finds the fault the page is about. Rules that a page breaks only by the way the set was put together are left out.

- ${rows.length - here.length} of the ${rows.length} pages have their fault in a file that is not in our copy. Nobody can find it there. They are listed last.
- Of the ${here.length} others, axe and html-validate together find ${libraries.length}. With our own checks ${all.length} are found.
- ${missed.length} are not found by a machine here. A person has to look: ${missed.map(({ name }) => name).join(', ') || 'none'}.

| page | axe | html-validate | our own |
|---|---|---|---|
${here.map(row).join('\n')}

## Not in our copy

| page | its fault is in |
|---|---|
${rows.flatMap(({ name }) => (faultElsewhere(name) ? [`| ${name} | ${faultElsewhere(name)} |`] : [])).join('\n')}
`
}

test('the list of what our checks catch, on pages broken on purpose, is true', {
  skip: withoutBrowser || withoutShared,
}, async () => {
  const text = listed(await brokenPages())
  if (process.env[WRITE]) writeFileSync(LIST, text)
  assert.ok(existsSync(LIST))
  assert.equal(readFileSync(LIST, 'utf8'), text)
})

const SOUND = (inside: string, lang = 'en') =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Things – A place</title></head><body><main><h1>Things</h1>${inside}</main></body></html>`

// Faults we could make ourselves, each with the smallest page that has it, and the rule that must see it.
const MADE: readonly (readonly [string, string, string])[] = [
  [
    'a link that says only “here”',
    '<p>Press <a href="/x">here</a> to go on.</p>',
    'a link says where it leads',
  ],
  ['a link that leads nowhere', '<p>You can <a href="#">change it</a>.</p>', 'a link leads somewhere'],
  [
    'a hint nobody hears',
    '<form action="/x"><label for="a">Name</label><p class="govuk-hint" id="a-hint">Any</p><input id="a"><button type="submit">Save</button></form>',
    'a hint is tied to its box',
  ],
  [
    'choices without their question',
    '<form action="/x"><label><input type="radio" name="a" value="1"> One</label><label><input type="radio" name="a" value="2"> Two</label><button type="submit">Save</button></form>',
    'choices stand under their question',
  ],
  [
    'an error that is only a colour',
    '<form action="/x"><label for="a">Name</label><input id="a" class="govuk-input--error"><button type="submit">Save</button></form>',
    'an error is said beside its box and leads to it',
  ],
  [
    'English left on a Welsh page',
    '<p>You can change this when you want, and it is not for ever.</p>',
    'no word is left in another language unsaid',
  ],
  [
    'a handler in the markup',
    '<button type="button" onclick="go()">Go</button>',
    'no script or style inside the page',
  ],
  ['a list made with dashes', '<p>- one\n- two\n- three</p>', 'a list is a list'],
  [
    'a table nobody can name',
    '<table><thead><tr><th scope="col">A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>',
    'a table has a caption and headings, and a word in every cell',
  ],
  [
    'a place where the keyboard stops for nothing',
    '<p tabindex="0">Words</p>',
    'the keyboard stops only where something can be done',
  ],
  [
    'a page that scrolls sideways on a phone',
    '<svg width="900" height="20" role="img" aria-label="A line"></svg><p>Words</p>',
    'the page never scrolls sideways (320 wide)',
  ],
]

for (const [fault, inside, rule] of MADE)
  test(`${fault} is seen`, { skip: withoutBrowser }, async () => {
    const faults = await pageFaults(SOUND(inside, rule.includes('language') ? 'cy' : 'en'))
    assert.ok(
      faults.some((one) => one.rule === rule),
      JSON.stringify(faults),
    )
  })

test('a sound page is left alone', { skip: withoutBrowser }, async () => {
  assert.deepEqual(await pageFaults(SOUND('<p>You can read this.</p>')), [])
})

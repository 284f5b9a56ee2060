import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { axeFaults, type Fault, markupFaults, open, ownFaults, show } from './page-checks.js'
import { SHARED } from './shared-data.js'

const PAGES = join(SHARED, 'accessibility', 'gds-tool-audit', 'tests')

/** One page that is broken on purpose, and the rules that found it broken. */
export type Broken = {
  readonly name: string
  readonly found: Readonly<Record<Fault['by'], readonly string[]>>
}

// Where the fault of a page lives in a file that is not in our copy of the set.
const STYLE = 'its style sheet'
const SCRIPT = 'its script'
const OTHER = 'a page it leads to'
const NOT_HERE: Readonly<Record<string, string>> = {
  'colour-and-contrast': STYLE,
  'css-content-is-not-readable': STYLE,
  'css-non-decorative': STYLE,
  'css-page-zoom': STYLE,
  'forms-errors-identified-with-a-poor': STYLE,
  'forms-left-aligned': STYLE,
  'headings-missing-h1': OTHER,
  'images-background-image': STYLE,
  'keyboard-access-alert-shows': SCRIPT,
  'keyboard-access-concertina': SCRIPT,
  'keyboard-access-dropdown': SCRIPT,
  'keyboard-access-focus-order': SCRIPT,
  'keyboard-access-keyboard-focus-is-not': STYLE,
  'keyboard-access-keyboard-trap': OTHER,
  'keyboard-access-lightbox': SCRIPT,
  'keyboard-access-tooltips': SCRIPT,
  'language-of-content-html-element': OTHER,
  'links-identifying': STYLE,
  'links-link-not-clearly': STYLE,
  'page-layout-wide': STYLE,
  'page-title': OTHER,
  'typography-inadequate': STYLE,
  'typography-italics': STYLE,
  'typography-justified': STYLE,
  'typography-very-small': STYLE,
  'content-content-is-not-organised': OTHER,
  'forms-form-control-that-changes': SCRIPT,
}

/** The file a page's fault lives in, where our copy of the set lacks it: nobody could find it here. */
export const faultElsewhere = (name: string): string | undefined =>
  Object.entries(NOT_HERE).find(([start]) => name.startsWith(start))?.[1]

// Rules that every other page of the set breaks by the way it was put together. They count only where the page
// is about them.
const ONLY_ABOUT: Readonly<Record<string, RegExp>> = {
  region: /^never/,
  'wcag/h32': /^never/,
  'wcag/h63': /^tables-table-has-no-scope/,
  'prefer-tbody': /^never/,
  'prefer-button': /^never/,
  'no-implicit-button-type': /^never/,
  'no-redundant-for': /^never/,
  'no-redundant-role': /^never/,
  'no-deprecated-attr': /^never/,
  'no-inline-style': /^html-inline-style/,
  'target-size': /^navigation-inadequately/,
  'heading-order': /^headings-/,
  'color-contrast': /contrast/,
  'one heading, and the title says it too': /^(headings-missing|page-title)/,
  'no script or style inside the page': /^(html-inline-style|links-link-to-javascript)/,
  'a link leads somewhere': /^links-(link-to|blank)/,
  'links stand apart': /^links-links-not-separated/,
  'a table has a caption and headings, and a word in every cell': /^tables-/,
  'a sentence can be said in one breath': /^content-plain/,
  'lines are short enough to follow': /^typography-long/,
  'lines stand apart': /^typography-inadequate/,
  'no shouting': /^typography-all-caps/,
  'letters are large enough': /^typography-very-small/,
  'one can see where the keyboard is': /focus/,
  'no words are cut': /^css-/,
  'a link opens here': /^links-link-launches/,
  'nothing hides in a title': /title/,
}

/** Every page of the set, with the rules that find its own fault. Takes a browser and about a minute. */
export async function brokenPages(): Promise<readonly Broken[]> {
  const page = await open('')
  const names = readdirSync(PAGES).filter((file) => file.endsWith('.html'))
  const rows: Broken[] = []
  for (const file of names.sort()) {
    const name = file.replace(/\.*\.html$/, '')
    const html = readFileSync(join(PAGES, file), 'utf8')
    await show(page, html)
    const faults = [
      ...(await axeFaults(page)),
      ...(await markupFaults(html)),
      ...(await ownFaults(page, html)),
    ]
    const by = (who: Fault['by']) => [
      ...new Set(
        faults
          .filter((fault) => fault.by === who && (ONLY_ABOUT[fault.rule]?.test(name) ?? true))
          .map((fault) => fault.rule),
      ),
    ]
    rows.push({ name, found: { axe: by('axe'), 'html-validate': by('html-validate'), ours: by('ours') } })
  }
  await page.close()
  return rows
}

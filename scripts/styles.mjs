// The style sheet and the letters of the site, into dist/assets, each with a mark of its content in its name.
// GOV.UK Frontend gives the bones; its colours become ours, left and right become start and end, and what we
// do not use is left out.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { compile } from 'sass'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const INTO = join(ROOT, 'dist', 'assets')
const { LOOK } = await import('../dist/ui/look.js')
const { letters } = await import('../dist/platform/letters.js')

// What GOV.UK calls a colour, and which of ours it is.
const COLOURS = {
  text: 'ink',
  'secondary-text': 'soft',
  'inverse-text': 'on-action',
  'print-text': 'ink',
  brand: 'action',
  error: 'wrong',
  success: 'well',
  focus: 'focus',
  'focus-text': 'on-focus',
  border: 'hair',
  'input-border': 'line',
  hover: 'hair',
  link: 'link',
  'link-hover': 'ink',
  'link-visited': 'link',
  'link-active': 'ink',
  'body-background': 'paper',
  'surface-background': 'card',
  'surface-text': 'ink',
  'surface-border': 'hair',
}
// Colours written out as numbers in GOV.UK's buttons, links and summary cards.
const NUMBERS = {
  '#0f7a52': 'var(--action)',
  '#0b5c3e': 'var(--deep)',
  '#083d29': 'var(--deep)',
  '#f3f3f3': 'var(--card)',
  '#858686': 'var(--line)',
  '#cecece': 'var(--hair)',
  '#ca3535': 'var(--wrong)',
  '#982828': 'var(--wrong-deep)',
  '#651b1b': 'var(--wrong-deep)',
  '#1d70b8': 'var(--action)',
  '#fff': 'var(--on-action)',
  '#0b0c0c': 'var(--ink)',
  '#0f385c': 'var(--ink)',
  '#d2e2f1': 'var(--wash)',
}

// Parts of GOV.UK's style that no page of ours can show.
const UNUSED =
  /--inverse|file-upload-button|drop-zone|file-upload-wrapper|navigation__toggle|js-service-nav|--interruption|panel__actions|(radios|checkboxes)--small|govuk-tag--|--collapse-on-mobile|govuk-frontend-supported|visually-hidden-focusable|inlining-container|service-name|-moz-focus-inner|extra-letter-spacing|input--width-(3|5|30)\b|govuk-button--start|button__start-icon|fieldset__heading|label-wrapper|--dot\b|caption--|summary-list--no-border/
const UNUSED_AT =
  /^@supports not \(text-wrap|-ms-high-contrast|^@supports\s*\(border-width|^@supports\s*\(-ms/
const UNUSED_LINE =
  /^(-webkit-font-smoothing|-moz-osx-font-smoothing|-webkit-text-decoration-skip|-webkit-clip-path|--govuk-frontend-version|-webkit-box-decoration-break)/

const SIDES = { left: 'inline-start', right: 'inline-end' }
const LOGICAL = [
  [
    /^(margin|padding|border)-(left|right)(-\w+)?:/,
    (_, what, side, rest = '') => `${what}-${SIDES[side]}${rest}:`,
  ],
  [/^(left|right):/, (_, side) => `inset-${SIDES[side]}:`],
  [
    /^(text-align|float|clear):\s*(left|right)/,
    (_, what, side) => `${what}:${what === 'text-align' ? SIDES[side].slice(7) : SIDES[side]}`,
  ],
]

/** A style sheet as a tree: `{ at, inside }` for what holds rules, `{ selector, lines }` for a rule. */
function parse(css) {
  const tree = [[]]
  let from = 0
  for (let i = 0; i < css.length; i++) {
    if (css[i] === '"') i = css.indexOf('"', i + 1)
    else if (css[i] === '{') {
      const head = css.slice(from, i).trim()
      from = i + 1
      if (head.startsWith('@') && !head.startsWith('@font-face')) {
        const inside = []
        tree.at(-1).push({ at: head, inside })
        tree.push(inside)
      } else {
        const end = css.indexOf('}', i)
        tree.at(-1).push({
          selector: head,
          lines: css
            .slice(i + 1, end)
            .split(/;(?![^(]*\))/)
            .map((line) => line.trim())
            .filter(Boolean),
        })
        i = end
        from = end + 1
      }
    } else if (css[i] === '}') {
      tree.pop()
      from = i + 1
    }
  }
  return tree[0]
}

const splitSelector = (selector) => selector.split(/,(?![^(]*\))/)

function ours(nodes) {
  return nodes.flatMap((node) => {
    if (node.at) {
      if (UNUSED_AT.test(node.at)) return []
      const inside = ours(node.inside)
      // True in every browser since the last of Microsoft's own.
      if (node.at.startsWith('@supports not (-ms-ime-align')) return inside
      return inside.length ? [{ ...node, inside }] : []
    }
    const selector = splitSelector(node.selector)
      .filter((one) => !UNUSED.test(one))
      .join(',')
    if (!selector) return []
    const lines = node.lines.filter((text) => !UNUSED_LINE.test(text)).map(line)
    return lines.length ? [{ selector, lines }] : []
  })
}

function line(text) {
  let said = text
    .replace(/var\(--govuk-([\w-]+)-colour,\s*(?:#[0-9a-f]+|\w+)\)/gi, (_, name) => {
      if (!COLOURS[name]) throw new Error(`GOV.UK has a colour we do not know: ${name}`)
      return `var(--${COLOURS[name]})`
    })
    .replace(/#[0-9a-f]{3,6}\b/gi, (number) => {
      if (!NUMBERS[number]) throw new Error(`A colour written out: ${number} in ${text}`)
      return NUMBERS[number]
    })
  for (const [physical, logical] of LOGICAL) said = said.replace(physical, logical)
  return said.replace(/"Atkinson Hyperlegible Next",system-ui,sans-serif/, 'inherit')
}

/** Rules that stand next to each other under the same head become one. */
function joined(nodes) {
  const list = []
  for (const node of nodes) {
    const last = list.at(-1)
    if (node.at && last?.at === node.at) last.inside.push(...node.inside)
    else if (node.selector && last?.selector === node.selector) last.lines.push(...node.lines)
    else list.push(node.at ? { ...node, inside: [...node.inside] } : { ...node, lines: [...node.lines] })
  }
  for (const node of list) if (node.at) node.inside = joined(node.inside)
  return list
}

const print = (nodes) =>
  nodes
    .map((node) =>
      node.at ? `${node.at}{${print(node.inside)}}` : `${node.selector}{${node.lines.join(';')}}`,
    )
    .join('')

const mark = (content) => createHash('sha256').update(content).digest('hex').slice(0, 10)

function letterFaces() {
  return letters().map(({ weight, range, woff2 }) => {
    const content = Buffer.from(woff2, 'base64')
    const name = `letter-${weight}-${mark(content)}.woff2`
    writeFileSync(join(INTO, name), content)
    return `@font-face{font-family:'Atkinson Hyperlegible Next';font-weight:${weight};font-display:swap;unicode-range:${range};src:url(${name}) format('woff2')}`
  })
}

rmSync(INTO, { recursive: true, force: true })
mkdirSync(INTO, { recursive: true })
const { css } = compile(join(ROOT, 'src', 'ui', 'styles', 'main.scss'), {
  loadPaths: [join(ROOT, 'node_modules')],
  style: 'compressed',
  charset: false,
})
const rules = joined(ours(parse(css)))
const sheet = letterFaces().join('') + LOOK.replace(/\n/g, '') + print(rules)
const name = `look-${mark(sheet)}.css`
writeFileSync(join(INTO, name), sheet)
writeFileSync(join(INTO, `${name}.br`), brotliCompressSync(sheet))
writeFileSync(join(INTO, `${name}.gz`), gzipSync(sheet, { level: 9 }))

// The line on paper, for the tab of a browser.
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#FBF8F3"/><path d="M4 16Q10 2 16 16T28 16" fill="none" stroke="#0A5F5B" stroke-width="4" stroke-linecap="round"/></svg>`
const icon = `line-${mark(ICON)}.svg`
writeFileSync(join(INTO, icon), ICON)

// The few scripts there are, each of one page, which works without it too.
function script(name, ...path) {
  const text = readFileSync(join(ROOT, 'src', 'modules', ...path), 'utf8')
  const file = `${name}-${mark(text)}.js`
  writeFileSync(join(INTO, file), text)
  writeFileSync(join(INTO, `${file}.br`), brotliCompressSync(text))
  writeFileSync(join(INTO, `${file}.gz`), gzipSync(text, { level: 9 }))
  return `/assets/${file}`
}
// Asks the browser for a passkey where a form wants one.
const passkey = script('passkey', 'people', 'sign-in', 'passkey-client.js')
// Has the next idea ready where one votes.
const vote = script('vote', 'conversations', 'take-part', 'vote-client.js')

// Keeps the big screen of a workshop up to date.
const screen = script('screen', 'conversations', 'results', 'screen-client.js')
// Keeps a page of progress up to date.
const progress = script('progress', 'conversations', 'exchange', 'progress-client.js')

const manifest = { css: `/assets/${name}`, icon: `/assets/${icon}`, passkey, vote, screen, progress }
writeFileSync(join(INTO, 'manifest.json'), `${JSON.stringify(manifest)}\n`)

import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { languageOf, RIGHT_TO_LEFT } from './language-guess.js'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/** An element as the checks ask about it. */
type El = {
  readonly name: string
  readonly attr: (name: string) => string | undefined
  readonly node: Element
  readonly up: readonly El[]
  /** All its text, white space told once. */
  readonly text: string
}

/** A rule's name, and the elements that break it. */
type Rule = (all: readonly El[], of: (...names: string[]) => readonly El[]) => readonly El[]

/** What a reader of the markup can see is wrong: mainly what axe and html-validate say nothing about. */
export function readFaults(html: string): { by: 'ours'; rule: string; where: string }[] {
  const all = elementsOf(parse(html), [])
  const of = (...names: string[]) => all.filter(({ name }) => names.includes(name))
  return Object.entries(RULES).flatMap(([rule, find]) =>
    find(all, of).map((el) => ({ by: 'ours' as const, rule, where: shown(el) })),
  )
}

function elementsOf(node: Node, up: readonly El[]): El[] {
  if (!('childNodes' in node)) return []
  if (!('tagName' in node)) return node.childNodes.flatMap((child) => elementsOf(child, up))
  const el: El = {
    name: node.tagName,
    attr: (name) => node.attrs.find((one) => one.name === name)?.value,
    node,
    up,
    text: textOf(node).replace(/\s+/g, ' ').trim(),
  }
  return [el, ...node.childNodes.flatMap((child) => elementsOf(child, [el, ...up]))]
}

function textOf(node: Node): string {
  if ('value' in node) return node.value
  if ('tagName' in node && ['script', 'style', 'template'].includes(node.tagName)) return ''
  const alt = 'attrs' in node ? (node.attrs.find(({ name }) => name === 'alt')?.value ?? '') : ''
  return 'childNodes' in node ? alt + node.childNodes.map(textOf).join('') : ''
}

const shown = ({ name, attr, text }: El) =>
  `<${name}${attr('id') ? ` id="${attr('id')}"` : ''}${attr('class') ? ` class="${attr('class')}"` : ''}> ${text.slice(0, 80)}`

const SAYS_NOTHING =
  /^(click here|here|more|read more|find out more|page|this page|link|this|yma|mwy|darllen mwy|rhagor|cliciwch yma|dolen|[^\p{L}\p{N}]*)$/iu
const FILE = /\.(pdf|docx?|odt|xlsx?|ods|csv|zip|mp3|mp4|mov|wav|jpe?g|png|gif)(?:[?#]|$)/i
const WRONG = /error|invalid|validation/i
const inside = (el: El, ...names: string[]) => el.up.find(({ name }) => names.includes(name))
const isField = (el: El) =>
  ['input', 'select', 'textarea'].includes(el.name) &&
  !['hidden', 'submit', 'button', 'image', 'reset'].includes(el.attr('type') ?? '')
const isBox = (el: El) => ['radio', 'checkbox'].includes(el.attr('type') ?? '')
const named = (el: El) => el.text || el.attr('aria-label') || ''

/** The siblings right after an element that say something, white space left out. */
function next({ node }: El): DefaultTreeAdapterTypes.ChildNode | undefined {
  const around = node.parentNode?.childNodes ?? []
  return around
    .slice(around.indexOf(node) + 1)
    .find((other) => !('value' in other && !other.value.trim()) && other.nodeName !== '#comment')
}

const RULES: Readonly<Record<string, Rule>> = {
  'one heading, and the title says it too': (_, of) => {
    const [heading, ...more] = of('h1')
    const title = of('title')[0]
    if (!heading) return of('body')
    if (more.length) return more
    return title?.text.includes(heading.text) ? [] : of('title', 'h1').slice(0, 1)
  },
  'a link says where it leads': (_, of) => of('a').filter((el) => SAYS_NOTHING.test(named(el))),
  'a link leads somewhere': (_, of) =>
    of('a').filter((el) => /^(#|javascript:.*)?$/i.test(el.attr('href')?.trim() ?? '')),
  'links that sound the same lead to the same place': (_, of) => {
    const first = new Map<string, string | undefined>()
    return of('a').filter((el) => {
      const says = named(el).toLowerCase()
      if (first.has(says)) return first.get(says) !== el.attr('href')
      first.set(says, el.attr('href'))
      return false
    })
  },
  'one place, one link': (_, of) =>
    of('a').filter((el) => {
      const other = next(el)
      return !!other && 'attrs' in other && other.tagName === 'a' && hrefOf(other) === el.attr('href')
    }),
  'links stand apart': (_, of) =>
    of('a').filter((el) => next(el)?.nodeName === 'a' && !/govuk-button/.test(el.attr('class') ?? '')),
  'a link opens here': (all) => all.filter((el) => el.attr('target') === '_blank'),
  'a link to a file says what kind': (_, of) =>
    of('a').filter((el) => {
      const kind = el.attr('href')?.match(FILE)?.[1]
      return !!kind && !el.text.toLowerCase().includes(kind.toLowerCase().replace('jpeg', 'jpg'))
    }),
  'nothing hides in a title': (all) => all.filter((el) => el.attr('title') && el.name !== 'iframe'),
  'a short word is spelled out': (_, of) => of('abbr'),
  'a paragraph says something': (_, of) => of('p').filter((el) => !el.text && !hasPicture(el)),
  'a heading is a heading': (_, of) =>
    of('p', 'div').filter((el) => {
      const only = el.node.childNodes.filter((node) => !('value' in node && !node.value.trim()))
      const styled = /\b(big|large|bold|heading|title)\b/i.test(el.attr('class') ?? '')
      const [first] = only
      const strong = only.length === 1 && !!first && 'attrs' in first && isLoud(first)
      return !!el.text && ((strong && !/[.!?:]$/.test(el.text)) || (styled && !inside(el, 'h1', 'h2', 'h3')))
    }),
  'a list is a list': (_, of) => of('p', 'div', 'main', 'td').filter((el) => byHand(el) > 1),
  'choices stand under their question': (all) =>
    all.filter((el) => {
      if (!isBox(el)) return false
      const alike = all.filter((other) => isBox(other) && other.attr('name') === el.attr('name'))
      return alike.length > 1 && !inside(el, 'fieldset')
    }),
  'a question is asked': (_, of) => of('legend', 'label').filter((el) => !el.text),
  'every box has one name, its own': (all, of) => {
    const labels = of('label')
    const twice = all.filter(
      (el) =>
        isField(el) &&
        labels.filter((label) => label.attr('for') && label.attr('for') === el.attr('id')).length > 1,
    )
    const seen = new Set<string>()
    const again = labels.filter((label) => {
      const group = inside(label, 'fieldset')?.node ?? inside(label, 'form')?.node
      const key = `${all.findIndex(({ node }) => node === group)} ${label.text}`
      return !!label.text && (seen.has(key) || !seen.add(key))
    })
    return [...twice, ...again]
  },
  'a box has a name that stays': (all, of) =>
    all.filter((el) => {
      if (!isField(el) || !el.attr('placeholder')) return false
      return !inside(el, 'label') && !of('label').some((label) => label.attr('for') === el.attr('id'))
    }),
  'a hint is tied to its box': (all) => {
    const tied = tiedIds(all)
    return all.filter(
      (el) =>
        /\bhint\b|-hint\b/.test(el.attr('class') ?? '') &&
        !!inside(el, 'form') &&
        !tied.has(el.attr('id') ?? ''),
    )
  },
  'an error is said beside its box and leads to it': (all, of) => {
    const tied = tiedIds(all)
    const ids = new Set(all.map((el) => el.attr('id')))
    const wrong = all.filter((el) => WRONG.test(el.attr('class') ?? ''))
    if (!wrong.length) return []
    const unsaid = wrong.filter(
      (el) => isField(el) && ![el, ...el.up].some((up) => up.attr('aria-describedby')),
    )
    const loose = wrong.filter(
      (el) => /message/.test(el.attr('class') ?? '') && !tied.has(el.attr('id') ?? ''),
    )
    const leads = of('a').filter((el) => el.up.some((up) => up.attr('role') === 'alert'))
    const lost = leads.filter((el) => !ids.has(el.attr('href')?.slice(1)))
    const alone = leads.length ? [] : wrong.slice(0, 1)
    const title = of('title').filter((el) => !/^(Error|Gwall): /.test(el.text))
    return [...unsaid, ...loose, ...lost, ...alone, ...title]
  },
  'a table has a caption and headings, and a word in every cell': (all, of) => {
    const tables = of('table').filter((el) => el.attr('role') !== 'presentation')
    const within = (el: El, name: string) =>
      all.filter((other) => other.name === name && other.up.includes(el))
    return [
      ...tables.filter(
        (el) => !within(el, 'caption').length || !within(el, 'th').length || !within(el, 'td').length,
      ),
      ...tables.filter((el) => inside(el, 'table')),
      ...of('td').filter((el) => !el.text && !hasPicture(el)),
      ...tables.filter((el) => new Set(within(el, 'tr').map(width)).size > 1),
    ]
  },
  'a picture says what it shows, not its file': (_, of) =>
    of('img').filter(
      (el) => FILE.test(el.attr('alt') ?? '') || (el.attr('alt') !== undefined && el.attr('height') === '1'),
    ),
  'no sound, film or foreign page': (_, of) => of('audio', 'video', 'iframe', 'object', 'embed', 'canvas'),
  'no script or style inside the page': (all, of) => [
    ...all.filter(
      (el) => el.attr('style') !== undefined || el.node.attrs.some(({ name }) => /^on[a-z]+$/.test(name)),
    ),
    ...of('style'),
    ...of('script').filter((el) => !el.attr('src')?.startsWith('/assets/')),
    ...of('meta').filter((el) => el.attr('http-equiv')?.toLowerCase() === 'refresh'),
  ],
  'a button is a button': (all) =>
    all.filter(
      (el) =>
        ['div', 'span', 'p'].includes(el.name) &&
        (/(^|\s)(btn|button)(\s|$)/.test(el.attr('class') ?? '') || el.attr('role') === 'button'),
    ),
  'a link does not claim to be a button': (_, of) => of('a').filter((el) => el.attr('role') === 'button'),
  'no key is taken away': (all) => all.filter((el) => el.attr('accesskey') !== undefined),
  'the keyboard stops only where something can be done': (all) =>
    all.filter(
      (el) =>
        Number(el.attr('tabindex') ?? -1) >= 0 &&
        !['a', 'button', 'input', 'select', 'textarea', 'summary'].includes(el.name) &&
        !(el.name === 'section' && el.attr('aria-label')),
    ),
  'no word is left in another language unsaid': (all) =>
    all.filter((el) => {
      if (!/^(p|h[1-6]|li|td|th|dt|dd|label|legend|span|a|caption|button|q)$/.test(el.name)) return false
      const said = languageAt(el)?.slice(0, 2)
      const own = ownText(el)
      const guess = languageOf(own)
      return !!guess && !!said && guess !== said
    }),
  'text runs the way its language does': (all) =>
    all.filter((el) => {
      const own = ownText(el).trim()
      if (!/\p{L}/u.test(own)) return false
      const direction = [el, ...el.up].map((up) => up.attr('dir')).find(Boolean) ?? 'ltr'
      return direction !== 'auto' && RIGHT_TO_LEFT.test(own) !== (direction === 'rtl') && el.name !== 'title'
    }),
  'no shouting': (_, of) =>
    of('p', 'li', 'h1', 'h2', 'h3', 'button', 'a', 'td').filter(
      // What is drawn by chance to be copied is no word.
      (el) => el.attr('class') !== 'tl-code' && /(\b\p{Lu}{2,}\b\s+){2}\p{Lu}{2,}\b/u.test(el.text),
    ),
  'nothing is only on the left or the right': (_, of) =>
    of('p', 'li').filter((el) => /\b(on the (left|right)|ar y (chwith|dde))\b/i.test(el.text)),
  'a sentence can be said in one breath': (_, of) =>
    of('p', 'li', 'main', 'td').filter((el) =>
      ownText(el)
        .split(/[.!?]\s/)
        .some((sentence) => sentence.trim().split(/\s+/).length > 40),
    ),
}

const isLoud = ({ tagName, attrs }: Element) =>
  /^(b|strong|font)$/.test(tagName) && !attrs.some(({ name }) => name === 'class')
const hrefOf = (node: Element) => node.attrs.find(({ name }) => name === 'href')?.value
const hasPicture = (el: El) =>
  JSON.stringify(el.node.childNodes.map((node) => node.nodeName)).match(/"(img|svg|input|time)"/)
const tiedIds = (all: readonly El[]) =>
  new Set(all.flatMap((el) => el.attr('aria-describedby')?.split(/\s+/) ?? []))
const ownText = (el: El) => el.node.childNodes.map((node) => ('value' in node ? node.value : ' ')).join('')
const languageAt = (el: El) => [el, ...el.up].map((up) => up.attr('lang')).find((lang) => lang !== undefined)
const byHand = (el: El) =>
  ownText(el)
    .split('\n')
    .filter((line) => /^\s*[*•·–-]\s+\S/.test(line)).length
const width = (row: El) =>
  row.node.childNodes.reduce((sum, node) => {
    if (!('attrs' in node) || !/^t[dh]$/.test(node.tagName)) return sum
    return sum + Number(node.attrs.find(({ name }) => name === 'colspan')?.value ?? 1)
  }, 0)

import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { type ComponentChild, type ComponentChildren, Fragment, h } from 'preact'

type Node = DefaultTreeAdapterTypes.ChildNode

/** A string of HTML as elements, so that an example written in HTML can be given to a component of ours. */
export function elements(html: string): ComponentChildren {
  return h(Fragment, null, ...parseFragment(html).childNodes.map(element))
}

function element(node: Node): ComponentChild {
  if ('value' in node) return node.value
  if (!('tagName' in node)) return null
  const props = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value === '' ? true : value]))
  return h(node.tagName, props, ...node.childNodes.map(element))
}

type Left = (name: string, attribute?: string) => boolean

/**
 * One spelling for all markup that means the same: attributes in order, white space told once, nothing that
 * `leftOut` names (an element by its class, or an attribute of an element).
 */
export function plain(html: string, leftOut: Left = () => false): string {
  const write = (node: Node): string => {
    if ('value' in node) return node.value.replace(/\s+/g, ' ')
    if (!('tagName' in node)) return ''
    const named = node.attrs.find(({ name }) => name === 'class')?.value ?? ''
    if (leftOut(named)) return ''
    const attributes = node.attrs
      .filter(({ name }) => !leftOut(named, name))
      .map(({ name, value }) => ` ${name}="${value.trim().replace(/\s+/g, ' ')}"`)
      .sort()
      .join('')
    const inside = node.childNodes.map(write).join('').trim()
    return `\n<${node.tagName}${attributes}>${inside}</${node.tagName}>`
  }
  return parseFragment(html)
    .childNodes.map(write)
    .join('')
    .replace(/\s*\n\s*/g, '\n')
    .trim()
}

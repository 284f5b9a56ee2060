import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DefaultTreeAdapterMap, parse } from 'parse5'
import { SHARED } from '../shared-data.js'

export const LIST = join(SHARED, 'security', 'blns', 'blns.json')

/** The Big List of Naughty Strings. @throws where it is not here */
export function naughtyStrings(): readonly string[] {
  return JSON.parse(readFileSync(LIST, 'utf8'))
}

type Node = DefaultTreeAdapterMap['node']

/**
 * What a page is made of: each element with the names of its attributes, without any text or value. A string that
 * broke out of its place makes something that is on no harmless page.
 */
export function linesOf(html: string): readonly string[] {
  const lines: string[] = []
  const walk = (node: Node) => {
    if ('tagName' in node) lines.push([node.tagName, ...node.attrs.map(({ name }) => name)].join(' '))
    if (node.nodeName === '#comment') lines.push('comment')
    if ('childNodes' in node) for (const child of node.childNodes) walk(child)
  }
  walk(parse(html))
  return lines
}

/** Everything a page says and holds: texts and values of attributes. */
export function wordsOf(html: string): readonly string[] {
  const words: string[] = []
  const walk = (node: Node) => {
    if ('attrs' in node) words.push(...node.attrs.map(({ value }) => value))
    if (node.nodeName === '#text' && 'value' in node) words.push(node.value)
    if ('childNodes' in node) for (const child of node.childNodes) walk(child)
  }
  walk(parse(html))
  return words
}

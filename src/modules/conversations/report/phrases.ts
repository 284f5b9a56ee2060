import type { Say } from '../../../ui/say.js'
import { GROUP } from './group-name.js'
import type { Cell, Count, Label, Report, Share } from './report.js'

/** Small things said: a count, a share, a cell, a label, a name. */

export const countWords = (say: Say, count: Count) =>
  count.kind === 'at-least' ? say('count.at-least', { n: count.atLeast }) : say(`count.${count.kind}`)

export const shareWords = (say: Say, share: Share) =>
  share.kind === 'about' ? say('share.about', { percent: share.percent }) : say(`share.${share.kind}`)

export const cellWords = (say: Say, cell: Cell) =>
  cell.kind === 'withheld'
    ? say(`cell.${cell.why}`)
    : say('cell.shown', {
        agree: shareWords(say, cell.agree),
        disagree: shareWords(say, cell.disagree),
        unsure: shareWords(say, cell.unsure),
        heard: cell.heard,
      })

export const labelWords = (say: Say, label: Label) => say(`label.${label.kind}`)

/**
 * A name as it is said: a group of opinion as "group B"; and where nobody declared a perspective, the one
 * there is as everyone, in the reader's language.
 */
export function nameWords(say: Say, report: Report, name: string): string {
  if (name.startsWith(GROUP)) return say('opinion.name', { name: name.slice(GROUP.length) })
  return report.declared ? name : say('perspective.everyone')
}

export function namesWords(say: Say, report: Report, names: readonly string[]): string {
  const said = names.map((name) => nameWords(say, report, name))
  const last = said.at(-1) ?? ''
  // Never Intl.ListFormat: in Welsh it prints "a(c)".
  return said.length < 2 ? last : say('perspective.list-and', { first: said.slice(0, -1).join(', '), last })
}

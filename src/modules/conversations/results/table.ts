import type { Label, Report, StatementEntry } from '../report/report.js'
import { spreadOf } from './compute.js'

/** How the table of every idea can be narrowed and put in order; all of it stands in the address. */
export const PLACES = [
  'common-ground',
  'leaning',
  'not-enough-voices',
  'divided',
  'opposed',
  'open',
  'withheld',
] as const satisfies readonly Label['kind'][]
export const ORDERS = ['put', 'agree', 'disagree', 'answers', 'apart'] as const
export type Order = (typeof ORDERS)[number]

export type Asked = {
  readonly where: (typeof PLACES)[number] | undefined
  readonly order: Order
  readonly words: string
  readonly page: number
}

const A_PAGE = 25

/** One page of ideas. Everything it goes by is printed: an order by exact figures would tell of them. */
export function tableOf(report: Report, { where, order, words, page }: Asked) {
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const found = report.statements
    .filter(({ label }) => where === undefined || label.kind === where)
    .filter(({ text }) => wanted.every((word) => text.toLocaleLowerCase().includes(word)))
  const rank = RANKS[order]
  const sorted = found
    .map((entry) => ({ entry, rank: rank(entry) }))
    .sort((a, b) => b.rank - a.rank || Number(a.entry.id) - Number(b.entry.id))
    .map(({ entry }) => entry)
  const of = Math.max(1, Math.ceil(sorted.length / A_PAGE))
  const at = Math.min(Math.max(1, page), of)
  return { entries: sorted.slice((at - 1) * A_PAGE, at * A_PAGE), found: sorted.length, at, of }
}

const shareOf = (entry: StatementEntry, answer: 'agree' | 'disagree'): number => {
  const { everyone } = entry
  if (everyone.kind !== 'shown') return -1
  const share = everyone[answer]
  if (share.kind === 'about') return share.percent
  return share.kind === 'nearly-all' ? 95 : 5
}

const RANKS: Record<Order, (entry: StatementEntry) => number> = {
  put: () => 0,
  agree: (entry) => shareOf(entry, 'agree'),
  disagree: (entry) => shareOf(entry, 'disagree'),
  answers: ({ everyone }) => (everyone.kind === 'shown' ? everyone.heard : -1),
  apart: spreadOf,
}

import { type Language, type Say, sayIn } from '../../../ui/say.js'
import { cellWords, labelWords } from '../report/phrases.js'
import type { Report, StatementEntry } from '../report/report.js'
import { type Block, byPerspective, type Section, story } from '../report/story.js'

const WIDTH = 78

/** The report to read in a terminal or on plain paper. */
export function reportText(report: Report, language: Language): string {
  const say = sayIn(language)
  const title = oneLine(report.conversation.question)
  const lines = [
    ...underlined(title, '='),
    ...wrapped(say('report.lead')),
    ...story(report, say).flatMap((section) => sectionLines(report, say, section)),
  ]
  return `${lines.join('\n')}\n`
}

function sectionLines(report: Report, say: Say, { title, blocks }: Section): string[] {
  return ['', ...underlined(title, '-'), ...blocks.flatMap((block) => blockLines(report, say, block))]
}

function blockLines(report: Report, say: Say, block: Block): string[] {
  switch (block.kind) {
    case 'sentence':
      return wrapped(block.text)
    case 'items':
      return block.items.flatMap(({ id, text, notes }) => [
        ...wrapped(id === undefined ? text : quoted(id, text), '  • ', '    '),
        ...notes.flatMap((note) => wrapped(note, '      ')),
      ])
    case 'map':
      return wrapped(say('map.axes'))
    case 'every-idea':
      return report.statements.flatMap((entry) => ideaLines(report, say, entry))
    case 'files':
      return report.files.flatMap((file) =>
        wrapped(say(file.step > 1 ? 'made.row-rounded' : 'made.row', file)),
      )
  }
}

function ideaLines(report: Report, say: Say, entry: StatementEntry): string[] {
  const groups = entry.groups.map(
    (cell, g) => `${say('opinion.name', { name: report.opinion.groups[g]!.name })}: ${cellWords(say, cell)}`,
  )
  return [
    '',
    ...wrapped(quoted(entry.id, entry.text)),
    ...[
      `${say('ideas.where')}: ${labelWords(say, entry.label)}`,
      `${say('perspective.everyone')}: ${cellWords(say, entry.everyone)}`,
      ...(report.declared ? byPerspective(report, say, entry) : []),
      ...groups,
    ].flatMap((text) => wrapped(text, '    ')),
  ]
}

/** A short id helps to find an idea again; a long one is only noise, and stands in the JSON. */
const quoted = (id: string, text: string) => `“${oneLine(text)}”${id.length > 8 ? '' : `  [${id}]`}`
const underlined = (text: string, by: string) => [
  ...wrapped(text),
  by.repeat(Math.min(WIDTH, [...text].length)),
]

/** One line, and nothing in it that could steer a terminal. */
function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Lines of at most WIDTH signs: the first begins with `first`, the others with `then`. */
function wrapped(text: string, first = '', then = first): string[] {
  const lines: string[] = []
  let current = first
  let empty = true
  for (const word of oneLine(text).split(' ')) {
    if (!empty && [...current].length + 1 + [...word].length > WIDTH) {
      lines.push(current)
      current = then + word
    } else current = empty ? current + word : `${current} ${word}`
    empty = false
  }
  return [...lines, current]
}

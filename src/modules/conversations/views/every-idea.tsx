import type { Say } from '../../../ui/say.js'
import { Wide } from '../../../ui/wide.js'
import { labelWords, nameWords, shareWords } from '../report/phrases.js'
import type { Cell, Report } from '../report/report.js'
import { type Lang, langOf } from './lang.js'

type Props = {
  readonly report: Report
  readonly say: Say
  readonly lang: Lang
  /** where one idea has a page of its own */
  readonly href?: (id: string) => string
}

/** Every idea with what each set of people answered. On a phone each idea becomes a short list of its own. */
export function EveryIdea({ report, say, lang, href }: Props) {
  const columns = [
    say('perspective.everyone'),
    ...(report.declared ? report.perspectives.map(({ name }) => nameWords(say, report, name)) : []),
    ...report.opinion.groups.map(({ name }) => say('opinion.name', { name })),
  ]
  return (
    <Wide label={say('ideas.note-agree')}>
      <table class="stack">
        <caption>{say('ideas.note-agree')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('ideas.idea')}</th>
            <th scope="col">{say('ideas.where')}</th>
            {columns.map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.statements.map((entry) => (
            <tr id={`idea-${entry.id}`}>
              <th scope="row">
                {href ? (
                  <a href={href(entry.id)} lang={langOf(lang, entry.id)}>
                    {entry.text}
                  </a>
                ) : (
                  <span lang={langOf(lang, entry.id)}>{entry.text}</span>
                )}
              </th>
              <td class="where" data-label={say('ideas.where')}>
                {labelWords(say, entry.label)}
              </td>
              {[entry.everyone, ...(report.declared ? entry.perspectives : []), ...entry.groups].map(
                (cell, at) => (
                  <td data-label={columns[at]}>
                    <CellPart cell={cell} say={say} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}

/** One cell: what a set of people answered, or why it is not shown. */
export function CellPart({ cell, say }: { cell: Cell; say: Say }) {
  if (cell.kind === 'withheld') return <span class="soft">{say(`cell.${cell.why}`)}</span>
  return (
    <>
      {(['agree', 'disagree', 'unsure'] as const).map((answer) => (
        <span class="part">
          {say(`ideas.${answer}`)} {shareWords(say, cell[answer])}
          <br />
        </span>
      ))}
      <span class="soft">{say('ideas.heard', { heard: cell.heard })}</span>
    </>
  )
}

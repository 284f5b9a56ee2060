import type { Say } from '../../../ui/say.js'
import { shareWords } from '../report/phrases.js'
import type { Row } from './perspectives-picture.js'

const ANSWERS = ['agree', 'disagree', 'unsure'] as const

/** What each set of people answered to one idea. On a phone each becomes a short list of its own. */
export function CellsTable({ rows, say }: { readonly rows: readonly Row[]; readonly say: Say }) {
  return (
    <table class="stack">
      <caption class="govuk-visually-hidden">{say('results.picture.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('results.picture.who')}</th>
          {ANSWERS.map((answer) => (
            <th scope="col">{say(`ideas.${answer}`)}</th>
          ))}
          <th scope="col">{say('results.picture.answered')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, cell }) => (
          <tr>
            <th scope="row">{name}</th>
            {cell.kind === 'shown' ? (
              <>
                {ANSWERS.map((answer) => (
                  <td data-label={say(`ideas.${answer}`)}>{shareWords(say, cell[answer])}</td>
                ))}
                <td data-label={say('results.picture.answered')}>
                  {say('count.at-least', { n: cell.heard })}
                </td>
              </>
            ) : (
              <td colSpan={4} class="soft">
                {say(`cell.${cell.why}`)}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

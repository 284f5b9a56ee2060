import type { Key } from '../../../../locales/en.js'
import { useSay } from '../../../../ui/frame.js'
import { Table } from '../../../../ui/parts.js'

const COLUMNS = ['name', 'vote', 'words', 'took-part'] as const

/** Who sees what. A role that sees more than this is a fault of the program. */
const SEES = {
  you: ['who-sees.cell.yes', 'who-sees.cell.only-you', 'who-sees.cell.yes', 'who-sees.cell.yes'],
  facilitators: ['who-sees.cell.member', 'who-sees.cell.no', 'who-sees.cell.unsigned', 'who-sees.cell.no'],
  manager: ['who-sees.cell.same-group', 'who-sees.cell.no', 'who-sees.cell.unsigned', 'who-sees.cell.no'],
  hosting: ['who-sees.cell.could', 'who-sees.cell.could', 'who-sees.cell.could', 'who-sees.cell.could'],
  public: ['who-sees.cell.no', 'who-sees.cell.totals', 'who-sees.cell.open-only', 'who-sees.cell.no'],
  requests: ['who-sees.cell.no', 'who-sees.cell.totals', 'who-sees.cell.open-only', 'who-sees.cell.no'],
} as const satisfies Readonly<Record<string, readonly Key[]>>

/** Said before the first word: you, facilitators, your manager, those who run the computer, everybody, requests by law. */
export function WhoSeesWhat() {
  const say = useSay()
  const rows = (['you', 'facilitators', 'manager', 'hosting', 'public', 'requests'] as const).map((who) => [
    say(`who-sees.${who}`),
    ...SEES[who].map((cell) => say(cell)),
  ])
  return (
    <section class="tl-sees" id="who-sees-what">
      <h2>{say('who-sees.title')}</h2>
      <Table
        caption={say('who-sees.caption')}
        head={[say('who-sees.who'), ...COLUMNS.map((column) => say(`who-sees.${column}`))]}
        rows={rows}
        stack
      />
      <p>{say('who-sees.honest')}</p>
    </section>
  )
}

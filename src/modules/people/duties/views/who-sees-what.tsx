import type { Key } from '../../../../locales/en.js'
import { useSay } from '../../../../ui/frame.js'
import { Table } from '../../../../ui/parts.js'

const COLUMNS = ['name', 'vote', 'words', 'took-part'] as const

/** Who sees what. A role that sees more than this is a fault of the program. */
const SEES = {
  you: ['sees.cell.yes', 'sees.cell.only-you', 'sees.cell.yes', 'sees.cell.yes'],
  facilitators: ['sees.cell.member', 'sees.cell.no', 'sees.cell.unsigned', 'sees.cell.no'],
  manager: ['sees.cell.same-group', 'sees.cell.no', 'sees.cell.unsigned', 'sees.cell.no'],
  hosting: ['sees.cell.could', 'sees.cell.could', 'sees.cell.could', 'sees.cell.could'],
  public: ['sees.cell.no', 'sees.cell.totals', 'sees.cell.open-only', 'sees.cell.no'],
  requests: ['sees.cell.no', 'sees.cell.totals', 'sees.cell.open-only', 'sees.cell.no'],
} as const satisfies Readonly<Record<string, readonly Key[]>>

/** Said before the first word: you, facilitators, your manager, those who run the computer, everybody, requests by law. */
export function WhoSeesWhat() {
  const say = useSay()
  const rows = (['you', 'facilitators', 'manager', 'hosting', 'public', 'requests'] as const).map((who) => [
    say(`sees.${who}`),
    ...SEES[who].map((cell) => say(cell)),
  ])
  return (
    <>
      <Table
        caption={say('sees.title')}
        head={[say('sees.who'), ...COLUMNS.map((column) => say(`sees.${column}`))]}
        rows={rows}
      />
      <p>{say('sees.honest')}</p>
    </>
  )
}

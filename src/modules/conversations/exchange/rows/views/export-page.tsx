import type { Day } from '../../../../../kernel/day.js'
import type { Id } from '../../../../../kernel/id.js'
import { Go } from '../../../../../ui/form.js'
import { useSay } from '../../../../../ui/frame.js'
import { Page } from '../../../../../ui/page.js'
import { Inset, Warning } from '../../../../../ui/parts.js'
import type { Conversation } from '../../../conversation.js'
import { useDay } from '../../../start/views/day.js'
import { pathTo } from '../../../start/views/path.js'
import type { RowsRefusal } from '../rows.js'

/** Who let the single answers out, one from each side, and when. */
export type Agreed = {
  readonly who: string
  readonly on: Day
  readonly other: string
  readonly otherOn: Day
  readonly why: string
}

type Props = {
  readonly conversation: Conversation
  readonly whyNot: RowsRefusal | undefined
  readonly agreed: Agreed | undefined
  /** a proposal about it that the other side has not answered yet */
  readonly waiting: Id<'Proposal'> | undefined
  /** holds a key, and so may ask the other side */
  readonly mayAsk: boolean
}

/** What one can take out of a conversation: the numbers for everybody, single answers where both sides let them out. */
export function ExportPage(props: Props) {
  const say = useSay()
  const { conversation: c, whyNot, agreed } = props
  const at = `/conversations/${c.id}`
  return (
    <Page title={say('exchange.out.title')} lead={say('exchange.out.lead')} path={pathTo(say, c)}>
      <h2>{say('exchange.out.numbers')}</h2>
      <p>{say('exchange.out.numbers.what', { fewest: c.fewest })}</p>
      <ul class="govuk-list govuk-list--spaced">
        <li>
          <a href={`${at}/results.csv`}>{say('results.way.csv')}</a>
        </li>
        <li>
          <a href={`${at}/results.json`}>{say('results.way.json')}</a>
        </li>
        <li>
          <a href={`${at}/results/print`}>{say('results.way.print')}</a>
        </li>
      </ul>
      <h2>{say('exchange.rows.title')}</h2>
      {!whyNot && <Warning>{say('exchange.rows.line')}</Warning>}
      {whyNot ? <p>{say(`exchange.rows.no.${whyNot}`, { fewest: c.fewest })}</p> : <Standing {...props} />}
      {!whyNot && <WhatIsIn />}
      {!whyNot && agreed && props.mayAsk && !props.waiting && (
        <p>
          <a href={`${at}/export/keep-in`}>{say('exchange.rows.keep-in')}</a>
        </p>
      )}
    </Page>
  )
}

/** Who agreed, or who is still to be asked. */
function Standing({ conversation: c, agreed, waiting, mayAsk }: Props) {
  const say = useSay()
  const day = useDay()
  const at = `/conversations/${c.id}/export`
  return (
    <>
      {agreed && (
        <>
          <Inset>
            <p>
              {say('exchange.rows.agreed', {
                ...{ who: agreed.who, day: day(agreed.on) },
                ...{ other: agreed.other, otherDay: day(agreed.otherOn) },
              })}
            </p>
            <p>{say('exchange.rows.why', { why: agreed.why })}</p>
          </Inset>
          <Go to={`${at}/polis.zip`}>{say('exchange.rows.take')}</Go>
        </>
      )}
      {waiting && (
        <p>
          {say('exchange.rows.waiting')}{' '}
          <a href={`/people/proposals/${waiting}`}>{say('start.changes.see')}</a>
        </p>
      )}
      {!agreed && !waiting && <p>{say('exchange.rows.two')}</p>}
      {!agreed && !waiting && mayAsk && <Go to={`${at}/let-out`}>{say('exchange.rows.ask')}</Go>}
    </>
  )
}

const IN = ['ideas', 'answers', 'numbers', 'day'] as const
const NOT_IN = ['names', 'perspectives', 'authors', 'times', 'marks', 'hidden', 'paper'] as const

/** What stands in the file, what does not, and what that gives away all the same. */
function WhatIsIn() {
  const say = useSay()
  return (
    <>
      <h3>{say('exchange.rows.in')}</h3>
      <ul class="govuk-list govuk-list--bullet">
        {IN.map((one) => (
          <li>{say(`exchange.rows.in.${one}`)}</li>
        ))}
      </ul>
      <h3>{say('exchange.rows.not-in')}</h3>
      <ul class="govuk-list govuk-list--bullet">
        {NOT_IN.map((one) => (
          <li>{say(`exchange.rows.not-in.${one}`)}</li>
        ))}
      </ul>
    </>
  )
}

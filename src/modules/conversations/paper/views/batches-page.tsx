import type { Side } from '../../../../kernel/actor.js'
import { Do } from '../../../../ui/form.js'
import { type Errors, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Cards } from '../../../../ui/parts.js'
import type { Conversation } from '../../conversation.js'
import { useDay } from '../../start/views/day.js'
import { pathTo } from '../../start/views/path.js'
import { type BatchShown, shortName } from '../queries.js'

type Props = {
  readonly conversation: Conversation
  readonly side: Side
  readonly batches: readonly BatchShown[]
  readonly errors: Errors
}

/** The batches of sheets of a conversation, and a button to begin one. */
export function BatchesPage({ conversation: c, side, batches, errors }: Props) {
  const say = useSay()
  const day = useDay()
  const at = `/conversations/${c.id}/paper/enter`
  return (
    <Page
      title={say('paper.batches.title')}
      lead={say('paper.batches.lead')}
      path={pathTo(say, c)}
      errors={errors}
    >
      <div id="begin">
        <Do at={at}>{say('paper.batches.begin')}</Do>
      </div>
      {batches.length > 0 && (
        <Cards>
          {batches.map(({ id, who, on, sheets, confirmedBy, side: theirs }) => (
            <>
              <p>
                <a href={`${at}/${id}`}>
                  {say('paper.batch.by', {
                    name: shortName(id),
                    who: who ?? say('paper.somebody'),
                    day: day(on),
                  })}
                </a>
                <br />
                {say('paper.batch.sheets', { n: sheets })}
              </p>
              <p>
                {say(
                  confirmedBy
                    ? 'paper.batch.confirmed'
                    : theirs === side
                      ? 'paper.batch.waits'
                      : 'paper.batch.for-you',
                )}
              </p>
            </>
          ))}
        </Cards>
      )}
    </Page>
  )
}

import { Go } from '../../../../ui/form.js'
import { useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Empty } from '../../../../ui/parts.js'
import type { Shown } from '../shown.js'
import type { Ways } from '../ways.js'

type Props = {
  readonly shown: Shown
  readonly ways: Ways
  /** it closed a moment ago, and what came last is not counted yet */
  readonly counting: boolean
  readonly asked: readonly { readonly name: string; readonly required: boolean }[]
}

/** Before anything can be shown: what is missing, why, and what helps. No number: each would say how many came. */
export function WaitingPage({ shown, ways, asked, counting }: Props) {
  const say = useSay()
  const { conversation } = shown.here
  const open = conversation.state.kind === 'open'
  return (
    <Page
      title={conversation.question}
      lead={say(open || counting ? 'results.none.lead' : 'results.none.closed-lead')}
      path={[
        { name: say('room.conversations'), href: '/conversations' },
        { name: say('results.path'), href: ways.conversation },
      ]}
    >
      {counting ? (
        <Empty title={say('results.none.counting')}>
          <p>{say('results.none.counting-why')}</p>
        </Empty>
      ) : (
        <Empty title={say(open ? 'results.none.title' : 'results.none.closed')}>
          <p>{say(whyOf(conversation.smallRoom, open))}</p>
          <p>{say('results.none.safe')}</p>
          {asked.length > 0 && (
            <>
              <p>{say(open ? 'results.none.who' : 'results.none.hoped')}</p>
              <ul>
                {asked.map(({ name, required }) => (
                  <li>{required ? say('took-part.required', { name }) : name}</li>
                ))}
              </ul>
            </>
          )}
        </Empty>
      )}
      {open && <Go to={ways.vote}>{say('results.none.vote')}</Go>}
    </Page>
  )
}

const whyOf = (smallRoom: boolean, open: boolean) => {
  if (smallRoom) return 'results.none.small'
  return open ? 'results.none.why' : 'results.none.few'
}

import { Buttons, Go } from '../../../../ui/form.js'
import { useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import type { Conversation } from '../../conversation.js'

/** For whoever comes when it is over: it says so, and leads to what came of it. */
export function Closed({ conversation: { id, question } }: { readonly conversation: Conversation }) {
  const say = useSay()
  return (
    <Page title={say('take.closed')} lead={say('take.closed.now', { question })}>
      <Buttons>
        <Go to={`/conversations/${id}/results`}>{say('take.results')}</Go>
      </Buttons>
    </Page>
  )
}

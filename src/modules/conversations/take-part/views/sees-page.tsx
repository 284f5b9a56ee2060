import { Go } from '../../../../ui/form.js'
import { useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { WhoSeesWhat } from '../../../people/index.js'
import type { Conversation } from '../../conversation.js'
import { Short } from './short-sees.js'

/** The whole of it, for whoever wants to know before they say a word. */
export function SeesPage({ conversation }: { readonly conversation: Conversation }) {
  const say = useSay()
  const at = `/conversations/${conversation.id}`
  return (
    <Page title={say('take.sees')} lead={say('take.sees.lead')} width="working">
      <Short conversation={conversation} />
      <WhoSeesWhat />
      <Go to={`${at}/vote`}>{say('take.go-on')}</Go>
    </Page>
  )
}

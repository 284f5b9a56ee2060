import { useFrame, useSay } from '../../../../ui/frame.js'
import { HelpNumbers } from '../../../../ui/help.js'
import { Page } from '../../../../ui/page.js'
import { Details } from '../../../../ui/parts.js'

/** Whom to call now, how to leave fast, and how to leave nothing behind. It prints on one sheet. */
export function HelpPage() {
  const say = useSay()
  const { help } = useFrame()
  return (
    <Page title={say('help.title')} lead={say('help.lead')} exit>
      <div class="tl-help-page">
        <HelpNumbers />
      </div>
      {!help.local.length && <p>{say('help.unset')}</p>}
      <p>
        <strong>{say('help.watched')}</strong>
      </p>
      <p>
        {say('help.relay.how')} {say('help.sms')}
      </p>
      <p>
        {say('help.exit')} {say('help.history')}
      </p>
      <p>
        {say('help.device')} {say('help.print')}
      </p>
      <Details summary={say('help.words')}>
        <p>{say('help.words.advocacy')}</p>
        <p>{say('help.words.relay')}</p>
      </Details>
    </Page>
  )
}

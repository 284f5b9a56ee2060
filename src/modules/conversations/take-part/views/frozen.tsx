import { Button, Buttons, Form, Go } from '../../../../ui/form.js'
import { useFrame, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import type { Perspective } from '../../../people/index.js'
import type { Conversation } from '../../conversation.js'
import type { Voter } from '../../voice.js'

type Props = {
  readonly conversation: Conversation
  readonly voter: Voter
  readonly offered: readonly Perspective[]
  readonly isGuest: boolean
}

/** Somebody takes part on this device already. It may be the same person, or the next one at a shared tablet. */
export function Frozen({ conversation, voter, offered, isGuest }: Props) {
  const say = useSay()
  const { language } = useFrame()
  const at = `/conversations/${conversation.id}`
  const names = offered.filter(({ id }) => voter.perspectives.includes(id)).map(({ name }) => name[language])
  return (
    <Page
      title={conversation.question}
      titleLanguage={conversation.language}
      lead={say(isGuest ? 'take.already.guest' : 'take.already')}
    >
      {names.length > 0 && <p>{say('take.speaking-as', { names: names.join(', ') })}</p>}
      <Buttons>
        <Go to={`${at}/vote`}>{say('take.go-on')}</Go>
      </Buttons>
      {isGuest && (
        <Form action="/conversations/forget">
          {conversation.linkCode && (
            <input type="hidden" name="to" value={`/conversations/join/${conversation.linkCode}`} />
          )}
          <Button kind="second">{say('take.somebody-else')}</Button>
        </Form>
      )}
    </Page>
  )
}

import { Input } from '../../../../ui/fields.js'
import { Button, Form, Go } from '../../../../ui/form.js'
import { type Errors, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { grouped } from '../../../people/index.js'
import type { Conversation } from '../../conversation.js'
import { OwnDevice } from './speak.js'

const GROUP = 4

type TypeProps = { readonly errors: Errors; readonly typed: string; readonly own: boolean }

export function TypeCode({ errors, typed, own }: TypeProps) {
  const say = useSay()
  return (
    <Page title={say('take.code.title')} lead={say('take.code.lead')} errors={errors}>
      <Form action="/conversations/code">
        <Input
          name="code"
          label={say('take.code')}
          hint={say('take.code.hint')}
          width="half"
          autocomplete="off"
          spellcheck={false}
          value={typed}
        />
        <OwnDevice own={own} />
        <Button>{say('take.code.do')}</Button>
      </Form>
    </Page>
  )
}

type ReturnProps = {
  readonly conversation: Conversation
  readonly code: string
  /** the address to type it at */
  readonly at: string
  /** it stands on a slip or in a letter already */
  readonly onPaper: boolean
}

/** Once, large, with how to keep it. */
export function ReturnCode({ conversation, code, at, onPaper }: ReturnProps) {
  const say = useSay()
  return (
    <Page title={say('take.return')} lead={say('take.return.lead')}>
      <div class="tl-card tl-return">
        <div class="tl-code">{grouped(code, GROUP)}</div>
        <p>{say('take.return.at', { at: at.replace(/^https?:\/\//, '') })}</p>
      </div>
      <ul>
        <li>{say(onPaper ? 'take.return.paper' : 'take.return.how')}</li>
        <li>{say('take.return.show-nobody')}</li>
        <li>{say('take.return.again')}</li>
      </ul>
      <Go to={`/conversations/${conversation.id}/vote`}>{say('take.return.kept')}</Go>
    </Page>
  )
}

type ComeProps = { readonly conversation: Conversation; readonly code: string }

/** What the link in a letter opens: one button. */
export function Come({ conversation, code }: ComeProps) {
  const say = useSay()
  return (
    <Page title={conversation.question} titleLanguage={conversation.language} lead={say('take.come.lead')}>
      <Form action={`/conversations/${conversation.id}/come/${code}`}>
        <p>{say('take.come.once')}</p>
        <OwnDevice own={false} />
        <Button>{say('take.start')}</Button>
      </Form>
    </Page>
  )
}

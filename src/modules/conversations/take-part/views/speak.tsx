import { type Form as Filled, typed, typedMany } from '../../../../platform/web/form.js'
import { Checkboxes, Radios } from '../../../../ui/fields.js'
import { Button, Form } from '../../../../ui/form.js'
import { type Errors, useFrame, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Details } from '../../../../ui/parts.js'
import { type Perspective, WhoSeesWhat } from '../../../people/index.js'
import type { Conversation } from '../../conversation.js'
import { WHOSE } from '../../idea.js'
import { Short } from './short-sees.js'

type Props = {
  readonly conversation: Conversation
  readonly offered: readonly Perspective[]
  /** what is ticked before they touch it: what they said here, or said of themselves elsewhere */
  readonly before: readonly string[]
  /** nobody knows them yet: they will be given a return code */
  readonly isNew: boolean
  readonly byLink: boolean
  readonly form: Filled
  readonly errors: Errors
}

/** "Speaking today as": who sees what, which of these one is, and whose answers these are. One page, then the ideas. */
export function Speak({ conversation, offered, before, isNew, byLink, form, errors }: Props) {
  const say = useSay()
  const { language } = useFrame()
  const { id, question, minutes } = conversation
  const sent = Object.keys(form).length > 0
  const choices = [
    ...offered.map((one) => ({ value: one.id, label: one.name[language] })),
    { value: 'none', label: say('take.none') },
  ]
  return (
    <Page
      title={question}
      titleLanguage={conversation.language}
      lead={say(isNew ? 'take.speak.lead.new' : 'take.speak.lead', { minutes })}
      errors={errors}
    >
      <Short conversation={conversation} />
      <Details summary={say('take.sees')}>
        <WhoSeesWhat />
      </Details>
      <Form action={`/conversations/${id}/perspective`}>
        {offered.length > 0 && (
          <Checkboxes
            name="perspectives"
            label={say('take.which')}
            hint={say('take.which.hint')}
            choices={choices}
            values={sent ? typedMany(form, 'perspectives') : before}
          />
        )}
        <Radios
          name="whose"
          label={say('take.whose')}
          choices={WHOSE.map((whose) => ({
            value: whose,
            label: say(`take.whose.${whose}`),
            ...(whose === 'supporter' && { hint: say('take.whose.supporter.hint') }),
          }))}
          value={typed(form, 'whose') || 'mine'}
        />
        {conversation.smallRoom && (
          <Checkboxes
            name="small"
            label={say('take.small')}
            choices={[{ value: 'yes', label: say('take.small.agree') }]}
            values={typedMany(form, 'small')}
          />
        )}
        {isNew && <OwnDevice own={typed(form, 'own') === 'yes'} />}
        <Button>{say('take.start')}</Button>
      </Form>
      {byLink && <p class="tl-soft">{say('take.by-link')}</p>}
      {isNew && (
        <p>
          <a href="/conversations/code">{say('take.have-code')}</a>
        </p>
      )}
    </Page>
  )
}

/** Not ticked means that nothing is remembered once the browser is closed. */
export function OwnDevice({ own }: { readonly own: boolean }) {
  const say = useSay()
  const choice = { value: 'yes', label: say('take.own'), hint: say('take.own.hint') }
  return (
    <Checkboxes name="own" label={say('take.whose-device')} choices={[choice]} values={own ? ['yes'] : []} />
  )
}

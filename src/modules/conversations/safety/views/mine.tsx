import { Textarea } from '../../../../ui/fields.js'
import { Button, Buttons, Form, Go } from '../../../../ui/form.js'
import { type Errors, useFrame, useSay } from '../../../../ui/frame.js'
import { NotWatched } from '../../../../ui/help.js'
import { Page } from '../../../../ui/page.js'
import { Back, Card, Cards, Empty } from '../../../../ui/parts.js'
import type { Conversation } from '../../conversation.js'
import type { Idea } from '../../idea.js'
import { MOST_LETTERS } from '../adding.js'
import type { Checked } from '../checks/check.js'
import type { Place } from '../wording.js'
import { MustGo } from './add.js'
import { type Clock, InItsPlace } from './idea-words.js'
import { MessageWaits } from './message-waits.js'
import { pathTo } from './place.js'

/** One's own idea, with its place as others see it, and what one may still do. */
export type MyIdea = { readonly idea: Idea; readonly place: Place; readonly canMend: boolean }

type Props = {
  readonly conversation: Conversation
  readonly mine: readonly MyIdea[]
  readonly waiting: number
  readonly canAdd: boolean
  readonly clock: Clock
}

export function MyIdeasPage({ conversation, mine, waiting, canAdd, clock }: Props) {
  const say = useSay()
  const at = `/conversations/${conversation.id}`
  return (
    <Page title={say('safety.mine.title')} lead={say('safety.mine.lead')} path={pathTo(say, conversation)}>
      <MessageWaits of={conversation.id} waiting={waiting} />
      {mine.length === 0 ? (
        <Empty title={say('safety.mine.empty')}>
          <p>{say('safety.mine.empty.what')}</p>
        </Empty>
      ) : (
        <Cards>
          {mine.map((one) => (
            <OneOfMine one={one} at={at} clock={clock} />
          ))}
        </Cards>
      )}
      {canAdd && <Go to={`${at}/add`}>{say('safety.mine.add')}</Go>}
    </Page>
  )
}

type OneProps = { readonly one: MyIdea; readonly at: string; readonly clock: Clock }

function OneOfMine({ one: { idea, place, canMend }, at, clock }: OneProps) {
  const say = useSay()
  const { language } = useFrame()
  const here = `${at}/ideas/${idea.n}`
  const which = <span class="govuk-visually-hidden"> {say('safety.idea.title', { n: idea.n + 1 })}</span>
  return (
    <>
      <h2>
        <a href={here}>{say('safety.idea.title', { n: idea.n + 1 })}</a>
      </h2>
      {idea.text !== null && <p lang={idea.language === language ? undefined : idea.language}>{idea.text}</p>}
      {place.kind !== 'shown' && (
        <p>
          <InItsPlace place={place} clock={clock} />
        </p>
      )}
      {idea.text !== null && (
        <ul>
          {canMend && (
            <li>
              <a href={`${here}/mend`}>
                {say('safety.mine.mend')}
                {which}
              </a>
            </li>
          )}
          <li>
            <a href={`${here}/take-back`}>
              {say('safety.mine.take-back')}
              {which}
            </a>
          </li>
        </ul>
      )}
    </>
  )
}

type MendProps = {
  readonly conversation: Conversation
  readonly idea: Idea
  readonly text: string
  readonly errors?: Errors
  readonly checked?: Checked
}

export function MendPage({ conversation, idea, text, errors = {}, checked }: MendProps) {
  const say = useSay()
  return (
    <Page
      title={say('safety.mend.title')}
      lead={say('safety.mend.lead')}
      path={pathTo(say, conversation, idea.n)}
      errors={errors}
    >
      {checked && checked.mustGo.length > 0 && <MustGo checked={checked} />}
      <Form action={`/conversations/${conversation.id}/ideas/${idea.n}/mend`}>
        <Textarea name="text" label={say('safety.add.text')} rows={4} most={MOST_LETTERS} value={text} />
        <NotWatched />
        <Button>{say('safety.mend.do')}</Button>
      </Form>
    </Page>
  )
}

type TakeBackProps = { readonly conversation: Conversation; readonly idea: Idea; readonly errors?: Errors }

export function TakeBackPage({ conversation, idea, errors = {} }: TakeBackProps) {
  const say = useSay()
  const at = `/conversations/${conversation.id}`
  return (
    <Page
      title={say('safety.take-back.title')}
      lead={say('safety.take-back.lead')}
      path={pathTo(say, conversation, idea.n)}
      errors={errors}
    >
      <Card>
        <p lang={idea.language}>{idea.text}</p>
      </Card>
      <Form action={`${at}/ideas/${idea.n}/take-back`}>
        <Buttons>
          <Button kind="grave">{say('safety.take-back.do')}</Button>
        </Buttons>
      </Form>
      <Back to={`${at}/my-ideas`} />
    </Page>
  )
}

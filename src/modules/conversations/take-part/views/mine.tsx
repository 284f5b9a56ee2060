import { Button, Form, Go } from '../../../../ui/form.js'
import { useFrame, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Empty } from '../../../../ui/parts.js'
import { grouped } from '../../../people/index.js'
import type { Conversation } from '../../conversation.js'
import { MOST_MARKS, type Vote, type Whose } from '../../idea.js'
import { MessageWaits } from '../../safety/views/message-waits.js'

type Answer = {
  readonly n: number
  readonly text: string | null
  readonly lang: string
  readonly vote: Vote | undefined
  readonly marked: boolean
  readonly live: boolean
}

type Props = {
  readonly conversation: Conversation
  readonly answers: readonly Answer[]
  readonly speaks: { readonly names: readonly string[]; readonly whose: Whose }
  readonly isOpen: boolean
  /** the return code, for somebody without an account */
  readonly code: string | undefined
  /** what was just changed */
  readonly changed: number | undefined
  readonly marks: number
  /** messages of a safety contact that wait behind their code */
  readonly waiting: number
}

/** What one person said, for them alone. */
export function Mine(props: Props) {
  const { conversation, answers, speaks, isOpen, code, changed, marks, waiting } = props
  const say = useSay()
  const at = `/conversations/${conversation.id}`
  const path = [{ name: conversation.question, href: at }]
  return (
    <Page title={say('take.mine')} lead={say('take.mine.lead')} path={path}>
      <MessageWaits of={conversation.id} waiting={waiting} />
      <p>
        {speaks.names.length > 0
          ? say('take.speaking-as', { names: speaks.names.join(', ') })
          : say('take.speaking-as-none')}{' '}
        {speaks.whose !== 'mine' && `${say(`take.whose.${speaks.whose}`)}.`}
      </p>
      {answers.length === 0 ? (
        <Empty title={say('take.mine.none')}>
          <Go to={`${at}/vote`}>{say('take.go-on')}</Go>
        </Empty>
      ) : (
        <>
          <p>{say('take.mine.marks', { marks, most: MOST_MARKS })}</p>
          <ol class="tl-mine">
            {answers.map((answer) => (
              <One {...{ at, answer, isOpen, justNow: answer.n === changed }} />
            ))}
          </ol>
          <p>
            <a href={`${at}/my-ideas`}>{say('take.my-ideas')}</a>
          </p>
          <h2>{say('take.receipts')}</h2>
          <p>{say('take.receipts.what')}</p>
          <p>
            <a href={`${at}/mine/receipts`}>{say('take.receipts.download')}</a>
          </p>
        </>
      )}
      {code && (
        <>
          <h2>{say('take.return')}</h2>
          <p>{say('take.return.lead')}</p>
          <div class="tl-code">{grouped(code, 4)}</div>
          <Form action="/conversations/forget">
            <p>{say('take.forget.hint')}</p>
            <Button kind="quiet">{say('take.forget')}</Button>
          </Form>
        </>
      )}
    </Page>
  )
}

type OneProps = {
  readonly at: string
  readonly answer: Answer
  readonly isOpen: boolean
  readonly justNow: boolean
}

function One({ at, answer, isOpen, justNow }: OneProps) {
  const say = useSay()
  const { language } = useFrame()
  const { n, text, lang, vote, marked, live } = answer
  return (
    <li>
      <p lang={text === null || lang === language ? undefined : lang}>{text ?? say('take.mine.gone')}</p>
      <p class="tl-mine-said">
        <strong>{vote ? say(`take.vote.${vote}`) : say('take.mine.no-answer')}</strong>
        {marked && <span>{say('take.matters')}</span>}
        {justNow && <span role="status">{say('take.mine.changed')}</span>}
        {isOpen && live && (
          <a href={`${at}/vote?idea=${n}&to=mine`}>
            {say('ui.change')}
            <span class="govuk-visually-hidden"> {text}</span>
          </a>
        )}
      </p>
    </li>
  )
}

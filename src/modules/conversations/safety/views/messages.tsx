import { Textarea } from '../../../../ui/fields.js'
import { Button, Do, Form } from '../../../../ui/form.js'
import { type Errors, useFrame, useSay } from '../../../../ui/frame.js'
import { NotWatched } from '../../../../ui/help.js'
import { Page } from '../../../../ui/page.js'
import { Empty, Inset, Tag } from '../../../../ui/parts.js'
import { written } from '../../../people/index.js'
import type { Conversation } from '../../conversation.js'
import type { Message } from '../messages.js'
import { HOUSE_WORDS } from '../words.js'
import { pathTo } from './place.js'

/** What is said beside one idea, to whoever looks at it. */
export type Thread = {
  readonly n: number
  readonly text: string | null
  /** the language of the idea */
  readonly language: string
  readonly messages: readonly Message[]
  readonly canAnswer: boolean
  /** may ask, once, that a hold is looked at again */
  readonly canAppeal: boolean
}

type Props = {
  readonly conversation: Conversation
  readonly threads: readonly Thread[]
  readonly as: 'author' | 'contact'
  readonly done: boolean
  readonly errors?: Errors
}

/** Private messages: for an author behind their code or account; for a safety contact what authors answered. */
export function MessagesPage({ conversation, threads, as, done, errors = {} }: Props) {
  const say = useSay()
  const at = `/conversations/${conversation.id}/messages`
  return (
    <Page
      title={say('safety.messages.title')}
      lead={say(as === 'author' ? 'safety.messages.lead' : 'safety.messages.lead.contact')}
      path={pathTo(say, conversation)}
      errors={errors}
    >
      {done && (
        <Inset>
          <span role="status">{say('safety.messages.done')}</span>
        </Inset>
      )}
      {threads.length === 0 && (
        <Empty title={say('safety.messages.empty')}>
          <p>{say('safety.messages.empty.what')}</p>
        </Empty>
      )}
      {threads.map((thread) => (
        <OneThread {...{ thread, at, as, conversation }} />
      ))}
    </Page>
  )
}

type ThreadProps = Pick<Props, 'as' | 'conversation'> & { readonly thread: Thread; readonly at: string }

function OneThread({ thread, at, as, conversation }: ThreadProps) {
  const say = useSay()
  const { n, text, messages, canAnswer, canAppeal } = thread
  const { language } = useFrame()
  const here = `/conversations/${conversation.id}/ideas/${n}`
  const isNew = messages.some((one) => !one.read && (one.sender === 'author') === (as === 'contact'))
  return (
    <section>
      <h2>
        <a href={here}>{say('safety.idea.title', { n: n + 1 })}</a>
      </h2>
      {text && <p lang={thread.language === language ? undefined : thread.language}>{text}</p>}
      {messages.map((message) => (
        <OneMessage message={message} as={as} />
      ))}
      {isNew && (
        <Do at={`${at}/${n}/read`} kind="second">
          {say('safety.messages.read')}
          <span class="govuk-visually-hidden"> {say('safety.idea.title', { n: n + 1 })}</span>
        </Do>
      )}
      {canAnswer && (
        <Form action={as === 'author' ? `${at}/${n}` : `${here}/message`}>
          <Textarea
            name={`text${n}`}
            label={say('safety.messages.answer')}
            hint={say(as === 'author' ? 'safety.messages.answer.hint' : 'safety.write.hint')}
            rows={4}
            most={2000}
          />
          <NotWatched />
          <Button>{say('safety.messages.send')}</Button>
        </Form>
      )}
      {canAppeal && (
        <Form action={`${here}/appeal`}>
          <Textarea
            name={`why${n}`}
            label={say('holds.appeal.ask')}
            hint={say('holds.appeal.hint')}
            rows={4}
            most={1000}
          />
          <NotWatched />
          <Button kind="second">{say('holds.appeal.do')}</Button>
        </Form>
      )}
    </section>
  )
}

function OneMessage({ message, as }: { readonly message: Message; readonly as: 'author' | 'contact' }) {
  const say = useSay()
  const { language } = useFrame()
  const { sender, told, text, on, read } = message
  const day = written(on, language)
  const isNew = !read && (sender === 'author') === (as === 'contact')
  const from =
    sender === 'house'
      ? say('safety.messages.house', { day })
      : (sender === 'author') === (as === 'author')
        ? say('safety.messages.you', { day })
        : say(sender === 'contact' ? 'safety.messages.contact' : 'safety.messages.author', { day })
  return (
    <Inset>
      <p class="tl-soft">
        {from} {isNew && <Tag state="waiting">{say('safety.messages.new')}</Tag>}
      </p>
      {told && <p>{say(told === 'appeal' ? 'safety.messages.appeal' : HOUSE_WORDS[told])}</p>}
      {text && <p>{text}</p>}
    </Inset>
  )
}

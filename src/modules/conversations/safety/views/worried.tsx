import { Checkboxes, Textarea } from '../../../../ui/fields.js'
import { Button, Do, Form } from '../../../../ui/form.js'
import { type Errors, useFrame, useSay } from '../../../../ui/frame.js'
import { HelpNumbers, NotWatched } from '../../../../ui/help.js'
import { Page } from '../../../../ui/page.js'
import { Back, Card, Cards, Empty, Facts, Inset, Tag } from '../../../../ui/parts.js'
import { written } from '../../../people/index.js'
import type { Conversation } from '../../conversation.js'
import type { Idea } from '../../idea.js'
import type { Worry } from '../worry.js'

type WorriedProps = {
  readonly conversation: Conversation
  readonly n: number
  /** the contacts it reaches, by name */
  readonly contacts: readonly string[]
  readonly isSignedIn: boolean
  readonly text: string
  readonly errors?: Errors
}

/** “I’m worried about this”: the numbers first, then whom it reaches, then a few words if one wishes. */
export function WorriedPage({ conversation, n, contacts, isSignedIn, text, errors = {} }: WorriedProps) {
  const say = useSay()
  const here = `/conversations/${conversation.id}/ideas/${n}`
  return (
    <Page title={say('safety.worried.title')} lead={say('safety.worried.lead')} errors={errors} exit>
      <h2>{say('safety.worried.now')}</h2>
      <HelpNumbers />
      <h2>{say('safety.worried.tell')}</h2>
      <p>
        {contacts.length === 0
          ? say('safety.worried.nobody')
          : contacts.length === 1
            ? say('safety.worried.reaches.one', { first: contacts[0]! })
            : say('safety.worried.reaches', { first: contacts[0]!, second: contacts[1]! })}
      </p>
      <Form action={`${here}/worried`}>
        <Textarea
          name="said"
          label={say('safety.worried.said')}
          hint={say('safety.worried.said.hint')}
          optional
          rows={4}
          most={1000}
          value={text}
        />
        <NotWatched />
        {isSignedIn && (
          <Checkboxes
            name="name"
            label={say('safety.worried.name')}
            choices={[{ value: 'yes', label: say('safety.worried.name.yes') }]}
          />
        )}
        <Button>{say('safety.worried.do')}</Button>
      </Form>
      <Back to={here} />
    </Page>
  )
}

/** For safety contacts: what people are worried about, first what nobody has seen to. */
export function WorriesPage({ worries }: { readonly worries: readonly Worry[] }) {
  const say = useSay()
  const { language } = useFrame()
  return (
    <Page title={say('safety.worries.title')} lead={say('safety.worries.lead')} exit>
      {worries.length === 0 ? (
        <Empty title={say('safety.worries.empty')}>
          <p>{say('safety.worries.empty.what')}</p>
        </Empty>
      ) : (
        <Cards>
          {worries.map(({ id, n, on, seenOn }) => (
            <>
              <h2>
                <a href={`/conversations/worries/${id}`}>{say('safety.worries.one', { n: n + 1 })}</a>
              </h2>
              <p>{written(on, language)}</p>
              <p>
                <Tag state={seenOn ? 'done' : 'waiting'}>
                  {seenOn
                    ? say('safety.worries.seen', { day: written(seenOn, language) })
                    : say('safety.worries.waits')}
                </Tag>
              </p>
            </>
          ))}
        </Cards>
      )}
    </Page>
  )
}

type WorryProps = { readonly worry: Worry; readonly conversation: Conversation; readonly idea: Idea }

/** One worry, with the idea it is about, and what a contact can do. */
export function WorryPage({ worry, conversation, idea }: WorryProps) {
  const say = useSay()
  const { language } = useFrame()
  const here = `/conversations/${conversation.id}/ideas/${idea.n}`
  return (
    <Page
      title={say('safety.worries.one', { n: idea.n + 1 })}
      path={[{ name: say('safety.worries.title'), href: '/conversations/worries' }]}
      exit
    >
      <Facts
        facts={[
          { name: say('safety.worry.on'), value: written(worry.on, language) },
          { name: say('safety.worry.by'), value: worry.by ?? say('safety.worry.unnamed') },
          { name: say('safety.worry.where'), value: conversation.question },
        ]}
      />
      <h2>{say('safety.worry.about')}</h2>
      <Card>
        <p lang={idea.language}>{idea.text ?? say('safety.place.removed')}</p>
      </Card>
      {worry.said && (
        <>
          <h2>{say('safety.worry.said')}</h2>
          <Inset>{worry.said}</Inset>
        </>
      )}
      <p>
        <a href={here}>{say('safety.worry.do')}</a>
      </p>
      {worry.seenOn ? (
        <p>
          <Tag state="done">{say('safety.worries.seen', { day: written(worry.seenOn, language) })}</Tag>
        </p>
      ) : (
        <Do at={`/conversations/worries/${worry.id}/seen`}>{say('safety.worry.seen')}</Do>
      )}
    </Page>
  )
}

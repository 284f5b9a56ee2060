import { Textarea } from '../../../../ui/fields.js'
import { Button, Do, Form, Go } from '../../../../ui/form.js'
import { type Errors, useFrame, useSay } from '../../../../ui/frame.js'
import { NotWatched } from '../../../../ui/help.js'
import { Page } from '../../../../ui/page.js'
import { Card, Facts, Inset } from '../../../../ui/parts.js'
import { written } from '../../../people/index.js'
import type { Conversation } from '../../conversation.js'
import type { Idea } from '../../idea.js'
import { ASK_KINDS, type Asked, type AskKind } from '../asks.js'
import { aboutIdea } from '../held.js'
import type { IdeaWords } from '../wording.js'
import { ASK_WORDS } from '../words.js'
import { AboutTheWords, type Clock, TheWords } from './idea-words.js'
import { MessageWaits } from './message-waits.js'
import { pathTo } from './place.js'

export type IdeaPageProps = {
  readonly conversation: Conversation
  readonly idea: Idea
  readonly words: IdeaWords
  readonly clock: Clock
  /** the perspective its author wished to be shown beside it, by name */
  readonly from: string | undefined
  readonly asked: Asked | undefined
  readonly waiting: number
  /** what whoever looks may do: each is what the rule would let them do now */
  readonly can: {
    readonly vote: boolean
    readonly ask: boolean
    readonly mend: boolean
    readonly takeBack: boolean
    readonly offerWords: boolean
    readonly hold: boolean
    readonly hide: boolean
    readonly showAgain: boolean
    readonly writeToAuthor: boolean
  }
  readonly done: AskKind | 'added' | 'worried' | 'message' | 'words' | 'mended' | undefined
  readonly errors?: Errors
}

const DONE = {
  added: 'safety.done.added',
  worried: 'safety.done.worried',
  message: 'safety.done.message',
  words: 'safety.done.words',
  mended: 'safety.done.mended',
} as const

/** One idea: its words, what became of it, and what one can do where something about it is not right. */
export function IdeaPage(p: IdeaPageProps) {
  const say = useSay()
  const { conversation, idea, words, clock, from, can, done } = p
  const here = `/conversations/${conversation.id}/ideas/${idea.n}`
  const isDone =
    done && (done in DONE ? say(DONE[done as keyof typeof DONE]) : say(ASK_WORDS[done as AskKind].done))
  return (
    <Page
      title={say('safety.idea.title', { n: idea.n + 1 })}
      lead={<span lang={conversation.language}>{conversation.question}</span>}
      path={pathTo(say, conversation)}
      errors={p.errors}
    >
      <MessageWaits of={conversation.id} waiting={p.waiting} />
      {isDone && (
        <Inset>
          <span role="status">{isDone}</span>
        </Inset>
      )}
      <Card>
        <p class="tl-idea-words">
          <TheWords words={words} clock={clock} />
        </p>
        {from && words.text !== null && <p>{say('safety.idea.from', { name: from })}</p>}
        {idea.whose === 'supporter' && <p>{say('safety.idea.supporter')}</p>}
        {idea.whose === 'with-help' && <p>{say('safety.idea.helped')}</p>}
      </Card>
      {can.vote && (
        <Go to={`/conversations/${conversation.id}/vote?idea=${idea.n}`}>{say('safety.idea.vote')}</Go>
      )}
      <AboutTheWords words={words} />
      <WhatBecame {...p} />
      {can.ask && <Asks here={here} />}
      <section>
        <h2>{say('safety.worried.title')}</h2>
        <p>{say('safety.worried.short')}</p>
        <p>
          <a href={`${here}/worried`}>{say('safety.worried.link')}</a>
        </p>
      </section>
      <ForSome {...p} />
    </Page>
  )
}

const PUT = {
  elsewhere: 'safety.became.put.elsewhere',
  seed: 'safety.became.put.seed',
  on: 'safety.became.put.on',
} as const

/** What became of it so far, as facts; the rest stands with the results and the reply. */
function WhatBecame({ conversation, idea, asked }: IdeaPageProps) {
  const say = useSay()
  const { language } = useFrame()
  const at = `/conversations/${conversation.id}`
  const heard = ASK_KINDS.filter((kind) => (asked?.[kind] ?? 0) > 0)
  return (
    <section>
      <h2>{say('safety.became.title')}</h2>
      <Facts
        facts={[
          {
            name: say('safety.became.put'),
            value: say(PUT[conversation.source === 'archive' ? 'elsewhere' : idea.seed ? 'seed' : 'on'], {
              day: written(idea.madeOn, language),
            }),
          },
          ...(idea.mended
            ? [{ name: say('safety.became.mended'), value: say('safety.became.mended.what') }]
            : []),
          ...heard.map((kind) => ({
            name: say(ASK_WORDS[kind].ask),
            value: say(ASK_WORDS[kind].heard, { n: asked?.[kind] ?? 0 }),
          })),
        ]}
      />
      <ul>
        <li>
          <a href={`${at}/results`}>{say('safety.became.results')}</a>
        </li>
        <li>
          <a href={`${at}/reply`}>{say('safety.became.reply')}</a>
        </li>
      </ul>
    </section>
  )
}

function Asks({ here }: { readonly here: string }) {
  const say = useSay()
  return (
    <section>
      <h2>{say('safety.ask.title')}</h2>
      <p>{say('safety.ask.lead')}</p>
      {ASK_KINDS.map((kind) => (
        <Do at={`${here}/${kind}`} kind="second">
          {say(ASK_WORDS[kind].ask)}
        </Do>
      ))}
    </section>
  )
}

/** Only what whoever looks may do: its author, members, those who hold, a safety contact. */
function ForSome({ conversation, idea, can }: IdeaPageProps) {
  const say = useSay()
  const here = `/conversations/${conversation.id}/ideas/${idea.n}`
  const about = encodeURIComponent(aboutIdea(conversation.id, idea.n))
  const links = [
    can.mend && ([`${here}/mend`, 'safety.mine.mend'] as const),
    can.takeBack && ([`${here}/take-back`, 'safety.mine.take-back'] as const),
    can.offerWords && ([`${here}/words`, 'safety.offer.link'] as const),
    can.hold && ([`/people/holds/new?about=${about}`, 'safety.hold.link'] as const),
    can.hide && ([`/people/proposals/new/hide?about=${about}`, 'safety.hide.link'] as const),
    can.showAgain && ([`/people/proposals/new/show-again?about=${about}`, 'safety.show-again.link'] as const),
  ].filter((link) => link !== false)
  return (
    <>
      {links.length > 0 && (
        <section>
          <h2>{say('safety.for-you')}</h2>
          <ul>
            {links.map(([href, key]) => (
              <li>
                <a href={href}>{say(key)}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {can.writeToAuthor && (
        <section>
          <h2>{say('safety.write.title')}</h2>
          <Form action={`${here}/message`}>
            <Textarea
              name="text"
              label={say('safety.write.text')}
              hint={say('safety.write.hint')}
              rows={4}
              most={2000}
            />
            <NotWatched />
            <Button kind="second">{say('safety.write.do')}</Button>
          </Form>
        </section>
      )}
    </>
  )
}

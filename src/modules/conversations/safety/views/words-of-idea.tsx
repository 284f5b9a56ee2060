import { DateInput, Input, Radios, Select, Textarea, type TypedDay } from '../../../../ui/fields.js'
import { Button, Form } from '../../../../ui/form.js'
import { type Errors, useFrame, useSay } from '../../../../ui/frame.js'
import { NotWatched } from '../../../../ui/help.js'
import { Page } from '../../../../ui/page.js'
import { Card, Empty, Table } from '../../../../ui/parts.js'
import { LANGUAGES, type Language, type Say } from '../../../../ui/say.js'
import { written } from '../../../people/index.js'
import type { Conversation } from '../../conversation.js'
import type { Checked } from '../checks/check.js'
import { type Due, type IdeaWords, WORDING_KINDS } from '../wording.js'
import { namedIn, WORDING_WORDS } from '../words.js'
import { MustGo } from './add.js'
import { AboutTheWords, type Clock, makerOf, TheWords } from './idea-words.js'
import { pathTo } from './place.js'

type OfferProps = {
  readonly conversation: Conversation
  readonly words: IdeaWords
  readonly clock: Clock
  readonly put: { readonly kind: string; readonly language: string; readonly text: string }
  readonly errors?: Errors
  readonly checked?: Checked
}

/** Offer other words for an idea: a translation, Easy Read or plainer ones, under one's own name. */
export function OfferWordsPage({ conversation, words, clock, put, errors = {}, checked }: OfferProps) {
  const say = useSay()
  return (
    <Page
      title={say('safety.offer.title')}
      lead={say('safety.offer.lead')}
      path={pathTo(say, conversation, words.n)}
      errors={errors}
    >
      <Card>
        <p class="tl-idea-words">
          <TheWords words={words} clock={clock} />
        </p>
      </Card>
      <AboutTheWords words={words} />
      {checked && checked.mustGo.length > 0 && <MustGo checked={checked} />}
      <Form action={`/conversations/${conversation.id}/ideas/${words.n}/words`}>
        <Radios
          name="kind"
          label={say('safety.offer.kind')}
          value={put.kind}
          choices={WORDING_KINDS.map((value) => ({ value, label: say(WORDING_WORDS[value]) }))}
        />
        <Radios
          name="language"
          label={say('safety.offer.language')}
          inline
          value={put.language}
          choices={['en', 'cy'].map((value) => ({ value, label: namedIn(say, value) }))}
        />
        <Textarea
          name="text"
          label={say('safety.offer.text')}
          hint={say('safety.offer.text.hint')}
          rows={5}
          most={2000}
          value={put.text}
        />
        <NotWatched />
        <Button>{say('safety.offer.do')}</Button>
      </Form>
    </Page>
  )
}

type WordsProps = {
  readonly conversation: Conversation
  /** each idea as readers of each language get it */
  readonly ideas: readonly Readonly<Record<Language, IdeaWords>>[]
  readonly dues: readonly Due[]
  readonly clock: Clock
  readonly canPromise: boolean
  readonly put: { readonly what: string; readonly who: string; readonly due: TypedDay }
  readonly errors?: Errors
}

/** All ideas of a conversation with the words that are missing, who makes them, and by when. */
export function WordsPage({ conversation, ideas, dues, clock, canPromise, put, errors = {} }: WordsProps) {
  const say = useSay()
  const { language } = useFrame()
  const at = `/conversations/${conversation.id}`
  const what = (due: Pick<Due, 'kind' | 'language'>) =>
    say('safety.dues.what', { kind: say(WORDING_WORDS[due.kind]), language: namedIn(say, due.language) })
  return (
    <Page
      title={say('safety.dues.title')}
      lead={say('safety.dues.lead')}
      path={pathTo(say, conversation)}
      errors={errors}
      width="working"
    >
      {dues.length > 0 && (
        <Table
          caption={say('safety.dues.who')}
          head={[say('safety.dues.head.what'), say('safety.dues.head.who'), say('safety.dues.head.by')]}
          rows={dues.map((due) => [what(due), due.who, written(due.on, language)])}
        />
      )}
      {ideas.length === 0 ? (
        <Empty title={say('safety.dues.empty')}>
          <p>{say('safety.dues.empty.what')}</p>
        </Empty>
      ) : (
        <Table
          caption={say('safety.dues.ideas')}
          head={[
            say('safety.dues.head.idea'),
            say('safety.dues.head.words'),
            ...LANGUAGES.map((one) => namedIn(say, one)),
            say('safety.wording.easy-read'),
          ]}
          rows={ideas.map((each) => {
            const { n, easyRead } = each[language]
            return [
              <a href={`${at}/ideas/${n}/words`}>{say('safety.idea.title', { n: n + 1 })}</a>,
              <TheWords words={each[language]} clock={clock} />,
              ...LANGUAGES.map((one) => whoMade(each[one], one, say)),
              easyRead ? makerOf(easyRead, say) : say('safety.dues.missing'),
            ]
          })}
        />
      )}
      {canPromise && (
        <section>
          <h2>{say('safety.dues.say')}</h2>
          <Form action={`${at}/words`}>
            <Select
              name="what"
              label={say('safety.dues.head.what')}
              value={put.what}
              choices={DUE_CHOICES.map((value) => {
                const [kind, language = ''] = value.split(' ')
                return { value, text: what({ kind: kind === 'easy-read' ? kind : 'translation', language }) }
              })}
            />
            <Input
              name="who"
              label={say('safety.dues.who-makes')}
              hint={say('safety.dues.who-makes.hint')}
              value={put.who}
              width="half"
            />
            <DateInput name="due" label={say('safety.dues.by')} value={put.due} />
            <Button>{say('safety.dues.do')}</Button>
          </Form>
        </section>
      )}
    </Page>
  )
}

/** Who put an idea into a language; that it was put in it; or that nobody has yet. */
function whoMade({ translated, original }: IdeaWords, language: Language, say: Say): string {
  if (original?.language === language) return say('safety.dues.not-needed')
  return translated ? makerOf(translated, say) : say('safety.dues.missing')
}

export const DUE_CHOICES = ['translation cy', 'translation en', 'easy-read en', 'easy-read cy'] as const

import { Radios, Textarea } from '../../../../ui/fields.js'
import { Button, Buttons, Form } from '../../../../ui/form.js'
import { type Errors, useFrame, useSay } from '../../../../ui/frame.js'
import { NotWatched } from '../../../../ui/help.js'
import { Page } from '../../../../ui/page.js'
import { Card, Warning } from '../../../../ui/parts.js'
import type { Say } from '../../../../ui/say.js'
import type { Conversation } from '../../conversation.js'
import { WHOSE } from '../../idea.js'
import { MOST_LETTERS } from '../adding.js'
import type { Checked } from '../checks/check.js'
import { DETAIL_WORDS, GUESS_WORDS, namedIn, WHOSE_WORDS } from '../words.js'
import { pathTo } from './place.js'

/** What was put in the boxes so far. */
export type Put = {
  readonly text: string
  readonly language: string
  readonly beside: string
  readonly whose: string
}
/** A perspective that may stand beside the idea. */
export type Beside = { readonly id: string; readonly name: string }

type Props = {
  readonly conversation: Conversation
  readonly put: Put
  readonly besides: readonly Beside[]
  readonly errors?: Errors
  /** what must go before it can be put */
  readonly checked?: Checked
}

/** Put an idea of your own: the words first, then whose they are and what stands beside them. */
export function AddPage({ conversation, put, besides, errors = {}, checked }: Props) {
  const say = useSay()
  return (
    <Page
      title={say('safety.add.title')}
      lead={say('safety.add.lead')}
      path={pathTo(say, conversation)}
      errors={errors}
    >
      <p>
        <strong lang={conversation.language}>{conversation.question}</strong>
      </p>
      {checked && checked.mustGo.length > 0 && <MustGo checked={checked} />}
      <Form action={`/conversations/${conversation.id}/add`}>
        <Words put={put} />
        <Radios
          name="whose"
          label={say('safety.add.whose')}
          hint={say('safety.add.whose.hint')}
          value={put.whose}
          choices={WHOSE.map((value) => ({ value, label: say(WHOSE_WORDS[value]) }))}
        />
        <Radios
          name="beside"
          label={say('safety.add.beside')}
          hint={say('safety.add.beside.hint')}
          value={put.beside}
          choices={[
            { value: 'none', label: say('safety.add.beside.none') },
            ...besides.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Button>{say('safety.add.look')}</Button>
      </Form>
    </Page>
  )
}

/** The box for the words and their language; also where they are mended. */
function Words({ put }: { readonly put: Put }) {
  const say = useSay()
  return (
    <>
      <Textarea
        name="text"
        label={say('safety.add.text')}
        hint={say('safety.add.text.hint')}
        rows={4}
        most={MOST_LETTERS}
        value={put.text}
      />
      <NotWatched />
      <Radios
        name="language"
        label={say('safety.add.language')}
        inline
        value={put.language}
        choices={['en', 'cy'].map((value) => ({ value, label: namedIn(say, value) }))}
      />
    </>
  )
}

/** What has to go, word by word, and why. */
export function MustGo({ checked }: { readonly checked: Checked }) {
  const say = useSay()
  return (
    <>
      <Warning>{say('safety.check.must-go')}</Warning>
      <ul>
        {checked.mustGo.map(({ kind, found }) => (
          <li>
            {say(DETAIL_WORDS[kind])}: <strong>{found}</strong>
          </li>
        ))}
      </ul>
    </>
  )
}

type LookProps = Props & { readonly checked: Checked }

/** What it looks like to others, what to think about, and then: put it, or write it again. */
export function LookPage({ conversation, put, besides, checked }: LookProps) {
  const say = useSay()
  const { language } = useFrame()
  const beside = besides.find(({ id }) => id === put.beside)
  const at = `/conversations/${conversation.id}`
  return (
    <Page title={say('safety.look.title')} lead={say('safety.look.lead')} path={pathTo(say, conversation)}>
      <Card>
        <p class="tl-idea-words" lang={put.language === language ? undefined : put.language}>
          {put.text}
        </p>
        {beside && <p>{say('safety.idea.from', { name: beside.name })}</p>}
        {put.whose !== 'mine' && (
          <p>{say(put.whose === 'supporter' ? 'safety.idea.supporter' : 'safety.idea.helped')}</p>
        )}
      </Card>
      <Form action={`${at}/add`}>
        {Object.entries(put).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Buttons>
          <Button name="sure" value="yes">
            {say('safety.look.put')}
          </Button>
          <Button kind="second" name="sure" value="again">
            {say('safety.look.again')}
          </Button>
        </Buttons>
      </Form>
      <Thoughts {...{ checked, at, say }} />
      <p>{say('safety.look.who-sees')}</p>
    </Page>
  )
}

/** Things to think about. None of them keeps anybody from going on. */
function Thoughts({
  checked,
  at,
  say,
}: {
  readonly checked: Checked
  readonly at: string
  readonly say: Say
}) {
  const { doubles, guesses, tooLong, age } = checked
  if (!doubles.length && !guesses.length && !tooLong && age === undefined) return null
  return (
    <section>
      <h2>{say('safety.think.title')}</h2>
      <p>{say('safety.think.lead')}</p>
      {doubles.length > 0 && (
        <>
          <h3>{say('safety.think.double')}</h3>
          <ul class="tl-cards">
            {doubles.map(({ n, text }) => (
              <li class="tl-card">
                <p>{text}</p>
                <p>
                  <a href={`${at}/vote?idea=${n}`}>
                    {say('safety.think.vote')}
                    <span class="govuk-visually-hidden"> {say('safety.idea.title', { n: n + 1 })}</span>
                  </a>
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      {guesses.length > 0 && (
        <>
          <h3>{say('safety.think.guess')}</h3>
          <p>{say('safety.think.guess.why')}</p>
          <ul>
            {guesses.map(({ kind, words }) => (
              <li>
                {say(GUESS_WORDS[kind])}: {words.join(', ')}
              </li>
            ))}
          </ul>
        </>
      )}
      {tooLong && (
        <>
          <h3>{say('safety.think.long')}</h3>
          <p>{say('safety.think.long.why')}</p>
        </>
      )}
      {age !== undefined && (
        <>
          <h3>{say('safety.think.age', { age })}</h3>
          <p>{say('safety.think.age.why')}</p>
        </>
      )}
    </section>
  )
}

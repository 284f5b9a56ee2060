import { type Form as Typed, typed, typedDay } from '../../../../platform/web/form.js'
import { DateInput, Input, Radios, Textarea } from '../../../../ui/fields.js'
import { Button, Do, Form, Go } from '../../../../ui/form.js'
import { type Errors, useSay } from '../../../../ui/frame.js'
import { NotWatched } from '../../../../ui/help.js'
import { Page } from '../../../../ui/page.js'
import { Details, Empty, Facts, Inset, Tag, Tasks } from '../../../../ui/parts.js'
import type { Say } from '../../../../ui/say.js'
import { type Asked, clockOf, RIGHTS } from '../rights.js'
import type { AskedInWords } from '../rights-commands.js'
import { useMyPath, useRightsPath } from './path.js'

type Day = (day: string) => string

/** What happens next, and by when, in one sentence. */
export function nextStep(asked: Asked, say: Say, day: Day): string {
  if (asked.came === 'phone' && !asked.confirmedBy && !asked.answeredOn) {
    const clock = clockOf(asked)
    return say('rights.waits-second', { day: 'on' in clock ? day(clock.on) : '' })
  }
  const clock = clockOf(asked)
  switch (clock.kind) {
    case 'answer-by':
      return say('rights.answer-by', { day: day(clock.on) })
    case 'acknowledge-by':
      return say('rights.acknowledge-by', { day: day(clock.on) })
    case 'without-delay':
      return say('rights.without-delay')
    case 'done':
      return say('rights.answered-on', { day: day(clock.on) })
  }
}

type ListProps = {
  readonly mine: readonly AskedInWords[]
  /** what others asked, for facilitators; nothing for everybody else */
  readonly all: readonly AskedInWords[] | undefined
  readonly signedIn: boolean
  readonly day: Day
}

export function MyRights({ mine, all, signedIn, day }: ListProps) {
  const say = useSay()
  const path = useMyPath()
  return (
    <Page title={say('rights.title')} lead={say('rights.lead')} path={signedIn ? path : path.slice(0, 1)}>
      <h2>{say('rights.can')}</h2>
      <ul>
        {RIGHTS.map((kind) => (
          <li>
            <strong>{say(`rights.kind.${kind}`)}</strong>
            <br />
            {say(`rights.kind-what.${kind}`)}
          </li>
        ))}
      </ul>
      {signedIn ? (
        <p>
          <Go to="/people/rights/new">{say('rights.ask')}</Go>
        </p>
      ) : (
        <Inset>
          <p>{say('rights.not-signed-in')}</p>
          <p>
            <a href="/people/sign-in?next=/people/rights/new">{say('rights.sign-in')}</a>
          </p>
        </Inset>
      )}
      {signedIn && <Asks title={say('rights.mine')} asks={mine} day={day} id="mine" />}
      {all && (
        <>
          <Asks title={say('rights.all')} asks={all} day={day} id="all" />
          <p>
            <Go to="/people/rights/for-somebody" kind="second">
              {say('rights.take-down')}
            </Go>
          </p>
        </>
      )}
      <Details summary={say('rights.not-happy')}>
        <p>{say('rights.ico')}</p>
        <p>
          <a href="https://ico.org.uk/make-a-complaint/" rel="noreferrer">
            {say('rights.ico-link')}
          </a>
        </p>
      </Details>
    </Page>
  )
}

type AsksProps = {
  readonly title: string
  readonly asks: readonly AskedInWords[]
  readonly day: Day
  readonly id: string
}

function Asks({ title, asks, day, id }: AsksProps) {
  const say = useSay()
  if (!asks.length)
    return (
      <Empty title={title}>
        <p>{say('rights.none')}</p>
      </Empty>
    )
  return (
    <>
      <h2>{title}</h2>
      <Tasks
        id={id}
        tasks={asks.map((asked) => ({
          title: say('rights.line', { kind: say(`rights.kind-short.${asked.kind}`), day: day(asked.cameOn) }),
          hint: nextStep(asked, say, day),
          href: `/people/rights/${asked.id}`,
          state: asked.answeredOn ? 'done' : 'waiting',
          says: say(asked.answeredOn ? 'rights.state-done' : 'rights.state-open'),
        }))}
      />
    </>
  )
}

type FormProps = { readonly form: Typed; readonly errors?: Errors }

const Kinds = ({ form }: { readonly form: Typed }) => {
  const say = useSay()
  return (
    <Radios
      name="kind"
      label={say('rights.which')}
      value={typed(form, 'kind')}
      choices={RIGHTS.map((value) => ({
        value,
        label: say(`rights.kind.${value}`),
        hint: say(`rights.kind-what.${value}`),
      }))}
    />
  )
}

export function AskRight({ form, errors = {} }: FormProps) {
  const say = useSay()
  const path = useRightsPath()
  return (
    <Page title={say('rights.ask-title')} lead={say('rights.ask-lead')} path={path} errors={errors}>
      <Form action="/people/rights">
        <Kinds form={form} />
        <Textarea
          name="said"
          label={say('rights.said')}
          hint={say('rights.said-hint')}
          value={typed(form, 'said')}
          rows={6}
          most={4000}
        />
        <NotWatched />
        <p>{say('rights.who-sees')}</p>
        <Button>{say('rights.send')}</Button>
      </Form>
    </Page>
  )
}

/** A facilitator takes down what somebody says on the phone. */
export function TakeDown({ form, errors = {} }: FormProps) {
  const say = useSay()
  const path = useRightsPath()
  return (
    <Page title={say('rights.phone-title')} lead={say('rights.phone-lead')} path={path} errors={errors}>
      <Form action="/people/rights/for-somebody">
        <Kinds form={form} />
        <Input name="asker" label={say('rights.asker')} value={typed(form, 'asker')} width="half" />
        <Input
          name="reach"
          label={say('rights.reach')}
          hint={say('rights.reach-hint')}
          value={typed(form, 'reach')}
        />
        <Textarea
          name="said"
          label={say('rights.they-said')}
          value={typed(form, 'said')}
          rows={6}
          most={4000}
        />
        <NotWatched />
        <DateInput
          name="came"
          label={say('rights.came')}
          hint={say('rights.came-hint')}
          value={typedDay(form, 'came')}
        />
        <Button>{say('rights.phone-send')}</Button>
      </Form>
    </Page>
  )
}

type ShowProps = {
  readonly asked: AskedInWords
  readonly can: { readonly confirm: boolean; readonly acknowledge: boolean; readonly answer: boolean }
  readonly day: Day
  readonly form: Typed
  readonly errors?: Errors
}

export function ShowRight({ asked, can, day, form, errors = {} }: ShowProps) {
  const say = useSay()
  const path = useRightsPath()
  const here = `/people/rights/${asked.id}`
  return (
    <Page
      title={say(`rights.kind.${asked.kind}`)}
      lead={nextStep(asked, say, day)}
      path={path}
      errors={errors}
    >
      <p id="main-state">
        <Tag state={asked.answeredOn ? 'done' : 'waiting'}>
          {say(asked.answeredOn ? 'rights.state-done' : 'rights.state-open')}
        </Tag>
      </p>
      <Facts
        facts={[
          { name: say('rights.fact.came'), value: day(asked.cameOn) },
          ...(asked.asker ? [{ name: say('rights.fact.asker'), value: asked.asker }] : []),
          ...(asked.reach ? [{ name: say('rights.fact.reach'), value: asked.reach }] : []),
          ...(asked.acknowledgedOn
            ? [{ name: say('rights.fact.acknowledged'), value: day(asked.acknowledgedOn) }]
            : []),
          ...(asked.answeredOn ? [{ name: say('rights.fact.answered'), value: day(asked.answeredOn) }] : []),
        ]}
      />
      <h2>{say('rights.what-was-said')}</h2>
      <Inset>{asked.said ?? say('rights.erased')}</Inset>
      {asked.answer && (
        <>
          <h2>{say('rights.the-answer')}</h2>
          <Inset>{asked.answer}</Inset>
        </>
      )}
      {can.confirm && (
        <>
          <p>{say('rights.confirm-ask')}</p>
          <Do at={`${here}/confirmation`}>{say('rights.confirm')}</Do>
        </>
      )}
      {can.acknowledge && (
        <Do at={`${here}/acknowledgement`} kind="second">
          {say('rights.acknowledge')}
        </Do>
      )}
      {can.answer && (
        <Form action={`${here}/answer`}>
          <Textarea
            name="answer"
            label={say('rights.answer')}
            hint={say('rights.answer-hint')}
            value={typed(form, 'answer')}
            rows={6}
            most={4000}
          />
          <Button>{say('rights.answer-send')}</Button>
        </Form>
      )}
      <p>{say('rights.what-next')}</p>
    </Page>
  )
}

import type { ComponentChildren } from 'preact'
import { type Form as Typed, typed, typedDay, typedMany } from '../../../../platform/web/form.js'
import { Checkboxes, DateInput, Input, Radios, Textarea } from '../../../../ui/fields.js'
import { Form } from '../../../../ui/form.js'
import { type Errors, useFrame, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Inset, Warning } from '../../../../ui/parts.js'
import { FEWESTS } from '../../report/fewest.js'
import { type Changing, changesOf, conversationKinds, pathOfChange } from '../changes.js'
import { otherOf } from '../other-language.js'
import type { Settings } from '../settings.js'
import { useDay } from './day.js'
import { nameIn } from './first-page.js'
import { languageName } from './languages.js'
import { pathTo } from './path.js'
import { ReasonAndAsk } from './reason.js'
import { SeedFields } from './seeds.js'
import { dayParts, type PersonHere, ReplierFields } from './steps.js'

type ListProps = {
  readonly settings: Settings
  /** proposals about it that wait for the other side */
  readonly waiting: readonly { readonly id: string; readonly what: Changing }[]
  /** holds a key, and so may ask for a change */
  readonly mayAsk: boolean
}

/** What can be changed after opening, and that it takes two people. */
export function ChangesPage({ settings, waiting, mayAsk }: ListProps) {
  const say = useSay()
  const { conversation: c } = settings
  return (
    <Page title={say('start.changes.title')} lead={say('start.changes.lead')} path={pathTo(say, c)}>
      {waiting.map(({ id, what }) => (
        <p>
          {say('start.changes.waiting', { what: say(`start.change.${what}`) })}{' '}
          <a href={`/people/proposals/${id}`}>{say('start.changes.see')}</a>
        </p>
      ))}
      {mayAsk ? (
        <ul class="govuk-list govuk-list--spaced">
          {changesOf(c).map((what) => (
            <li>
              <a href={pathOfChange(c.id, what)}>{say(`start.change.${what}`)}</a>
            </li>
          ))}
        </ul>
      ) : (
        <Warning>
          {say('start.changes.key')} <a href="/people/keys">{say('start.changes.who')}</a>
        </Warning>
      )}
    </Page>
  )
}

export type ChangeProps = {
  readonly settings: Settings
  readonly what: Changing
  readonly people: readonly PersonHere[]
  readonly form: Typed
  readonly errors: Errors
}

/** One change: what it is to be, and why. It is made when somebody of the other side agrees. */
export function ChangePage(props: ChangeProps) {
  const { settings, what, form, errors } = props
  const say = useSay()
  const { conversation: c } = settings
  return (
    <Page
      title={say(`start.change.${what}`)}
      lead={say(`start.change.${what}.lead`)}
      path={[...pathTo(say, c), { name: say('start.changes.title'), href: `/conversations/${c.id}/changes` }]}
      errors={errors}
    >
      <Form action={pathOfChange(c.id, what)}>
        {FIELDS[what](props)}
        <ReasonAndAsk reasons={conversationKinds[what].words.reasons} form={form} />
      </Form>
    </Page>
  )
}

const FIELDS: Record<Changing, (props: ChangeProps) => ComponentChildren> = {
  question: (props) => <QuestionFields {...props} />,
  seeds: ({ form, settings }) => <SeedFields form={form} language={settings.conversation.language} />,
  required: (props) => <RequiredFields {...props} />,
  'last-day': (props) => <LastDayFields {...props} />,
  fewest: (props) => <FewestFields {...props} />,
  close: (props) => <CloseFields {...props} />,
}

function QuestionFields({ settings: { conversation: c }, form }: ChangeProps) {
  const say = useSay()
  const { language } = useFrame()
  const other = languageName(otherOf(c.language), language)
  return (
    <>
      <Textarea
        name="question"
        label={say('start.question')}
        rows={3}
        most={300}
        value={'question' in form ? typed(form, 'question') : c.question}
      />
      <Textarea
        name="translation"
        label={say('start.other.question', { language: other })}
        optional
        rows={3}
        most={300}
        value={typed(form, 'translation')}
      />
      <Input name="by" label={say('start.other.by')} optional width="half" value={typed(form, 'by')} />
    </>
  )
}

function RequiredFields({ settings, form }: ChangeProps) {
  const say = useSay()
  const { language } = useFrame()
  const stands = settings.asked.filter(({ required }) => required).map(({ perspective }) => perspective)
  return (
    <Checkboxes
      name="required"
      label={say('start.change.required.which')}
      hint={say('start.perspectives.must.hint')}
      choices={settings.perspectives.map(({ id }) => ({
        value: id,
        label: nameIn(settings.perspectives, id, language),
      }))}
      values={'reason' in form || 'why' in form ? typedMany(form, 'required') : stands}
    />
  )
}

function LastDayFields({ settings: { closesOn }, form }: ChangeProps) {
  const say = useSay()
  const day = useDay()
  return (
    <>
      <Inset>{closesOn ? say('start.until', { day: day(closesOn) }) : say('start.no-last-day')}</Inset>
      <DateInput
        name="day"
        label={say('start.change.last-day.new')}
        hint={say('start.day.hint')}
        value={'day' in form ? typedDay(form, 'day') : dayParts(null)}
      />
    </>
  )
}

function FewestFields({ settings: { conversation: c }, form }: ChangeProps) {
  const say = useSay()
  return (
    <>
      <Inset>{say('start.fewest.said', { n: c.fewest })}</Inset>
      <Radios
        name="fewest"
        label={say('start.change.fewest.new')}
        choices={FEWESTS.filter((one) => one > c.fewest).map((n) => ({
          value: `${n}`,
          label: say('start.fewest.choice', { n }),
        }))}
        value={typed(form, 'fewest')}
      />
    </>
  )
}

function CloseFields({ settings: { conversation: c, replier }, people, form }: ChangeProps) {
  return <ReplierFields form={form} people={people} replier={c.replier} person={replier} days={c.replyDays} />
}

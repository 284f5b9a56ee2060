import type { ComponentChildren } from 'preact'
import type { Side } from '../../../../kernel/actor.js'
import { type Form as Typed, typed, typedDay, typedMany } from '../../../../platform/web/form.js'
import { Checkboxes, DateInput, Input, Radios, Select, Textarea } from '../../../../ui/fields.js'
import { Button, Form } from '../../../../ui/form.js'
import { type Errors, useFrame, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Progress } from '../../../../ui/thread.js'
import { FEWESTS } from '../../report/fewest.js'
import { otherOf } from '../other-language.js'
import { PARTS, type Part } from '../prepare.js'
import type { Settings } from '../settings.js'
import { languageName } from './languages.js'
import { pathTo } from './path.js'

export type StepProps = {
  readonly settings: Settings
  /** on the way through: the next step comes after this one */
  readonly onward: boolean
  readonly form: Typed
  readonly errors: Errors
}

type FrameProps = Omit<StepProps, 'form'> & { readonly part: Part; readonly children: ComponentChildren }

/** One thing to set. On the way through it leads to the next one, else back to the list. */
export function Step({ settings, part, onward, errors, children }: FrameProps) {
  const say = useSay()
  const at = `/conversations/${settings.conversation.id}/prepare`
  return (
    <Page
      title={say(`start.step.${part}`)}
      lead={say(`start.step.${part}.lead`)}
      path={[...pathTo(say), { name: say('start.prepare.title'), href: at }]}
      errors={errors}
    >
      {onward && <Progress done={PARTS.indexOf(part)} of={PARTS.length} />}
      <Form action={`${at}/${part}`}>
        {onward && <input type="hidden" name="onward" value="yes" />}
        {children}
        <Button>{say(onward ? 'start.next' : 'start.save')}</Button>
      </Form>
    </Page>
  )
}

/** What was typed, or what stands. */
/** Nothing is shared without those whose lives it is about; the others may speak. */
const usual = (side: Side) => (side === 'lived' ? 'must' : 'may')

const showing = (form: Typed) => (name: string, stands: string) => (name in form ? typed(form, name) : stands)

export function LanguagesStep(props: StepProps) {
  const { settings, form } = props
  const say = useSay()
  const { language } = useFrame()
  const { conversation: c, wordings } = settings
  const other = otherOf(c.language)
  const translated = wordings.find((one) => !one.easyRead && one.language === other)
  const easy = wordings.find(({ easyRead }) => easyRead)
  const value = showing(form)
  const name = languageName(other, language)
  return (
    <Step {...props} part="languages">
      <h2>{say('start.other', { language: name })}</h2>
      <p>{say('start.other.what')}</p>
      <Textarea
        name="question"
        label={say('start.other.question', { language: name })}
        optional
        rows={3}
        most={300}
        value={value('question', translated?.question ?? '')}
      />
      <Textarea
        name="about"
        label={say('start.other.about', { language: name })}
        optional
        rows={3}
        most={1000}
        value={value('about', translated?.about ?? '')}
      />
      <Input
        name="by"
        label={say('start.other.by')}
        hint={say('start.other.by.hint')}
        optional
        width="half"
        value={value('by', translated?.madeBy ?? '')}
      />
      <DateInput
        name="due"
        label={say('start.other.due')}
        hint={say('start.day.hint')}
        optional
        value={'due' in form ? typedDay(form, 'due') : dayParts(translated?.dueOn ?? null)}
      />
      <h2>{say('start.easy-read')}</h2>
      <p>{say('start.easy.what')}</p>
      <Textarea
        name="easy"
        label={say('start.easy.question')}
        hint={say('start.easy.hint')}
        optional
        rows={3}
        most={600}
        value={value('easy', easy?.question ?? '')}
      />
      <Input
        name="easyby"
        label={say('start.easy.by')}
        optional
        width="half"
        value={value('easyby', easy?.madeBy ?? '')}
      />
      <DateInput
        name="easydue"
        label={say('start.easy.due')}
        hint={say('start.day.hint')}
        optional
        value={'easydue' in form ? typedDay(form, 'easydue') : dayParts(easy?.dueOn ?? null)}
      />
    </Step>
  )
}

export function dayParts(day: string | null) {
  const [year = '', month = '', date = ''] = day?.split('-') ?? []
  return { day: date.replace(/^0/, ''), month: month.replace(/^0/, ''), year }
}

export function WhoStep(props: StepProps) {
  const { settings, form } = props
  const say = useSay()
  const { language } = useFrame()
  const { conversation: c, asked } = settings
  const value = showing(form)
  const sent = 'link' in form || 'groups' in form
  return (
    <Step {...props} part="who">
      <Checkboxes
        name="groups"
        label={say('start.groups')}
        hint={say('start.groups.hint')}
        choices={settings.groups.map(({ id, name }) => ({
          value: id,
          label: name,
          ...(id === c.group ? { hint: say('start.groups.own') } : {}),
        }))}
        values={sent ? typedMany(form, 'groups') : settings.chosenGroups}
      />
      <Radios
        name="link"
        label={say('start.link')}
        hint={say('start.link.hint')}
        choices={[
          { value: 'no', label: say('start.link.no'), hint: say('start.link.no.hint') },
          { value: 'yes', label: say('start.link.yes'), hint: say('start.link.yes.hint') },
        ]}
        value={value('link', c.linkCode ? 'yes' : 'no')}
      />
      <h2 id="perspectives">{say('start.part.perspectives')}</h2>
      <p>{say('start.perspectives.what')}</p>
      {settings.perspectives.map(({ id, name, side }) => {
        const there = asked.find(({ perspective }) => perspective === id)
        const stands = there ? (there.required ? 'must' : 'may') : 'no'
        return (
          <div class="tl-asked">
            <Radios
              name={`ask-${id}`}
              label={name[language]}
              inline
              choices={[
                { value: 'must', label: say('start.ask.must') },
                { value: 'may', label: say('start.ask.may') },
                { value: 'no', label: say('start.ask.no') },
              ]}
              value={value(`ask-${id}`, asked.length === 0 ? usual(side) : stands)}
            />
            <Input
              name={`target-${id}`}
              label={
                <>
                  {say('start.target')}
                  <span class="govuk-visually-hidden">: {name[language]}</span>
                </>
              }
              optional
              digits
              width="short"
              value={value(`target-${id}`, there?.target ? `${there.target}` : '')}
            />
          </div>
        )
      })}
    </Step>
  )
}

export function TimeStep(props: StepProps) {
  const { settings, form } = props
  const say = useSay()
  const value = showing(form)
  const { conversation: c, closesOn } = settings
  return (
    <Step {...props} part="time">
      <DateInput
        name="closes"
        label={say('start.closes')}
        hint={say('start.day.hint')}
        optional
        value={'closes' in form ? typedDay(form, 'closes') : dayParts(closesOn)}
      />
      <Input
        name="minutes"
        label={say('start.minutes')}
        hint={say('start.minutes.hint')}
        digits
        width="short"
        value={value('minutes', `${c.minutes}`)}
      />
      <Textarea
        name="payment"
        label={say('start.payment')}
        hint={say('start.payment.hint')}
        optional
        rows={2}
        most={300}
        value={value('payment', c.payment ?? '')}
      />
    </Step>
  )
}

export type PersonHere = { readonly id: string; readonly name: string }

export function ReplyStep({ people, ...props }: StepProps & { readonly people: readonly PersonHere[] }) {
  const { conversation: c, replier } = props.settings
  return (
    <Step {...props} part="reply">
      <ReplierFields
        form={props.form}
        people={people}
        replier={c.replier}
        person={replier}
        days={c.replyDays}
      />
    </Step>
  )
}

type ReplierProps = {
  readonly form: Typed
  readonly people: readonly PersonHere[]
  readonly replier: string | null
  readonly person: string | null
  readonly days: number
}

/** Who replies, as people read it; who of those here that is; and within how many days. */
export function ReplierFields({ form, people, replier, person, days }: ReplierProps) {
  const say = useSay()
  const value = showing(form)
  return (
    <>
      <Input
        name="replier"
        label={say('start.replier')}
        hint={say('start.replier.hint')}
        value={value('replier', replier ?? '')}
      />
      <Select
        name="person"
        label={say('start.replier.person')}
        hint={say('start.replier.person.hint')}
        choices={[
          { value: '', text: say('start.replier.keepers') },
          ...people.map(({ id, name }) => ({ value: id, text: name })),
        ]}
        value={value('person', person ?? '')}
      />
      <Input
        name="days"
        label={say('start.days')}
        hint={say('start.days.hint')}
        digits
        width="short"
        value={value('days', `${days}`)}
      />
    </>
  )
}

export function RulesStep(props: StepProps) {
  const { settings, form } = props
  const say = useSay()
  const value = showing(form)
  const { rowsAnnounced, smallRoom, fewest } = settings.conversation
  return (
    <Step {...props} part="rules">
      <Radios
        name="rows"
        label={say('start.rows')}
        hint={say('start.rows.hint')}
        choices={[
          { value: 'no', label: say('start.rows.no') },
          { value: 'yes', label: say('start.rows.yes') },
        ]}
        value={value('rows', rowsAnnounced ? 'yes' : 'no')}
      />
      <Radios
        name="fewest"
        label={say('start.fewest')}
        hint={say('start.fewest.hint')}
        choices={FEWESTS.map((n) => ({ value: `${n}`, label: say('start.fewest.choice', { n }) }))}
        value={value('fewest', `${fewest}`)}
      />
      <Radios
        name="small"
        label={say('start.small')}
        hint={say('start.small.hint')}
        choices={[
          { value: 'no', label: say('start.small.no') },
          { value: 'yes', label: say('start.small.yes') },
        ]}
        value={value('small', smallRoom ? 'yes' : 'no')}
      />
    </Step>
  )
}

import type { ComponentChildren } from 'preact'
import type { Side } from '../../../../kernel/actor.js'
import { day, isDay } from '../../../../kernel/day.js'
import type { Organisation } from '../../../../platform/organisation.js'
import { type Form as Typed, typed, typedDay, typedMany } from '../../../../platform/web/form.js'
import {
  Checkboxes,
  DateInput,
  Input,
  Radios,
  Select,
  Textarea,
  type TypedDay,
} from '../../../../ui/fields.js'
import { Button, Buttons, Form } from '../../../../ui/form.js'
import { type Errors, useFrame, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Facts, Inset } from '../../../../ui/parts.js'
import { PLACES } from '../../../../ui/places.js'
import type { Say } from '../../../../ui/say.js'
import { ASKED, type Asked, type Duty, NOTICE_NEEDS } from '../asked.js'
import { type Answers, type Member, noticeAnswers, type Place, stateOf } from '../duty.js'
import { writtenDay } from './day-words.js'

type Props = {
  readonly duty: Duty
  readonly place: Place
  readonly organisation: Organisation
  readonly doer: { readonly side: Side }
  readonly form: Typed
  /** whom a box for a person may name */
  readonly people: readonly Member[]
  readonly errors?: Errors
}

/** One duty: what it is, what it asks, and, in an open place, the change that waits for the other side. */
export function OneDuty({ duty, place, organisation, doer, form, people, errors = {} }: Props) {
  const say = useSay()
  const change = place.changes[duty]
  const open = place.opening?.agreed !== undefined
  const path = [
    { name: say('room.people'), href: '/people' },
    { name: say('duties.title'), href: '/people/duties' },
  ]
  return (
    <Page title={say(`duties.${duty}.title`)} lead={say(`duties.${duty}.lead`)} path={path} errors={errors}>
      <Beside duty={duty} place={place} />
      {change ? (
        <Waiting duty={duty} change={change} doer={doer} people={people} />
      ) : duty === 'notice' ? (
        <MakeNotice place={place} />
      ) : (
        <Form action={`/people/duties/${duty}`}>
          {open && <p>{say('duties.changes')}</p>}
          {askedIn(duty, place).map((asked) => (
            <Box
              asked={asked}
              duty={duty}
              form={form}
              people={people}
              held={place.held[duty]?.answers ?? startOf(say, duty, organisation)}
            />
          ))}
          <Button>{say(open ? 'duties.propose' : 'duties.save')}</Button>
        </Form>
      )}
    </Page>
  )
}

/** A public task is offered first to public bodies; to others a fair interest is. */
function askedIn(duty: Duty, place: Place): readonly Asked[] {
  if (duty !== 'basis' || place.held.controller?.answers.kind === 'public') return ASKED[duty]
  if (!place.held.controller?.answers.kind) return ASKED[duty]
  return ASKED[duty].map((asked) =>
    asked.choices ? { ...asked, choices: [...asked.choices].reverse() } : asked,
  )
}

/** What may already be written in an empty form. */
function startOf(say: Say, duty: Duty, { name }: Organisation): Answers {
  if (duty === 'purpose') return { purpose: say('duties.purpose.purpose.example') }
  if (duty === 'controller') return { name }
  return duty === 'age' ? { age: '16' } : {}
}

type BoxProps = {
  readonly asked: Asked
  readonly duty: Duty
  readonly form: Typed
  readonly people: readonly Member[]
  readonly held: Answers
}

function Box({ asked, form, people, held }: BoxProps) {
  const say = useSay()
  const { name, kind, choices = [] } = asked
  const posted = Object.keys(form).length > 0
  const value = posted ? typed(form, name) : (held[name] ?? '')
  const common = {
    name,
    label: say(asked.label),
    ...(asked.hint ? { hint: say(asked.hint) } : {}),
    ...(asked.maybe ? { optional: true } : {}),
  }
  if (kind === 'lines') return <Textarea {...common} rows={4} value={value} />
  if (kind === 'day')
    return <DateInput {...common} value={posted ? typedDay(form, name) : partsOf(held[name])} />
  if (kind === 'tick')
    return (
      <Checkboxes
        {...common}
        label={say('duties.tick')}
        choices={[{ value: 'yes', label: say(asked.label) }]}
        values={posted ? typedMany(form, name) : [held[name] ?? '']}
      />
    )
  if (kind === 'person')
    return (
      <Select
        {...common}
        value={value}
        choices={[
          { value: '', text: say('duties.contacts.person.none') },
          ...people.map(({ id, name }) => ({ value: id, text: name })),
        ]}
      />
    )
  if (kind === 'choice')
    return (
      <Radios
        {...common}
        value={value}
        choices={choices.map(({ value, label, hint }) => ({
          value,
          label: say(label),
          ...(hint ? { hint: say(hint) } : {}),
        }))}
      />
    )
  const type = kind === 'email' ? 'email' : kind === 'phone' ? 'tel' : 'text'
  return <Input {...common} type={type} value={value} width={kind === 'phone' ? 'half' : 'full'} />
}

function partsOf(day: string | undefined): TypedDay {
  const [year, month, date] = day?.split('-').map(Number) ?? []
  return year ? { day: `${date}`, month: `${month}`, year: `${year}` } : {}
}

/** What stands beside a duty: the page or the document it is about. */
function Beside({ duty, place }: { readonly duty: Duty; readonly place: Place }) {
  const say = useSay()
  const link = (href: string, text: string): ComponentChildren => (
    <p>
      <a href={href}>{text}</a>
    </p>
  )
  if (duty === 'retention') return link(PLACES.retention, say('duties.retention.see'))
  if (duty === 'cookies') return link(PLACES.cookies, say('duties.cookies.see'))
  if (duty === 'safety') return <p>{say('duties.safety.note')}</p>
  if (duty === 'notice' && place.notice) return link(PLACES.privacy, say('duties.notice.see'))
  if (duty !== 'impact' && duty !== 'processing') return null
  return (
    <>
      <p>{say(`duties.${duty}.get`)}</p>
      <ul>
        {(['en', 'cy'] as const).map((language) => (
          <li>
            <a href={`/people/duties/${duty}/document?in=${language}`}>{say(`duties.file.${language}`)}</a>
          </li>
        ))}
      </ul>
    </>
  )
}

function MakeNotice({ place }: { readonly place: Place }) {
  const say = useSay()
  const { language } = useFrame()
  if (!noticeAnswers(place))
    return (
      <>
        <p>{say('duties.notice.needs')}</p>
        <ul>
          {NOTICE_NEEDS.filter((duty) => stateOf(place, duty).kind !== 'done').map((duty) => (
            <li>
              <a href={`/people/duties/${duty}`}>{say(`duties.${duty}.title`)}</a>
            </li>
          ))}
        </ul>
      </>
    )
  if (place.notice && stateOf(place, 'notice').kind === 'done')
    return <p>{say('duties.notice.stands', { day: writtenDay(language, place.notice.on) })}</p>
  return (
    <Form action="/people/duties/notice">
      {place.notice && <p>{say('duties.notice.again')}</p>}
      <Button>{say('duties.notice.make')}</Button>
    </Form>
  )
}

type WaitingProps = Pick<Props, 'duty' | 'doer' | 'people'> & {
  readonly change: NonNullable<Place['changes'][Duty]>
}

function Waiting({ duty, change, doer, people }: WaitingProps) {
  const say = useSay()
  const { language } = useFrame()
  const mine = change.side === doer.side
  const who = change.by.name ?? say('duties.somebody')
  return (
    <>
      <Inset>{mine ? say('duties.change.mine') : say('duties.change.theirs', { who })}</Inset>
      <Facts
        facts={ASKED[duty].map((asked) => ({
          name: say(asked.label),
          value: shown({ say, language, people }, asked, change.answers[asked.name] ?? ''),
        }))}
      />
      <Form action={`/people/duties/${duty}/answer`}>
        <Buttons>
          {!mine && (
            <Button name="says" value="yes">
              {say('duties.change.yes')}
            </Button>
          )}
          <Button kind="second" name="says" value="no">
            {say('duties.change.no')}
          </Button>
        </Buttons>
      </Form>
    </>
  )
}

type Reading = {
  readonly say: Say
  readonly language: Parameters<typeof writtenDay>[0]
  readonly people: readonly Member[]
}

/** An answer as a person reads it. */
function shown({ say, language, people }: Reading, { kind, choices }: Asked, text: string) {
  if (text === '') return '–'
  if (kind === 'tick') return say('duties.officer.has.yes')
  if (kind === 'person') return people.find(({ id }) => id === text)?.name ?? say('duties.somebody')
  if (kind === 'day' && isDay(text)) return writtenDay(language, day(text))
  const choice = choices?.find(({ value }) => value === text)
  return choice ? say(choice.label) : text
}

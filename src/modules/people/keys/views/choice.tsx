import { Radios, Select } from '../../../../ui/fields.js'
import { Button, Buttons, Do, Form, Go } from '../../../../ui/form.js'
import { type Errors, useError, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Cards, Details, Inset, Tag } from '../../../../ui/parts.js'
import type { Tally } from '../deciding.js'
import type { Candidate, Choice } from '../key.js'

type Person = { readonly id: string; readonly name: string }

export type ChoiceProps = {
  readonly choice: Choice
  readonly tallies: readonly Tally[]
  readonly names: ReadonlyMap<string, string>
  /** who keeps the key until it is decided */
  readonly holder: string | undefined
  readonly forward: readonly Person[]
  readonly can: {
    readonly accept: boolean
    readonly decline: boolean
    readonly speak: boolean
    readonly withdraw: boolean
  }
  /** whom this person supports, so that they can see it and change it */
  readonly mine: string | undefined
  readonly errors: Errors
}

/** A key on its way to somebody: who is put forward, how far it has come, and what I can say. */
export function ChoicePage(props: ChoiceProps) {
  const { choice, names, holder, can, errors } = props
  const say = useSay()
  const here = `/people/keys/choices/${choice.id}`
  const title = choice.holds === 'deputy' ? 'choice.title.deputy' : (`choice.title.${choice.side}` as const)
  const lead = isAsked(choice)
    ? 'choice.lead.named'
    : choice.openedOn
      ? 'choice.lead.open'
      : 'choice.lead.calling'
  return (
    <Page
      title={say(title)}
      lead={say(lead)}
      path={[{ name: say('keys.title'), href: '/people/keys' }]}
      errors={errors}
    >
      {holder && <p>{say('choice.old-holder', { name: names.get(holder) ?? say('keys.somebody') })}</p>}
      {can.accept && <Accepting here={here} />}
      <h2>{say('choice.people')}</h2>
      {choice.candidates.length === 0 ? (
        <p>{say('choice.none')}</p>
      ) : (
        <Cards>
          {choice.candidates.map((candidate) => (
            <OneCandidate candidate={candidate} {...props} />
          ))}
        </Cards>
      )}
      {can.speak && <Speaking {...props} here={here} />}
      {can.speak && props.forward.length > 0 && <PuttingForward {...props} here={here} />}
      {can.decline && !can.accept && (
        <Do at={`${here}/refusal`} kind="quiet">
          {say('choice.take-back')}
        </Do>
      )}
      {can.withdraw && (
        <Do at={`${here}/withdrawal`} kind="quiet">
          {say('choice.withdraw')}
        </Do>
      )}
    </Page>
  )
}

type Here = { readonly here: string }

function Accepting({ here }: Here) {
  const say = useSay()
  return (
    <Inset>
      <p>{say('choice.accept.what')}</p>
      <Buttons>
        <Do at={`${here}/acceptance`}>{say('choice.accept')}</Do>
        <Do at={`${here}/refusal`} kind="second">
          {say('choice.decline')}
        </Do>
      </Buttons>
    </Inset>
  )
}

function OneCandidate({
  candidate,
  tallies,
  names,
  choice,
}: ChoiceProps & { readonly candidate: Candidate }) {
  const say = useSay()
  const { person, acceptedOn, declinedOn } = candidate
  const tally = tallies.find((one) => one.person === person)
  const state = acceptedOn ? 'accepted' : declinedOn ? 'declined' : 'asked'
  return (
    <>
      <h3>{names.get(person) ?? say('keys.somebody')}</h3>
      <p>
        <Tag state={acceptedOn ? 'done' : 'waiting'}>{say(`choice.${state}`)}</Tag>
      </p>
      {tally && !isAsked(choice) && <p>{say('choice.count', { n: tally.voices })}</p>}
      {tally && choice.side === 'lived' && (
        <p>
          {tally.needed === undefined
            ? say('choice.waits')
            : say('choice.confirmed', { have: tally.confirmed, need: tally.needed })}
        </p>
      )}
    </>
  )
}

function Speaking({ choice, names, mine, here }: ChoiceProps & Here) {
  const say = useSay()
  const able = choice.candidates.filter(({ acceptedOn }) => acceptedOn)
  if (able.length === 0) return null
  const nameOf = (person: string) => names.get(person) ?? say('keys.somebody')
  const one = isAsked(choice) && able.length === 1 ? able[0]?.person : undefined
  const ask = one ? say('choice.confirm.ask', { name: nameOf(one) }) : say('choice.voice.ask')
  const choices = [
    ...able.map(({ person }) => ({ value: person, label: one ? say('choice.confirm.yes') : nameOf(person) })),
    { value: 'none', label: say(one ? 'choice.confirm.no' : 'choice.voice.none') },
  ]
  return (
    <Form action={`${here}/voice`} label={ask}>
      <Radios name="supports" label={ask} hint={say('choice.secret')} choices={choices} value={mine} />
      <Button>{say('choice.voice.do')}</Button>
    </Form>
  )
}

function PuttingForward({ forward, here }: ChoiceProps & Here) {
  const say = useSay()
  const choices = [
    { value: '', text: say('keys.offer.choose') },
    ...forward.map(({ id, name }) => ({ value: id, text: name })),
  ]
  return (
    <Details summary={say('choice.forward.ask')} open={useError('person') !== undefined}>
      <Form action={`${here}/candidates`} label={say('choice.forward.ask')}>
        <Select name="person" label={say('keys.offer.ask')} choices={choices} />
        <Button kind="second">{say('choice.forward.do')}</Button>
      </Form>
    </Details>
  )
}

export function ChoiceOver() {
  const say = useSay()
  return (
    <Page title={say('choice.over')}>
      <Go to="/people/keys">{say('choice.over.what')}</Go>
    </Page>
  )
}

/** Somebody was asked by one person, so that members confirm them rather than choose. */
const isAsked = ({ how }: Choice) => how === 'named' || how === 'founded'

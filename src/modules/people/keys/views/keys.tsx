import type { ComponentChildren } from 'preact'
import { SIDES, type Side } from '../../../../kernel/actor.js'
import { Radios } from '../../../../ui/fields.js'
import { Button, Buttons, Do, Form, Go } from '../../../../ui/form.js'
import { type Errors, useFrame, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Details, Facts, Tag } from '../../../../ui/parts.js'
import { written } from '../day-words.js'
import type { Held } from '../holding.js'
import type { Choice, Key } from '../key.js'

/** What somebody can do about one side: each is drawn only where the rule would say yes. */
export type Can = {
  readonly call?:
    | { readonly need: number | undefined; readonly have: number; readonly able: boolean }
    | undefined
  readonly ask?: boolean
  readonly here?: boolean
  readonly away?: boolean
  readonly end?: boolean
  readonly offerFacilitator?: boolean
  readonly offerDeputy?: boolean
}

export type SideShown = {
  readonly side: Side
  readonly held: Held
  readonly deputy: Key | undefined
  /** the choice of a new facilitator that is under way while somebody still holds the key */
  readonly choice?: Choice | undefined
  /** the choice of this side's deputy that is under way, if any */
  readonly deputyChoice?: Choice | undefined
  readonly actsUntil: string
  readonly answerBy: string | undefined
  readonly can: Can
}

export type KeysProps = {
  readonly sides: readonly SideShown[]
  readonly names: ReadonlyMap<string, string>
  readonly begin: boolean
  readonly both: boolean
  readonly errors: Errors
}

export function KeysPage({ sides, names, begin, both, errors }: KeysProps) {
  const say = useSay()
  return (
    <Page title={say('keys.title')} lead={say('keys.lead')} errors={errors}>
      {begin && (
        <section>
          <h2>{say('keys.begin.title')}</h2>
          <p>{say('keys.begin.what')}</p>
          <SideForm action="/people/keys/founding" ask={say('keys.begin.ask')} act={say('keys.begin.do')} />
        </section>
      )}
      {both && !begin && (
        <section>
          <h2>{say('keys.both.title')}</h2>
          <p>{say('keys.both.what')}</p>
          <SideForm action="/people/keys/side" ask={say('keys.begin.ask')} act={say('keys.both.do')} />
        </section>
      )}
      {sides.map((shown) => (
        <OneSide key={shown.side} shown={shown} names={names} />
      ))}
      <section>
        <h2>{say('keys.more')}</h2>
        <Buttons>
          <Go to="/people/proposals" kind="second">
            {say('keys.do.agree')}
          </Go>
          <Go to="/people/holds" kind="second">
            {say('keys.do.holds')}
          </Go>
        </Buttons>
      </section>
    </Page>
  )
}

type SideFormProps = { readonly action: string; readonly ask: string; readonly act: string }

function SideForm({ action, ask, act }: SideFormProps) {
  const say = useSay()
  const choices = SIDES.map((side) => ({
    value: side,
    label: say(`keys.side.${side}`),
    hint: say(`keys.side.${side}.what`),
  }))
  return (
    <Form action={action} label={ask}>
      <Radios name="side" label={ask} choices={choices} />
      <Button>{act}</Button>
    </Form>
  )
}

type Shown = { readonly shown: SideShown; readonly names: ReadonlyMap<string, string> }

function OneSide({ shown, names }: Shown) {
  const say = useSay()
  const { side, held, deputy, deputyChoice } = shown
  return (
    <section class="tl-card">
      <h2>{say(`keys.side.${side}`)}</h2>
      <p>{say(`keys.side.${side}.what`)}</p>
      <Facts
        facts={[
          { name: say('keys.holds.facilitator'), value: <HeldBy shown={shown} names={names} /> },
          {
            name: say('keys.holds.deputy'),
            value: (
              <>
                {deputy ? <Holder held={deputy} names={names} /> : say('keys.no-deputy')}
                {deputyChoice && <SeeChoice {...deputyChoice} />}
              </>
            ),
          },
        ]}
      />
      {held.kind !== 'held' && <Missing held={held} names={names} />}
      <Doing shown={shown} />
    </section>
  )
}

type HolderProps = { readonly held: Key; readonly names: ReadonlyMap<string, string> }

function Holder({ held, names }: HolderProps) {
  const say = useSay()
  const { language } = useFrame()
  const name = names.get(held.person) ?? say('keys.somebody')
  const [since, until] = [written(held.since, language), written(held.termEndsOn, language)]
  return (
    <>
      <strong>{name}</strong>
      <br />
      {say('keys.holder', { since, until })}
      <br />
      {say(`keys.how.${held.how}`)}
    </>
  )
}

function HeldBy({ shown: { held, answerBy, actsUntil, choice }, names }: Shown) {
  const say = useSay()
  if (held.kind !== 'held') return <Tag state="waiting">{say('keys.nobody-yet')}</Tag>
  const { key, termOver } = held
  return (
    <>
      <Holder held={key} names={names} />
      {termOver && <p>{say('keys.acts-on', { day: actsUntil })}</p>}
      {answerBy && <p>{say(key.askedOn ? 'keys.asked' : 'keys.waits', { day: answerBy })}</p>}
      {choice && <SeeChoice {...choice} />}
    </>
  )
}

type MissingProps = {
  readonly held: Exclude<Held, { readonly kind: 'held' }>
  readonly names: Shown['names']
}

/** What is missing, in plain words, and who can be asked. */
function Missing({ held, names }: MissingProps) {
  const say = useSay()
  const choice = 'choice' in held ? held.choice : undefined
  const candidate = choice?.candidates.find(({ declinedOn }) => !declinedOn)?.person
  const name = (candidate && names.get(candidate)) ?? say('keys.somebody')
  const counts = held.kind === 'to-confirm' ? { have: held.have, need: held.need } : {}
  const invites = held.kind === 'nobody-here' || held.kind === 'needs-another' || held.kind === 'to-confirm'
  return (
    <>
      <p>{say(`keys.missing.${held.kind}`, { name, ...counts })}</p>
      {choice && <SeeChoice {...choice} />}
      {invites && (
        <p>
          <a href="/people/invitations">{say('keys.invite')}</a>
        </p>
      )}
    </>
  )
}

type SeeChoiceProps = Pick<Choice, 'id' | 'side' | 'holds'>

function SeeChoice({ id, side, holds }: SeeChoiceProps) {
  const say = useSay()
  const which = { side: say(`keys.side.${side}`), holds: say(`keys.holds.${holds}`) }
  return (
    <p>
      <a href={`/people/keys/choices/${id}`}>{say('keys.see-choice', which)}</a>
    </p>
  )
}

function Doing({ shown: { side, can } }: Pick<Shown, 'shown'>) {
  const say = useSay()
  const { call } = can
  const does: readonly (ComponentChildren | false)[] = [
    can.here && <Do at="/people/keys/here">{say('keys.do.here')}</Do>,
    can.offerFacilitator && <Go to="/people/keys/offer/facilitator">{say('keys.do.offer-facilitator')}</Go>,
    can.offerDeputy && (
      <Go to="/people/keys/offer/deputy" kind="second">
        {say('keys.do.offer-deputy')}
      </Go>
    ),
    can.away && (
      <Do at="/people/keys/away" kind="second">
        {say('keys.do.away')}
      </Do>
    ),
    can.end && (
      <Details summary={say('keys.do.end')}>
        <p>{say('keys.do.end.how')}</p>
        <Do at="/people/keys/end" kind="grave">
          {say('keys.do.end')}
        </Do>
      </Details>
    ),
    can.ask && (
      <>
        <p>{say('keys.do.ask.how')}</p>
        <Do at={`/people/keys/${side}/question`} kind="second">
          {say('keys.do.ask')}
        </Do>
      </>
    ),
    call && <Calling side={side} call={call} />,
  ]
  const shown = does.filter(Boolean)
  if (shown.length === 0) return null
  return (
    <div>
      <h3>{say('keys.do.title')}</h3>
      {shown}
    </div>
  )
}

type CallingProps = { readonly side: Side; readonly call: NonNullable<Can['call']> }

function Calling({ side, call: { need, have, able } }: CallingProps) {
  const say = useSay()
  if (need === undefined) return <p>{say('keys.do.call.never')}</p>
  return (
    <>
      {need > 1 && <p>{say('keys.do.call.how', { need, have })}</p>}
      {able && (
        <Do at={`/people/keys/${side}/choice`} kind="second">
          {say(need > 1 ? 'keys.do.call' : 'keys.do.start')}
        </Do>
      )}
    </>
  )
}

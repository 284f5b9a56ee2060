import { type Form as Typed, typed } from '../../../../platform/web/form.js'
import { Radios, Textarea } from '../../../../ui/fields.js'
import { Button, Form } from '../../../../ui/form.js'
import { type Errors, useFrame, useSay } from '../../../../ui/frame.js'
import { NotWatched } from '../../../../ui/help.js'
import { Page } from '../../../../ui/page.js'
import { Cards, Empty, Facts, Inset, Tag } from '../../../../ui/parts.js'
import { written } from '../day-words.js'
import { HOLD_KINDS, type Hold } from '../hold.js'
import type { Shown } from '../kinds.js'
import { HOLD_REASONS } from '../words.js'
import { Held } from './held.js'

type Clock = { readonly zone: string; readonly today: string }

/** What is held and was held: that it is, since when and why. Never what it says. */
export function HoldsPage({ holds, clock }: { readonly holds: readonly Hold[]; readonly clock: Clock }) {
  const say = useSay()
  const now = holds.filter(({ state }) => state === 'held' || state === 'gone-up')
  const past = holds.filter((one) => !now.includes(one))
  return (
    <Page
      title={say('holds.title')}
      lead={say('holds.lead')}
      path={[{ name: say('keys.title'), href: '/people/keys' }]}
    >
      {now.length === 0 ? (
        <Empty title={say('holds.empty')}>
          <p>{say('holds.empty.what')}</p>
        </Empty>
      ) : (
        <List holds={now} clock={clock} />
      )}
      {past.length > 0 && (
        <section>
          <h2>{say('holds.past')}</h2>
          <List holds={past} clock={clock} />
        </section>
      )}
    </Page>
  )
}

function List({ holds, clock }: { readonly holds: readonly Hold[]; readonly clock: Clock }) {
  const say = useSay()
  return (
    <Cards>
      {holds.map((hold) => (
        <>
          <h3>
            <a href={`/people/holds/${hold.id}`}>{say(HOLD_REASONS[hold.kind])}</a>
          </h3>
          <Held since={hold.since} {...clock} />
          <p>
            <Tag state={hold.state === 'held' || hold.state === 'gone-up' ? 'waiting' : 'done'}>
              {say(`holds.tag.${hold.state}`)}
            </Tag>
          </p>
        </>
      ))}
    </Cards>
  )
}

type HoldProps = {
  readonly hold: Hold
  readonly clock: Clock
  /** only for those who decide, and its author */
  readonly thing: Shown | undefined
  readonly appealWords: readonly string[]
  readonly can: { readonly say: boolean; readonly appeal: boolean; readonly judge: boolean }
  readonly form: Typed
  readonly errors: Errors
}

export function HoldPage({ hold, clock, thing, appealWords, can, form, errors }: HoldProps) {
  const say = useSay()
  const { language } = useFrame()
  const here = `/people/holds/${hold.id}`
  const grave = hold.kind === 'threat' || hold.kind === 'personal-details'
  const state =
    hold.state === 'held' && grave ? 'holds.state.held.grave' : (`holds.state.${hold.state}` as const)
  const waits = hold.state === 'held' || hold.state === 'gone-up'
  return (
    <Page
      title={say('holds.one.title')}
      path={[
        { name: say('keys.title'), href: '/people/keys' },
        { name: say('holds.title'), href: '/people/holds' },
      ]}
      errors={errors}
    >
      <Facts
        facts={[
          { name: say('holds.since'), value: <Held since={hold.since} {...clock} /> },
          { name: say('holds.why'), value: say(HOLD_REASONS[hold.kind]) },
          { name: say('holds.state'), value: say(state, { day: written(hold.dueOn, language) }) },
        ]}
      />
      {waits && <p>{say('holds.spoken', { n: hold.said.length })}</p>}
      {thing && (
        <section>
          <h2>{say('holds.thing')}</h2>
          <Inset>{thing.href ? <a href={thing.href}>{thing.text}</a> : thing.text}</Inset>
        </section>
      )}
      {hold.appealedAt && <p>{say(hold.appealAnsweredAt ? 'holds.appeal.answered' : 'holds.appealed')}</p>}
      {appealWords.length > 0 && (
        <section>
          <h2>{say('holds.appeal.words')}</h2>
          {appealWords.map((said) => (
            <Inset>{said}</Inset>
          ))}
        </section>
      )}
      {can.say && <WhatShould action={`${here}/answers`} />}
      {can.judge && <WhatShould action={`${here}/appeal/answer`} />}
      {can.appeal && <Appealing action={`${here}/appeal`} form={form} />}
    </Page>
  )
}

function WhatShould({ action }: { readonly action: string }) {
  const say = useSay()
  return (
    <Form action={action} label={say('holds.ask')}>
      <Radios
        name="says"
        label={say('holds.ask')}
        choices={[
          { value: 'keep', label: say('holds.keep') },
          { value: 'back', label: say('holds.back') },
        ]}
      />
      <Button>{say('holds.say')}</Button>
    </Form>
  )
}

function Appealing({ action, form }: { readonly action: string; readonly form: Typed }) {
  const say = useSay()
  return (
    <section>
      <h2>{say('holds.appeal.title')}</h2>
      <Form action={action}>
        <Textarea
          name="why"
          label={say('holds.appeal.ask')}
          hint={say('holds.appeal.hint')}
          most={1000}
          value={typed(form, 'why')}
        />
        <NotWatched />
        <Button>{say('holds.appeal.do')}</Button>
      </Form>
    </section>
  )
}

type NewProps = { readonly about: string; readonly thing: Shown; readonly errors: Errors }

export function HoldNow({ about, thing, errors }: NewProps) {
  const say = useSay()
  const choices = HOLD_KINDS.map((value) => ({ value, label: say(HOLD_REASONS[value]) }))
  return (
    <Page title={say('holds.new.title')} lead={say('holds.new.lead')} errors={errors}>
      <Inset>{thing.text}</Inset>
      <Form action="/people/holds">
        <input type="hidden" name="about" value={about} />
        <Radios name="kind" label={say('holds.new.ask')} choices={choices} />
        <Button>{say('holds.new.do')}</Button>
      </Form>
    </Page>
  )
}

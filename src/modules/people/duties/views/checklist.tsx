import type { Side } from '../../../../kernel/actor.js'
import type { Organisation } from '../../../../platform/organisation.js'
import { Button, Buttons, Form } from '../../../../ui/form.js'
import { type Errors, useFrame, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Inset, type Task, Tasks } from '../../../../ui/parts.js'
import type { Language, Say } from '../../../../ui/say.js'
import { Progress } from '../../../../ui/thread.js'
import { DUTIES, type Duty, PARTS } from '../asked.js'
import { type Held, leftToDo, type Place, stateOf, whyNotOpen } from '../duty.js'
import { STATES } from '../words.js'
import { dayOf } from './day-words.js'

type Props = {
  readonly place: Place
  readonly organisation: Organisation
  /** the side of whoever reads it, and whether they hold its key */
  readonly doer: { readonly id: string; readonly side: Side }
  readonly errors?: Errors
}

/** Everything that must be in place before this opens: what is missing, what is done, by whom, and when. */
export function Checklist({ place, organisation, doer, errors = {} }: Props) {
  const say = useSay()
  const { language } = useFrame()
  const left = leftToDo(place).length
  const opened = place.opening?.agreed !== undefined
  const part = (name: keyof typeof PARTS) => (
    <section class="tl-duties">
      <h2>{say(`duties.${name}`)}</h2>
      <Tasks id={name} tasks={PARTS[name].map((duty) => taskOf(say, language, place, organisation, duty))} />
    </section>
  )
  return (
    <Page
      title={say('duties.title')}
      lead={say(opened ? 'duties.open.lead' : 'duties.lead')}
      errors={errors}
      path={[{ name: say('room.people'), href: '/people' }]}
    >
      <Progress done={DUTIES.length - left} of={DUTIES.length} />
      {part('first')}
      {part('law')}
      {part('check')}
      <OpeningPart place={place} organisation={organisation} doer={doer} left={left} />
    </Page>
  )
}

function taskOf(say: Say, language: Language, place: Place, { zone }: Organisation, duty: Duty): Task {
  const state = stateOf(place, duty)
  const common = { title: say(`duties.${duty}.title`), href: `/people/duties/${duty}` }
  if (place.changes[duty]) return { ...common, state: 'waiting', says: say('duties.say.waiting') }
  if (state.kind === 'done') {
    const { held } = state
    return { ...common, state: 'done', says: held ? doneBy(say, held, dayOf(language, zone, held.at)) : '' }
  }
  const missing = state.kind === 'begun' ? state.missing.map(({ label }) => say(label)).join(', ') : ''
  const hint = missing ? say('duties.missing', { what: missing }) : undefined
  return {
    ...common,
    hint,
    state: state.kind === 'to-do' ? 'plain' : 'waiting',
    says: say(STATES[state.kind]),
  }
}

function doneBy(say: Say, { by, agreedBy }: Held, day: string): string {
  const nameOf = (name: string | null) => name ?? say('duties.somebody')
  return agreedBy
    ? say('duties.say.agreed', { day, who: nameOf(by.name), other: nameOf(agreedBy.name) })
    : say('duties.say.done', { day, who: nameOf(by.name) })
}

type OpeningProps = Omit<Props, 'errors'> & { readonly left: number }

/** What is still in the way of opening, or who must do what next. */
function OpeningPart({ place, organisation, doer, left }: OpeningProps) {
  const say = useSay()
  const { language } = useFrame()
  const { opening, sides } = place
  const day = (at: NonNullable<typeof opening>['at']) => dayOf(language, organisation.zone, at)
  const nameOf = (name: string | null) => name ?? say('duties.somebody')
  return (
    <section class="tl-duties">
      <h2 id="opening">{say('duties.opening.title')}</h2>
      {opening?.agreed && (
        <Inset>
          {say('duties.opened', {
            day: day(opening.agreed.at),
            who: nameOf(opening.by.name),
            other: nameOf(opening.agreed.by.name),
          })}
        </Inset>
      )}
      {!opening && left > 0 && <p>{say('duties.opening.left', { left })}</p>}
      {!opening && !sides.includes('lived') && <p>{say('duties.opening.lived')}</p>}
      {!opening && !sides.includes('learnt') && <p>{say('duties.opening.learnt')}</p>}
      {!opening && !whyNotOpen(place) && (
        <Form action="/people/duties/opening" label={say('duties.opening.title')}>
          <p>{say('duties.opening.ready')}</p>
          <Button>{say('duties.opening.ask')}</Button>
        </Form>
      )}
      {opening && !opening.agreed && (
        <Form action="/people/duties/opening/answer" label={say('duties.opening.title')}>
          <p>
            {opening.side === doer.side
              ? say('duties.opening.mine', { day: day(opening.at) })
              : say('duties.opening.theirs', { who: nameOf(opening.by.name), day: day(opening.at) })}
          </p>
          <Buttons>
            {opening.side !== doer.side && (
              <Button name="says" value="yes">
                {say('duties.opening.agree')}
              </Button>
            )}
            <Button kind="second" name="says" value="no">
              {say('duties.opening.not-yet')}
            </Button>
          </Buttons>
        </Form>
      )}
    </section>
  )
}

import type { Instant } from '../../../kernel/day.js'
import { type Form as Typed, typed, typedMany } from '../../../platform/web/form.js'
import { Checkboxes, Input, Radios, Textarea } from '../../../ui/fields.js'
import { Button, Form } from '../../../ui/form.js'
import { type Errors, useFrame, useSay } from '../../../ui/frame.js'
import { Inset } from '../../../ui/parts.js'
import { dayOf } from '../duties/views/day-words.js'
import type { There } from '../set-up.js'
import { SetUpStep } from './set-up-step.js'

type YouProps = {
  readonly there: There
  /** Whoever is written down already, and comes back to mend it. */
  readonly founder?: { readonly name: string | null; readonly email: string | null } | undefined
  readonly form: Typed
  readonly errors?: Errors
}

/** Whoever sets it up says who they are, how they will come in, and for which side they hold a key. */
export function You({ there, founder, form, errors = {} }: YouProps) {
  const say = useSay()
  const { language } = useFrame()
  const value = (name: string, otherwise = '') => (name in form ? typed(form, name) : otherwise)
  return (
    <SetUpStep title={say('set-up.you.title')} lead={say('set-up.you.lead')} there={there} errors={errors}>
      {founder && <Inset>{say('set-up.you.again')}</Inset>}
      <Form action="/set-up/you">
        <Input
          name="name"
          label={say('set-up.you.name')}
          hint={say('set-up.you.name.hint')}
          autocomplete="name"
          value={value('name', founder?.name ?? '')}
        />
        <Radios
          name="reach"
          label={say('set-up.you.reach')}
          value={value('reach', founder ? (founder.email ? 'email' : 'card') : 'email')}
          choices={[
            {
              value: 'email',
              label: say('set-up.you.reach.email'),
              hint: say('set-up.you.reach.email.hint'),
              more: (
                <Input
                  name="email"
                  type="email"
                  autocomplete="email"
                  label={say('set-up.you.email')}
                  value={value('email', founder?.email ?? '')}
                />
              ),
            },
            {
              value: 'card',
              label: say('set-up.you.reach.card'),
              hint: say('set-up.you.reach.card.hint'),
            },
          ]}
        />
        {!founder && (
          <>
            <Checkboxes
              name="perspectives"
              label={say('set-up.you.perspectives')}
              values={typedMany(form, 'perspectives')}
              choices={there.perspectives.map(({ id, name }) => ({ value: id, label: name[language] }))}
            />
            <Radios
              name="side"
              label={say('set-up.you.side')}
              hint={say('set-up.you.side.hint')}
              value={value('side')}
              choices={[
                {
                  value: 'lived',
                  label: say('set-up.perspectives.lived'),
                  hint: say('set-up.you.lived-note'),
                },
                { value: 'learnt', label: say('set-up.perspectives.learnt') },
              ]}
            />
          </>
        )}
        <Button>{say('set-up.you.save')}</Button>
      </Form>
    </SetUpStep>
  )
}

type OtherProps = {
  readonly there: There
  readonly asked?: { readonly name: string | null; readonly at: Instant } | undefined
  readonly zone: string
  readonly form: Typed
  readonly errors?: Errors
}

/** Somebody of the other side is asked to hold the other key. */
export function OtherSide({ there, asked, zone, form, errors = {} }: OtherProps) {
  const say = useSay()
  const { language } = useFrame()
  const value = (name: string, otherwise = '') => (name in form ? typed(form, name) : otherwise)
  const missing = there.founder?.side === 'lived' ? 'learnt' : 'lived'
  return (
    <SetUpStep
      title={say('set-up.other.title')}
      lead={say('set-up.other.lead')}
      there={there}
      errors={errors}
    >
      {asked && (
        <Inset>
          {say('set-up.other.asked', { name: asked.name ?? '–', day: dayOf(language, zone, asked.at) })}
        </Inset>
      )}
      <p>{say(`set-up.other.${missing}`)}</p>
      <p>{say('set-up.other.next')}</p>
      <Form action="/set-up/other-side">
        <Input name="name" label={say('set-up.other.name')} value={value('name')} />
        <Radios
          name="reach"
          label={say('set-up.other.reach')}
          value={value('reach', 'email')}
          choices={[
            {
              value: 'email',
              label: say('set-up.other.reach.email'),
              more: (
                <Input name="email" type="email" label={say('set-up.other.email')} value={value('email')} />
              ),
            },
            {
              value: 'paper',
              label: say('set-up.other.reach.paper'),
              hint: say('set-up.other.reach.paper.hint'),
            },
          ]}
        />
        <Textarea
          name="words"
          label={say('set-up.other.words')}
          optional
          most={500}
          rows={3}
          value={value('words', say('set-up.other.words.start'))}
        />
        <Button>{say('set-up.other.send')}</Button>
      </Form>
      <p>
        <a href="/people/duties">{say('set-up.other.later')}</a>
      </p>
    </SetUpStep>
  )
}

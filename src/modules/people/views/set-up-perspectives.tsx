import { type Form as Typed, typed, typedMany } from '../../../platform/web/form.js'
import { Checkboxes, Input, Radios } from '../../../ui/fields.js'
import { Button, Buttons, Form, Go } from '../../../ui/form.js'
import { type Errors, useFrame, useSay } from '../../../ui/frame.js'
import { Mark } from '../../../ui/mark.js'
import { Page } from '../../../ui/page.js'
import { OFFERED, type Perspective } from '../person.js'
import type { There } from '../set-up.js'
import { SetUpStep } from './set-up-step.js'

type Props = { readonly there: There; readonly form: Typed; readonly errors?: Errors }

/** The seven that are offered, to begin with; then those that are there, by side. */
export function Perspectives({ there, form, errors = {} }: Props) {
  const say = useSay()
  return (
    <SetUpStep
      title={say('set-up.perspectives.title')}
      lead={say('set-up.perspectives.lead')}
      there={there}
      errors={errors}
    >
      {there.perspectives.length ? <Chosen there={there} /> : <Offered form={form} />}
    </SetUpStep>
  )
}

function Offered({ form }: { readonly form: Typed }) {
  const say = useSay()
  const { language } = useFrame()
  const posted = Object.keys(form).length > 0
  return (
    <Form action="/set-up/perspectives">
      <Checkboxes
        name="picks"
        label={say('set-up.perspectives.offered')}
        hint={say('set-up.perspectives.offered.hint')}
        values={posted ? typedMany(form, 'picks') : OFFERED.map((_, at) => `${at}`)}
        choices={OFFERED.map(({ name, side }, at) => ({
          value: `${at}`,
          label: name[language],
          hint: say(`set-up.perspectives.${side}`),
        }))}
      />
      <Button>{say('set-up.perspectives.take')}</Button>
    </Form>
  )
}

function Chosen({ there }: { readonly there: There }) {
  const say = useSay()
  const { language } = useFrame()
  return (
    <>
      {(['lived', 'learnt'] as const).map((side) => (
        <section class="tl-duties">
          <h2>{say(`set-up.perspectives.${side}`)}</h2>
          <p>{say(`set-up.perspectives.${side}.hint`)}</p>
          <ul class="tl-lines">
            {there.perspectives.map(
              (one, at) =>
                one.side === side && (
                  <li>
                    <Mark at={at}>{one.name[language]}</Mark>
                    {!there.bothSides && (
                      <a href={`/set-up/perspectives/${one.id}`}>
                        {say('ui.change')}
                        <span class="govuk-visually-hidden"> {one.name[language]}</span>
                      </a>
                    )}
                  </li>
                ),
            )}
          </ul>
        </section>
      ))}
      <p>{say('set-up.perspectives.both')}</p>
      <Buttons>
        <Go to="/set-up">{say('set-up.go-on')}</Go>
        {!there.bothSides && (
          <Go to="/set-up/perspectives/new" kind="second">
            {say('set-up.perspectives.add')}
          </Go>
        )}
      </Buttons>
    </>
  )
}

type OneProps = {
  /** nothing: a new one */
  readonly perspective?: Perspective | undefined
  readonly form: Typed
  readonly errors?: Errors
}

/** One perspective: its name in both languages, and, while it is new, its side. */
export function OnePerspective({ perspective, form, errors = {} }: OneProps) {
  const say = useSay()
  const { language } = useFrame()
  const value = (name: 'en' | 'cy') => (name in form ? typed(form, name) : (perspective?.name[name] ?? ''))
  const action = `/set-up/perspectives/${perspective?.id ?? 'new'}`
  const title = perspective
    ? say('set-up.perspective.change', { name: perspective.name[language] })
    : say('set-up.perspective.new')
  return (
    <Page
      title={title}
      errors={errors}
      path={[{ name: say('set-up.step.perspectives'), href: '/set-up/perspectives' }]}
    >
      <Form action={action}>
        <Input
          name="en"
          label={say('set-up.perspective.en')}
          hint={say('set-up.perspective.name.hint')}
          value={value('en')}
        />
        <Input
          name="cy"
          label={say('set-up.perspective.cy')}
          hint={say('set-up.perspective.cy.hint')}
          value={value('cy')}
        />
        {!perspective && (
          <Radios
            name="side"
            label={say('set-up.perspective.side')}
            value={typed(form, 'side')}
            choices={(['lived', 'learnt'] as const).map((side) => ({
              value: side,
              label: say(`set-up.perspectives.${side}`),
              hint: say(`set-up.perspectives.${side}.hint`),
            }))}
          />
        )}
        {perspective && (
          <p>
            {say(`set-up.perspectives.${perspective.side}`)}. {say('set-up.perspective.side.stays')}
          </p>
        )}
        <Button>{say('set-up.perspective.save')}</Button>
      </Form>
      {perspective && (
        <Form action={`${action}/take-out`} label={say('set-up.take-out')}>
          <Button kind="second">{say('set-up.take-out')}</Button>
        </Form>
      )}
    </Page>
  )
}

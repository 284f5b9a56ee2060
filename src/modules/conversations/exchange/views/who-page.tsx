import type { Id } from '../../../../kernel/id.js'
import { type Form as Typed, typed, typedMany } from '../../../../platform/web/form.js'
import { Checkboxes, Select } from '../../../../ui/fields.js'
import { Button, Do, Form } from '../../../../ui/form.js'
import { type Errors, useFrame, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import type { Perspective } from '../../../people/index.js'
import type { Sent } from '../sent.js'

type Props = {
  readonly sent: Sent
  /** ours */
  readonly perspectives: readonly Perspective[]
  /** those in the files, with which of ours has the same name */
  readonly names: readonly { readonly name: string; readonly perspective: Id<'Perspective'> | undefined }[]
  readonly form: Typed
  readonly errors: Errors
}

/** Asks who the perspectives in the files are here, and which of ours must have been heard. */
export function WhoPage({ sent, perspectives, names, form, errors }: Props) {
  const say = useSay()
  const { language } = useFrame()
  const at = `/conversations/import/${sent.id}`
  const path = [
    { name: say('room.conversations'), href: '/conversations' },
    { name: say('exchange.import.title'), href: '/conversations/import' },
  ]
  const ours = perspectives.map(({ id, name }) => ({ value: id, text: name[language] }))
  const choices = [
    { value: '', text: say('exchange.who.choose') },
    ...ours,
    { value: 'none', text: say('exchange.who.none') },
  ]
  return (
    <Page title={say('exchange.who.title')} lead={say('exchange.who.lead')} path={path} errors={errors}>
      <Form action={`${at}/perspectives`} label={say('exchange.who.title')}>
        {names.map(({ name, perspective }, n) => (
          <Select
            name={`as-${n}`}
            label={say('exchange.who.name', { name })}
            choices={choices}
            value={typed(form, `as-${n}`) || perspective}
          />
        ))}
        <p>
          {say('exchange.who.new')}{' '}
          <a href="/people/proposals/new/add-perspective">{say('exchange.who.propose')}</a>
        </p>
        <Checkboxes
          name="required"
          label={say('exchange.who.required')}
          hint={say('exchange.who.required.hint')}
          choices={ours.map(({ value, text }) => ({ value, label: text }))}
          values={typedMany(form, 'required')}
          optional
        />
        <Button>{say('exchange.who.keep')}</Button>
      </Form>
      <Do at={`${at}/stop`} kind="quiet">
        {say('exchange.who.stop')}
      </Do>
    </Page>
  )
}

import type { Organisation } from '../../../platform/organisation.js'
import { type Form as Typed, typed } from '../../../platform/web/form.js'
import { Input, Radios } from '../../../ui/fields.js'
import { Button, Form } from '../../../ui/form.js'
import { type Errors, useSay } from '../../../ui/frame.js'
import type { There } from '../set-up.js'
import { SetUpStep } from './set-up-step.js'

type Props = {
  readonly organisation: Organisation
  readonly there: There
  readonly form: Typed
  readonly errors?: Errors
}

export function NameOrganisation({ organisation, there, form, errors = {} }: Props) {
  const say = useSay()
  const value = (name: string, otherwise: string) => (name in form ? typed(form, name) : otherwise)
  return (
    <SetUpStep title={say('set-up.name.title')} lead={say('set-up.name.lead')} there={there} errors={errors}>
      <Form action="/set-up/name">
        <Input
          name="name"
          label={say('set-up.name.label')}
          hint={say('set-up.name.hint')}
          value={value('name', there.named ? organisation.name : '')}
          autocomplete="organization"
        />
        <Radios
          name="language"
          label={say('set-up.language.label')}
          hint={say('set-up.language.hint')}
          value={value('language', organisation.language)}
          choices={[
            { value: 'en', label: say('set-up.language.en') },
            { value: 'cy', label: say('set-up.language.cy') },
          ]}
        />
        <Input
          name="zone"
          label={say('set-up.zone.label')}
          hint={say('set-up.zone.hint')}
          value={value('zone', organisation.zone)}
          width="half"
        />
        <Button>{say('set-up.save')}</Button>
      </Form>
    </SetUpStep>
  )
}

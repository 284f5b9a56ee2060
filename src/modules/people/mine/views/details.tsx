import { type Form as Typed, typed } from '../../../../platform/web/form.js'
import { Checkboxes, Input, Radios } from '../../../../ui/fields.js'
import { Button, Form } from '../../../../ui/form.js'
import { type Errors, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import type { Me } from '../queries.js'
import { useMyPath } from './path.js'

type Props = { readonly me: Me; readonly form?: Typed | undefined; readonly errors?: Errors }

export const DIGESTS = ['weekly', 'immediate', 'off'] as const

export function MyDetails({ me, form, errors = {} }: Props) {
  const say = useSay()
  const path = useMyPath()
  const listed = form ? typed(form, 'listed') !== '' : me.listed
  return (
    <Page title={say('details.title')} lead={say('details.lead')} path={path} errors={errors}>
      <Form action="/people/me/details">
        <Input
          name="name"
          label={say('details.name')}
          hint={say('details.name-hint')}
          value={form ? typed(form, 'name') : me.name}
          autocomplete="name"
          width="half"
        />
        <Checkboxes
          name="listed"
          label={say('details.listed')}
          values={listed ? ['yes'] : []}
          choices={[{ value: 'yes', label: say('details.listed-yes'), hint: say('details.listed-hint') }]}
        />
        <Radios
          name="digest"
          label={say('details.digest')}
          value={form ? typed(form, 'digest') : me.digest}
          choices={DIGESTS.map((value) => ({
            value,
            label: say(`mine.digest.${value}`),
            hint: say(`details.digest.${value}`),
          }))}
        />
        <Button>{say('details.save')}</Button>
      </Form>
    </Page>
  )
}

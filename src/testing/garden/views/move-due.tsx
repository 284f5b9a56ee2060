import { type Form as Typed, typedDay } from '../../../platform/web/form.js'
import { DateInput } from '../../../ui/fields.js'
import { Button, Form } from '../../../ui/form.js'
import type { Errors } from '../../../ui/frame.js'
import { Page } from '../../../ui/page.js'
import type { Promised } from '../promise.js'

type Props = { readonly promised: Promised; readonly form: Typed; readonly errors: Errors }

export function MoveDue({ promised, form, errors }: Props) {
  return (
    <Page title="When will this be done?" errors={errors}>
      <p>
        “{promised.promise}” was promised for {promised.due}. That date stays on the record.
      </p>
      <Form action={`/garden/promises/${promised.id}/due-date`}>
        <DateInput name="due" label="New date" hint="For example, 27 3 2026" value={typedDay(form, 'due')} />
        <Button>Move the date</Button>
      </Form>
    </Page>
  )
}

import { type Form as Typed, typed } from '../../../platform/web/form.js'
import { Input } from '../../../ui/fields.js'
import { Button, Form } from '../../../ui/form.js'
import type { Errors } from '../../../ui/frame.js'
import { Page } from '../../../ui/page.js'

type Props = { readonly form: Typed; readonly errors: Errors; readonly heard?: string | undefined }

/** Open to anyone: a form of somebody who has not signed in. */
export function GardenGate({ form, errors, heard }: Props) {
  return (
    <Page title="The garden gate" errors={errors}>
      {heard && <p>We heard you, {heard}.</p>}
      <Form action="/garden/gate">
        <Input name="name" label="What should we call you?" value={typed(form, 'name')} />
        <Input name="email" label="Where can we write to you?" value={typed(form, 'email')} />
        <Button>Knock</Button>
      </Form>
    </Page>
  )
}

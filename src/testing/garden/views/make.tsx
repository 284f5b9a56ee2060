import { type Form as Typed, typed, typedDay, typedMany } from '../../../platform/web/form.js'
import { Checkboxes, DateInput, Textarea } from '../../../ui/fields.js'
import { Button, Form } from '../../../ui/form.js'
import type { Errors } from '../../../ui/frame.js'
import { Page } from '../../../ui/page.js'
import { TOOLS } from '../promise.js'
import { TOOL_WORDS } from '../words.js'

type Props = { readonly group: string; readonly form: Typed; readonly errors: Errors }

export function MakePromise({ group, form, errors }: Props) {
  return (
    <Page title="What do you promise?" errors={errors}>
      <Form action={`/garden/${group}/promises`}>
        <Textarea name="promise" label="Your promise" most={200} value={typed(form, 'promise')} />
        <DateInput name="due" label="Done by" hint="For example, 27 3 2026" value={typedDay(form, 'due')} />
        <Checkboxes
          name="tools"
          label="What you bring"
          choices={TOOLS.map((value) => ({ value, label: TOOL_WORDS[value] }))}
          values={typedMany(form, 'tools')}
        />
        <Button>Promise it</Button>
      </Form>
    </Page>
  )
}

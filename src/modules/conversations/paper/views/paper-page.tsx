import { type Form as TypedForm, typed } from '../../../../platform/web/form.js'
import { Checkboxes, Input, Radios } from '../../../../ui/fields.js'
import { Button, Form } from '../../../../ui/form.js'
import { type Errors, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import type { Conversation } from '../../conversation.js'
import { pathTo } from '../../start/views/path.js'
import { MOST_SHEETS, SIZES } from '../print.js'

type Props = { readonly conversation: Conversation; readonly form: TypedForm; readonly errors: Errors }

/** Which voting sheets to print, and how many. */
export function PaperPage({ conversation: c, form, errors }: Props) {
  const say = useSay()
  const at = `/conversations/${c.id}/paper`
  return (
    <Page
      title={say('paper.print.title')}
      lead={say('paper.print.lead')}
      path={pathTo(say, c)}
      errors={errors}
    >
      <Form action={at}>
        <Radios
          name="size"
          label={say('paper.print.size')}
          choices={SIZES.map((size) => ({ value: size, label: say(`paper.size.${size}`) }))}
          value={typed(form, 'size') || 'normal'}
        />
        <Input
          name="count"
          label={say('paper.print.count')}
          hint={say('paper.print.count-hint', { most: MOST_SHEETS })}
          digits
          width="short"
          value={typed(form, 'count')}
        />
        <Checkboxes
          name="codes"
          label={say('paper.print.codes')}
          hint={say('paper.print.codes-hint')}
          choices={[{ value: 'yes', label: say('paper.print.codes-yes') }]}
          values={typed(form, 'codes') ? ['yes'] : []}
        />
        <Button>{say('paper.print.make')}</Button>
      </Form>
      <p>
        <a href={`${at}/enter`}>{say('paper.print.enter')}</a>
      </p>
    </Page>
  )
}

import type { Key } from '../../../../../locales/en.js'
import type { Form as Typed } from '../../../../../platform/web/form.js'
import { Form } from '../../../../../ui/form.js'
import { type Errors, useSay } from '../../../../../ui/frame.js'
import { Page } from '../../../../../ui/page.js'
import { Warning } from '../../../../../ui/parts.js'
import type { Conversation } from '../../../conversation.js'
import { pathTo } from '../../../start/views/path.js'
import { ReasonAndAsk } from '../../../start/views/reason.js'

type Props = {
  readonly conversation: Conversation
  readonly what: 'let-out' | 'keep-in'
  readonly reasons: Readonly<Record<string, Key>>
  readonly form: Typed
  readonly errors: Errors
}

/** One side asks the other to let the single answers out, or to keep them here again. */
export function AskPage({ conversation: c, what, reasons, form, errors }: Props) {
  const say = useSay()
  const at = `/conversations/${c.id}/export`
  return (
    <Page
      title={say(`exchange.rows.${what}`)}
      lead={say(`exchange.rows.${what}.lead`)}
      path={[...pathTo(say, c), { name: say('exchange.out.title'), href: at }]}
      errors={errors}
    >
      {what === 'let-out' && <Warning>{say('exchange.rows.line')}</Warning>}
      <Form action={`${at}/${what}`}>
        <ReasonAndAsk reasons={reasons} form={form} />
      </Form>
    </Page>
  )
}

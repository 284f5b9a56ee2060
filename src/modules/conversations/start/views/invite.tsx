import { type Form as Typed, typed } from '../../../../platform/web/form.js'
import { Textarea } from '../../../../ui/fields.js'
import { Button, Form } from '../../../../ui/form.js'
import { type Errors, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Empty } from '../../../../ui/parts.js'
import { Qr } from '../../../people/index.js'
import type { Conversation } from '../../conversation.js'
import { MOST_AT_ONCE } from '../slip.js'
import { Did } from './did.js'
import { pathTo } from './path.js'
import { type RunShown, Runs } from './slips.js'

type Props = {
  readonly conversation: Conversation
  readonly runs: readonly RunShown[]
  readonly done: string | undefined
  readonly form: Typed
  readonly errors: Errors
}

/** Letters by e-mail, each with a code of its own. */
export function InvitePage({ conversation: c, runs, done, form, errors }: Props) {
  const say = useSay()
  return (
    <Page
      title={say('start.invite.title')}
      lead={say('start.invite.lead')}
      path={pathTo(say, c)}
      errors={errors}
    >
      <Did done={done} />
      <p>{say('start.invite.what')}</p>
      <Form action={`/conversations/${c.id}/invite`}>
        <Textarea
          name="addresses"
          label={say('start.invite.addresses')}
          hint={say('start.invite.addresses.hint', { most: MOST_AT_ONCE })}
          rows={8}
          value={typed(form, 'addresses')}
        />
        <Button>{say('start.invite.send')}</Button>
      </Form>
      <p>{say('start.invite.keeps')}</p>
      <Runs runs={runs} at={`/conversations/${c.id}/slips`} />
    </Page>
  )
}

type LinkProps = {
  readonly conversation: Conversation
  readonly origin: string
  readonly organisation: string
}

/** A poster: the question, a code to point a phone at, and the same to type. */
export function LinkPage({ conversation: c, origin, organisation }: LinkProps) {
  const say = useSay()
  const address = `${origin}/conversations/join/${c.linkCode}`
  if (c.linkCode === null)
    return (
      <Page title={say('start.link.title')} path={pathTo(say, c)}>
        <Empty title={say('start.link.none')}>
          <p>{say('start.link.none.what')}</p>
        </Empty>
      </Page>
    )
  return (
    <Page title={c.question} lead={say('start.link.lead', { organisation })} path={pathTo(say, c)}>
      <p class="tl-no-print">{say('start.link.apart')}</p>
      <section class="tl-poster">
        <Qr text={address} label={say('start.link.qr')} />
        <div>
          <p>{say('start.link.point')}</p>
          <p>
            {say('start.link.type')} <strong class="tl-address">{address.replace(/^https?:\/\//, '')}</strong>
          </p>
          <p>{say('start.minutes.said', { minutes: c.minutes })}</p>
          <p class="tl-no-print">{say('start.link.print')}</p>
        </div>
      </section>
    </Page>
  )
}

import type { Key } from '../../../../locales/en.js'
import { Input } from '../../../../ui/fields.js'
import { Ask, Button, Go } from '../../../../ui/form.js'
import { useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Done } from '../../../../ui/parts.js'
import type { InvitationState } from '../invitation.js'
import type { Shown } from '../queries.js'

export function TypeInvitation({ code, error }: { readonly code: string; readonly error?: string }) {
  const say = useSay()
  return (
    <Page title={say('join.code.title')} lead={say('join.code.lead')} errors={error ? { code: error } : {}}>
      <Ask action="/people/join" label={say('join.code.title')}>
        <Input
          name="code"
          label={say('join.code')}
          hint={say('join.code.hint')}
          width="half"
          spellcheck={false}
          value={code}
        />
        <Button>{say('join.code.look')}</Button>
      </Ask>
      <p>{say('join.code.none')}</p>
    </Page>
  )
}

const WHY: Record<Exclude<InvitationState, 'open'>, Key> = {
  used: 'join.was-used',
  full: 'join.full',
  cancelled: 'join.was-cancelled',
  old: 'join.was-old',
}

type ClosedProps = { readonly invitation: Shown; readonly state: keyof typeof WHY }

export function Closed({ invitation, state }: ClosedProps) {
  const say = useSay()
  return (
    <Page title={say('join.closed.title')} lead={say(WHY[state])}>
      <p>{say('join.closed.now', { who: invitation.maker ?? say('invite.somebody') })}</p>
      <Go to="/people/sign-in" kind="second">
        {say('join.closed.sign-in')}
      </Go>
    </Page>
  )
}

export function TooYoung() {
  const say = useSay()
  return (
    <Page title={say('join.young.title')} lead={say('join.young.lead')}>
      <p>{say('join.young.now')}</p>
    </Page>
  )
}

/** In: what happened, and what to do next if they like. */
export function Welcome() {
  const say = useSay()
  return (
    <Page title={say('welcome.title')}>
      <Done title={say('welcome.done')}>{say('welcome.done.what')}</Done>
      <h2>{say('welcome.next')}</h2>
      <ul class="tl-ways">
        <li>
          <a href="/">{say('welcome.look')}</a>
          <p>{say('welcome.look.what')}</p>
        </li>
        <li>
          <a href="/people/ways">{say('welcome.ways')}</a>
          <p>{say('welcome.ways.what')}</p>
        </li>
        <li>
          <a href="/people/me">{say('welcome.me')}</a>
          <p>{say('welcome.me.what')}</p>
        </li>
      </ul>
    </Page>
  )
}

import { Button, Form, Go } from '../../../../ui/form.js'
import { useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Back } from '../../../../ui/parts.js'
import { OwnDevice } from './own-device.js'

const AT = '/people/sign-in/organisation'

export function SetOut({ name, next }: { readonly name: string; readonly next: string }) {
  const say = useSay()
  return (
    <Page title={say('sign-on.title', { name })} lead={say('sign-on.lead')}>
      <ul>
        <li>{say('sign-on.never')}</li>
        <li>{say('sign-on.learns', { name })}</li>
      </ul>
      <Form action={AT}>
        <input type="hidden" name="next" value={next} />
        <Button>{say('sign-on.go-on')}</Button>
      </Form>
      <Back to="/people/sign-in" />
    </Page>
  )
}

/** A link, since a form may not lead to another site. */
export function GoThere({ name, address }: { readonly name: string; readonly address: string }) {
  const say = useSay()
  return (
    <Page title={say('sign-on.ready', { name })} lead={say('sign-on.ready.lead')}>
      <Go to={address}>{say('sign-on.open', { name })}</Go>
    </Page>
  )
}

export function CameBack({ name, query }: { readonly name: string; readonly query: string }) {
  const say = useSay()
  return (
    <Page title={say('sign-on.back', { name })} lead={say('sign-on.back.lead')}>
      <Form action={`${AT}/back`}>
        <input type="hidden" name="back" value={query} />
        <OwnDevice own={false} />
        <Button>{say('sign-in.do')}</Button>
      </Form>
    </Page>
  )
}

export function SignOnRefused({ name, away }: { readonly name: string; readonly away?: boolean }) {
  const say = useSay()
  return (
    <Page title={say(away ? 'sign-on.away' : 'sign-on.refused', { name })} lead={say('sign-on.refused.lead')}>
      <Go to={AT}>{say('sign-on.again')}</Go>
      <p>
        <a href="/people/sign-in">{say('sign-on.other')}</a>
      </p>
    </Page>
  )
}

/** The same for everybody who is joined to nobody here, whether their address is known or not. */
export function NotJoined({ name, claim }: { readonly name: string; readonly claim: string }) {
  const say = useSay()
  const next = encodeURIComponent(`${AT}/yes/${claim}`)
  return (
    <Page title={say('sign-on.not-joined', { name })} lead={say('sign-on.not-joined.lead')}>
      <Go to={`/people/sign-in?next=${next}`}>{say('sign-on.sign-in')}</Go>
      <p>{say('sign-on.not-here')}</p>
    </Page>
  )
}

export function Claim({ name, claim }: { readonly name: string; readonly claim: string }) {
  const say = useSay()
  return (
    <Page title={say('sign-on.claim', { name })} lead={say('sign-on.claim.lead')}>
      <p>{say('sign-on.never')}</p>
      <Form action={`${AT}/yes/${claim}`}>
        <Button>{say('sign-on.yes')}</Button>
      </Form>
      <p>
        <a href="/people/ways">{say('sign-on.no')}</a>
      </p>
    </Page>
  )
}

import { Input } from '../../../../ui/fields.js'
import { Button, Form } from '../../../../ui/form.js'
import { type Errors, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'

type Props = {
  readonly email: string
  readonly next: string
  /** the name of the organisation's own sign-on, where it has one */
  readonly signOn: string | undefined
  readonly errors: Errors
}

export function SignIn({ email, next, signOn, errors }: Props) {
  const say = useSay()
  const on = (path: string) => `${path}?next=${encodeURIComponent(next)}`
  return (
    <Page title={say('sign-in.title')} lead={say('sign-in.lead')} errors={errors}>
      <Form action="/people/sign-in" label={say('sign-in.by-email')}>
        <input type="hidden" name="next" value={next} />
        <Input
          name="email"
          type="email"
          label={say('code.email')}
          hint={say('code.email.hint')}
          autocomplete="email"
          spellcheck={false}
          width="half"
          value={email}
        />
        <Button>{say('code.send')}</Button>
      </Form>
      <h2>{say('sign-in.others')}</h2>
      <ul class="tl-ways">
        <li>
          <a href={on('/people/sign-in/card')}>{say('sign-in.card')}</a>
          <p>{say('sign-in.card.what')}</p>
        </li>
        <li>
          <a href={on('/people/sign-in/passkey')}>{say('sign-in.passkey')}</a>
          <p>{say('sign-in.passkey.what')}</p>
        </li>
        {signOn !== undefined && (
          <li>
            <a href={on('/people/sign-in/organisation')}>{say('sign-in.organisation', { name: signOn })}</a>
            <p>{say('sign-in.organisation.what')}</p>
          </li>
        )}
        <li>
          <a href="/people/join">{say('sign-in.join')}</a>
          <p>{say('sign-in.join.what')}</p>
        </li>
      </ul>
    </Page>
  )
}

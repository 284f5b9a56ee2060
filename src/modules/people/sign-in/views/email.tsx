import { Input } from '../../../../ui/fields.js'
import { Button, Form } from '../../../../ui/form.js'
import { type Errors, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { CODE_MINUTES } from '../code.js'
import { useWays } from './cards.js'

type NewProps = { readonly now: string | null; readonly email: string; readonly errors: Errors }

export function NewEmail({ now, email, errors }: NewProps) {
  const say = useSay()
  const lead = now === null ? say('email.none') : say('email.now', { email: now })
  return (
    <Page title={say('email.title')} lead={lead} path={useWays()} errors={errors}>
      <Form action="/people/ways/email">
        <Input
          name="email"
          type="email"
          label={say('email.new')}
          hint={say('email.new.hint')}
          width="half"
          autocomplete="email"
          spellcheck={false}
          value={email}
        />
        <Button>{say('code.send')}</Button>
      </Form>
    </Page>
  )
}

export function ConfirmEmail({ letter, errors }: { readonly letter: string; readonly errors: Errors }) {
  const say = useSay()
  return (
    <Page
      title={say('code.type.title')}
      lead={say('code.type.lead', { minutes: CODE_MINUTES })}
      path={useWays()}
      errors={errors}
    >
      <Form action="/people/ways/email/code" label={say('code.type.title')}>
        <input type="hidden" name="letter" value={letter} />
        <CodeBox />
        <Button>{say('email.confirm')}</Button>
      </Form>
      <section class="tl-aside">
        <h2>{say('code.none.title')}</h2>
        <p>{say('code.none.now')}</p>
        <Form action="/people/ways/email/again" label={say('code.again')}>
          <input type="hidden" name="letter" value={letter} />
          <Button kind="second">{say('code.again')}</Button>
        </Form>
        <p>{say('email.without')}</p>
      </section>
    </Page>
  )
}

/** The box for a code from a letter. */
export function CodeBox() {
  const say = useSay()
  return (
    <Input
      name="code"
      label={say('code.code')}
      hint={say('code.code.hint')}
      width="short"
      digits
      autocomplete="one-time-code"
      spellcheck={false}
    />
  )
}

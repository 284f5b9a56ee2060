import { Input } from '../../../../ui/fields.js'
import { Button, Form } from '../../../../ui/form.js'
import { type Errors, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Back } from '../../../../ui/parts.js'
import { CODE_MINUTES } from '../code.js'
import { CodeBox } from './email.js'
import { OwnDevice } from './own-device.js'

type Props = {
  /** the letter this browser asked for; without one the address is asked for too */
  readonly letter: string | undefined
  readonly next: string
  readonly email: string
  readonly own: boolean
  readonly errors: Errors
}

export function TypeCode({ letter, next, email, own, errors }: Props) {
  const say = useSay()
  const lead = letter ? say('code.type.lead', { minutes: CODE_MINUTES }) : say('code.elsewhere.lead')
  return (
    <Page title={say('code.type.title')} lead={lead} errors={errors}>
      <Form action="/people/sign-in/code" label={say('code.type.title')}>
        {letter && <input type="hidden" name="letter" value={letter} />}
        <input type="hidden" name="next" value={next} />
        {!letter && (
          <Input
            name="email"
            type="email"
            label={say('code.email')}
            width="half"
            value={email}
            autocomplete="email"
            spellcheck={false}
          />
        )}
        <CodeBox />
        <OwnDevice own={own} />
        <Button>{say('sign-in.do')}</Button>
      </Form>
      {letter && (
        <section class="tl-aside">
          <h2>{say('code.none.title')}</h2>
          <p>{say('code.none.now')}</p>
          <Form action="/people/sign-in/code/again" label={say('code.again')}>
            <input type="hidden" name="letter" value={letter} />
            <input type="hidden" name="next" value={next} />
            <Button kind="second">{say('code.again')}</Button>
          </Form>
        </section>
      )}
      <Back to={`/people/sign-in?next=${encodeURIComponent(next)}`} />
    </Page>
  )
}

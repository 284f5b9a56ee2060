import { Input, Textarea } from '../../../../ui/fields.js'
import { Button, Form } from '../../../../ui/form.js'
import { type Errors, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Back } from '../../../../ui/parts.js'
import { grouped, meant } from '../letters.js'
import { OwnDevice } from './own-device.js'

type Props = {
  readonly who: string
  readonly secret: string
  readonly next: string
  readonly own: boolean
  readonly errors: Errors
}

export function CardSignIn({ who, secret, next, own, errors }: Props) {
  const say = useSay()
  return (
    <Page title={say('card.title')} lead={say('card.lead')} errors={errors}>
      <Form action="/people/sign-in/card" label={say('card.title')}>
        <input type="hidden" name="next" value={next} />
        <CardBoxes who={who} secret={secret} />
        <OwnDevice own={own} />
        <Button>{say('sign-in.do')}</Button>
      </Form>
      <Back to={`/people/sign-in?next=${encodeURIComponent(next)}`} />
    </Page>
  )
}

/** The two things that stand on a card. What was typed stays, so that the one wrong letter can be mended. */
export function CardBoxes({ who, secret }: { readonly who: string; readonly secret: string }) {
  const say = useSay()
  return (
    <>
      <Input
        name="who"
        label={say('card.who')}
        hint={say('card.who.hint')}
        width="half"
        spellcheck={false}
        value={who}
      />
      <Textarea
        name="card"
        label={say('card.code')}
        hint={say('card.code.hint')}
        rows={2}
        value={secret ? grouped(meant(secret), 5) : ''}
        autocomplete="off"
      />
    </>
  )
}

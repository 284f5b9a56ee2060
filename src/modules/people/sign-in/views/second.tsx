import type { ComponentChildren } from 'preact'
import { Input } from '../../../../ui/fields.js'
import { Button, Form, Go } from '../../../../ui/form.js'
import { type Errors, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import type { Second } from '../second.js'
import { AppBox } from './app.js'
import { CardBoxes } from './card-sign-in.js'
import { CodeBox } from './email.js'

type Props = {
  readonly can: readonly Second[]
  readonly next: string
  readonly letter: string | undefined
  readonly card: { readonly who: string; readonly secret: string }
  readonly errors: Errors
}

/** Before anything that needs a key: a second proof, of another kind than the first. */
export function SecondProof({ can, next, letter, card, errors }: Props) {
  const say = useSay()
  const on = (path: string) => `${path}?next=${encodeURIComponent(next)}`
  if (can.length === 0) return <NoSecond />
  return (
    <Page title={say('second.title')} lead={say('second.lead')} errors={errors}>
      {can.includes('passkey') && <Go to={on('/people/second/passkey')}>{say('second.passkey')}</Go>}
      {can.includes('app') && (
        <One kind="app" next={next} title={say('second.app')}>
          <AppBox />
        </One>
      )}
      {can.includes('card') && (
        <One kind="card" next={next} title={say('second.card')}>
          <CardBoxes {...card} />
        </One>
      )}
      {can.includes('code') &&
        (letter ? (
          <One kind="code" next={next} title={say('second.code')}>
            <input type="hidden" name="letter" value={letter} />
            <CodeBox />
          </One>
        ) : (
          <section class="tl-aside">
            <h2>{say('second.code')}</h2>
            <Form action="/people/second/letter" label={say('code.send')}>
              <input type="hidden" name="next" value={next} />
              <Button kind="second">{say('code.send')}</Button>
            </Form>
          </section>
        ))}
      {can.includes('recovery') && (
        <One kind="recovery" next={next} title={say('second.recovery')}>
          <Input
            name="recovery"
            label={say('recovery.code')}
            hint={say('recovery.code.hint')}
            width="half"
            spellcheck={false}
          />
        </One>
      )}
    </Page>
  )
}

type OneProps = {
  readonly kind: Second
  readonly next: string
  readonly title: string
  readonly children: ComponentChildren
}

function One({ kind, next, title, children }: OneProps) {
  const say = useSay()
  return (
    <section class="tl-aside">
      <h2>{title}</h2>
      <Form action="/people/second" label={title}>
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="next" value={next} />
        {children}
        <Button>{say('second.do')}</Button>
      </Form>
    </section>
  )
}

/** Nobody is locked out: the first second proof is made here and now. */
function NoSecond() {
  const say = useSay()
  return (
    <Page title={say('second.none.title')} lead={say('second.none.lead')}>
      <ul class="tl-ways">
        <li>
          <a href="/people/ways/app">{say('app.title')}</a>
          <p>{say('app.lead')}</p>
        </li>
        <li>
          <a href="/people/passkeys">{say('ways.passkeys')}</a>
          <p>{say('sign-in.passkey.what')}</p>
        </li>
        <li>
          <a href="/people/cards">{say('cards.title')}</a>
          <p>{say('second.none.card')}</p>
        </li>
      </ul>
    </Page>
  )
}

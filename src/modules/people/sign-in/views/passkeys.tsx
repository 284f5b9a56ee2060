import type { ComponentChildren } from 'preact'
import { Input } from '../../../../ui/fields.js'
import { Button, Form } from '../../../../ui/form.js'
import { type Errors, useFrame, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Back, Cards, Empty } from '../../../../ui/parts.js'
import type { Passkey } from '../queries.js'
import { useWays } from './cards.js'
import { moment } from './moments.js'
import { OwnDevice } from './own-device.js'

type UseProps = {
  readonly at: 'sign-in' | 'second'
  readonly options: string
  readonly next: string
  readonly own: boolean
  readonly errors: Errors
}

export function UsePasskey({ at, options, next, own, errors }: UseProps) {
  const say = useSay()
  return (
    <Page title={say('passkey.title')} lead={say('passkey.lead')} errors={errors}>
      <PasskeyForm action={`/people/${at}/passkey`} kind="use" options={options}>
        <input type="hidden" name="next" value={next} />
        {at === 'sign-in' && <OwnDevice own={own} />}
        <Button>{say('passkey.use')}</Button>
      </PasskeyForm>
      <Back to={`/people/${at}?next=${encodeURIComponent(next)}`} />
    </Page>
  )
}

type FormProps = {
  readonly action: string
  readonly kind: 'use' | 'make'
  readonly options: string
  readonly children: ComponentChildren
}

/** A form that needs our script to ask the browser; without it a sentence stands here instead. */
function PasskeyForm({ action, kind, options, children }: FormProps) {
  const say = useSay()
  const { assets, csrf } = useFrame()
  return (
    <>
      <p data-without-script>{say('passkey.no-script')}</p>
      <div data-with-script hidden>
        <form method="post" action={action} noValidate data-passkey={kind} data-options={options}>
          <input type="hidden" name="token" value={csrf} />
          <input type="hidden" name="answer" value="" />
          {children}
        </form>
        <p data-not-done hidden role="alert">
          {say('passkey.not-done')}
        </p>
      </div>
      {assets.passkey && <script type="module" src={assets.passkey} />}
    </>
  )
}

type Props = {
  readonly passkeys: readonly Passkey[]
  readonly options: string
  readonly zone: string
  readonly name: string
  readonly errors: Errors
}

export function Passkeys({ passkeys, options, zone, name, errors }: Props) {
  const say = useSay()
  return (
    <Page title={say('ways.passkeys')} lead={say('passkey.what')} path={useWays()} errors={errors}>
      {passkeys.length === 0 ? (
        <Empty title={say('passkey.none')}>
          <p>{say('passkey.none.what')}</p>
        </Empty>
      ) : (
        <Cards>
          {passkeys.map((passkey) => (
            <OnePasskey passkey={passkey} zone={zone} />
          ))}
        </Cards>
      )}
      <h2>{say('passkey.add')}</h2>
      <PasskeyForm action="/people/passkeys" kind="make" options={options}>
        <Input
          name="name"
          label={say('passkey.name')}
          hint={say('passkey.name.hint')}
          width="half"
          value={name}
        />
        <Button>{say('passkey.make')}</Button>
      </PasskeyForm>
    </Page>
  )
}

function OnePasskey({ passkey, zone }: { readonly passkey: Passkey; readonly zone: string }) {
  const say = useSay()
  const { language } = useFrame()
  const { id, name, madeAt, lastUsedAt } = passkey
  return (
    <>
      <h2>{name}</h2>
      <p>
        {say('passkey.made', { made: moment(madeAt, zone, language) })}{' '}
        {lastUsedAt && say('passkey.used', { used: moment(lastUsedAt, zone, language) })}
      </p>
      <Form action="/people/passkeys/remove" label={say('passkey.remove-one', { name })}>
        <input type="hidden" name="which" value={id} />
        <Button kind="quiet">{say('passkey.remove')}</Button>
      </Form>
    </>
  )
}

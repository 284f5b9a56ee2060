import { Input } from '../../../../ui/fields.js'
import { Button, Do, Form, Go } from '../../../../ui/form.js'
import { type Errors, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Warning } from '../../../../ui/parts.js'
import { grouped } from '../letters.js'
import { useWays } from './cards.js'
import { Qr } from './qr.js'

export function App({ has }: { readonly has: boolean }) {
  const say = useSay()
  return (
    <Page title={say('app.title')} lead={say('app.lead')} path={useWays()}>
      {has ? (
        <>
          <p>{say('app.has')}</p>
          <Do at="/people/ways/app/remove" kind="second">
            {say('app.remove')}
          </Do>
        </>
      ) : (
        <>
          <p>{say('app.which')}</p>
          <Do at="/people/ways/app/new">{say('app.begin')}</Do>
        </>
      )}
    </Page>
  )
}

type NewProps = { readonly uri: string; readonly secret: string; readonly errors: Errors }

export function NewApp({ uri, secret, errors }: NewProps) {
  const say = useSay()
  return (
    <Page title={say('app.new.title')} lead={say('app.new.lead')} path={useWays()} errors={errors}>
      <Qr text={uri} label={say('app.qr')} class="tl-qr tl-qr-small" />
      <p>{say('app.by-hand')}</p>
      <p class="tl-code">{grouped(secret, 4)}</p>
      <Form action="/people/ways/app">
        <AppBox />
        <Button>{say('app.confirm')}</Button>
      </Form>
    </Page>
  )
}

export function AppBox() {
  const say = useSay()
  return (
    <Input
      name="app"
      label={say('app.number')}
      hint={say('app.number.hint')}
      width="short"
      digits
      autocomplete="one-time-code"
      spellcheck={false}
    />
  )
}

export function Recovery({ has }: { readonly has: boolean }) {
  const say = useSay()
  return (
    <Page title={say('recovery.title')} lead={say('recovery.lead')} path={useWays()}>
      {has && <Warning>{say('recovery.replaces')}</Warning>}
      <p>{say('recovery.once')}</p>
      <Do at="/people/ways/recovery">{say('recovery.make')}</Do>
      <p>
        <a href="/people/ways">{say('recovery.later')}</a>
      </p>
    </Page>
  )
}

type CodesProps = { readonly codes: readonly string[]; readonly organisation: string }

/** Shown once, to print or to write down. */
export function RecoveryCodes({ codes, organisation }: CodesProps) {
  const say = useSay()
  return (
    <Page title={say('recovery.here')}>
      <Warning>{say('cards.here.once')}</Warning>
      <p>{say('recovery.how', { organisation })}</p>
      <ol class="tl-recovery">
        {codes.map((code) => (
          <li class="tl-code">{grouped(code, 5)}</li>
        ))}
      </ol>
      <Go to="/people/ways">{say('recovery.kept')}</Go>
    </Page>
  )
}

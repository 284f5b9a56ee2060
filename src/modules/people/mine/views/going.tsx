import type { VNode } from 'preact'
import { type Form as Typed, typed } from '../../../../platform/web/form.js'
import { Radios } from '../../../../ui/fields.js'
import { Button, Form, Go } from '../../../../ui/form.js'
import { type Errors, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Warning } from '../../../../ui/parts.js'
import { useMyPath } from './path.js'

type Props = { readonly form?: Typed | undefined; readonly errors?: Errors; readonly holdsKey: boolean }

export function Leave({ form, errors = {}, holdsKey }: Props) {
  const say = useSay()
  const path = useMyPath()
  return (
    <Page title={say('leave.title')} lead={say('leave.lead')} path={path} errors={errors}>
      <Ways to={holdsKey} />
      {!holdsKey && (
        <>
          <p>{say('leave.what')}</p>
          <Form action="/people/me/leave">
            <Radios
              name="words"
              label={say('leave.words')}
              value={form && typed(form, 'words')}
              choices={[
                { value: 'keep', label: say('leave.keep'), hint: say('leave.keep-hint') },
                { value: 'remove', label: say('leave.remove'), hint: say('leave.remove-hint') },
              ]}
            />
            <Button kind="grave">{say('leave.go')}</Button>
          </Form>
          <p>
            <a href="/people/me">{say('leave.stay')}</a>
          </p>
        </>
      )}
    </Page>
  )
}

/** First time asked: what is erased, what stays, and whether that is what they want. */
export function Erase({ form, errors = {}, holdsKey }: Props) {
  const say = useSay()
  const path = useMyPath()
  return (
    <Page title={say('erase.title')} lead={say('erase.lead')} path={path} errors={errors}>
      <Ways to={holdsKey} />
      {!holdsKey && (
        <>
          <h2>{say('erase.goes')}</h2>
          <ul>
            <li>{say('erase.goes-name')}</li>
            <li>{say('erase.goes-words')}</li>
            <li>{say('erase.goes-ways')}</li>
          </ul>
          <h2>{say('erase.stays')}</h2>
          <ul>
            <li>{say('erase.stays-record')}</li>
            <li>{say('erase.stays-votes')}</li>
            <li>{say('erase.stays-sent')}</li>
          </ul>
          <p>
            <a href="/people/me/download.html">{say('erase.first')}</a>
          </p>
          <Form action="/people/me/erase">
            <Radios
              name="sure"
              label={say('erase.ask')}
              value={form && typed(form, 'sure')}
              choices={[
                { value: 'yes', label: say('erase.yes') },
                { value: 'no', label: say('erase.no') },
              ]}
            />
            <Button>{say('erase.on')}</Button>
          </Form>
        </>
      )}
    </Page>
  )
}

/** Second time asked: nothing has happened yet, and after this it cannot be undone. */
export function EraseSurely({ form, errors = {} }: Pick<Props, 'form' | 'errors'>) {
  const say = useSay()
  const path = useMyPath({ name: say('erase.short'), href: '/people/me/erase' })
  return (
    <Page title={say('erase.again-title')} lead={say('erase.again-lead')} path={path} errors={errors}>
      <Warning>{say('erase.again-warning')}</Warning>
      <Form action="/people/me/erase/surely">
        <Radios
          name="surely"
          label={say('erase.again-ask')}
          value={form && typed(form, 'surely')}
          choices={[
            { value: 'yes', label: say('erase.again-yes') },
            { value: 'no', label: say('erase.no') },
          ]}
        />
        <Button kind="grave">{say('erase.again-go')}</Button>
      </Form>
    </Page>
  )
}

/** A key is handed on first. The way to do it stands here, so that nobody is kept without a way out. */
function Ways({ to }: { readonly to: boolean }): VNode | null {
  const say = useSay()
  if (!to) return null
  return (
    <>
      <Warning>{say('mine.no.holds-key')}</Warning>
      <p>{say('leave.key-how')}</p>
      <p>
        <Go to="/people/keys">{say('leave.key-go')}</Go>
      </p>
    </>
  )
}

export function Gone({ how }: { readonly how: 'left' | 'erased' }) {
  const say = useSay()
  return (
    <Page title={say(`gone.${how}`)} lead={say(`gone.${how}-lead`)}>
      <p>{say('gone.letters')}</p>
      <p>{say('gone.back')}</p>
      <p>
        <a href="/">{say('gone.start')}</a>
      </p>
    </Page>
  )
}

import type { ComponentChildren } from 'preact'
import type { Key } from '../../locales/en.js'
import { Button, Form as PostForm } from '../../ui/form.js'
import { useSay } from '../../ui/frame.js'
import { Page } from '../../ui/page.js'
import { Inset } from '../../ui/parts.js'
import { type Form, showable } from './form.js'

type SorryProps = { readonly kind: Sorry; readonly children?: ComponentChildren }

/** Why a page could not be shown, each with a title and a sentence of its own. */
export type Sorry =
  | 'not-found'
  | 'broken'
  | 'away'
  | 'wait'
  | 'foreign'
  | 'stale'
  | 'signed-out'
  | 'too-much'
  | 'unreadable'
  | 'long-address'
  | 'not-here'
  | 'nowhere'

/** A page instead of the one asked for: what is the matter, and what to do now. */
export function SorryPage({ kind, children }: SorryProps) {
  const say = useSay()
  return (
    <Page title={say(`web.${kind}.title`)}>
      <p>{say(`web.${kind}.now`)}</p>
      {children}
    </Page>
  )
}

export const NotFound = () => <SorryPage kind="not-found" />

/** @param reference what to quote, so that we find in the log what happened */
export function Broken({ reference }: { readonly reference: string }) {
  return (
    <SorryPage kind="broken">
      <p>
        {useSay()('web.broken.tell')} <strong>{reference}</strong>
      </p>
    </SorryPage>
  )
}

export function Wait({ seconds }: { readonly seconds: number }) {
  const say = useSay()
  const minutes = Math.ceil(seconds / 60)
  const key: Key = seconds <= 90 ? 'web.wait.seconds' : 'web.wait.minutes'
  return (
    <SorryPage kind="wait">
      <p>{say(key, { seconds, minutes })}</p>
    </SorryPage>
  )
}

type AgainProps = {
  readonly kind: 'stale' | 'signed-out'
  readonly action: string
  readonly form: Form
  readonly signIn?: string
}

/** Nothing was done, and nothing is lost: all that was typed is on this page, one button away from being sent. */
export function SendAgain({ kind, action, form, signIn }: AgainProps) {
  const say = useSay()
  const sent = flat(form)
  const written = sent.filter(([, value]) => value.includes(' '))
  return (
    <SorryPage kind={kind}>
      {signIn && (
        <p>
          <a href={signIn} target="_blank" rel="noopener">
            {say('web.signed-out.link')}
          </a>
        </p>
      )}
      {written.length > 0 && <p>{say('web.again.kept')}</p>}
      {written.map(([, value]) => (
        <Inset>{value}</Inset>
      ))}
      <PostForm action={action}>
        {sent.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Button>{say('web.again.send')}</Button>
      </PostForm>
    </SorryPage>
  )
}

// What proves who somebody is does not go into a page; they type it again.
const SECRET = /token|code|pin|password|card/i

function flat(form: Form, before = ''): readonly (readonly [name: string, value: string])[] {
  return Object.entries(form).flatMap(([key, value]) => {
    const name = `${before}${key}`
    if (SECRET.test(name)) return []
    if (typeof value === 'string') return [[name, showable(value)] as const]
    if (Array.isArray(value)) return value.map((one) => [name, showable(`${one}`)] as const)
    return typeof value === 'object' && value !== null ? flat({ ...value }, `${name}.`) : []
  })
}

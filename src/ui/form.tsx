import type { ComponentChildren } from 'preact'
import { useFrame } from './frame.js'
import { Button as GovukButton } from './govuk/button.js'

type FormProps = {
  readonly action: string
  /** For forms that carry a file. */
  readonly files?: boolean
  /** A name for screen readers, where a page has several forms. */
  readonly label?: string
  readonly children: ComponentChildren
}

/** A form that changes something. It needs no script, and we check what is typed ourselves, in plain words. */
export function Form({ action, files, label, children }: FormProps) {
  return (
    <form
      method="post"
      action={action}
      noValidate
      enctype={files ? 'multipart/form-data' : undefined}
      aria-label={label}
    >
      <input type="hidden" name="token" value={useFrame().csrf} />
      {children}
    </form>
  )
}

type AskProps = { readonly action: string; readonly label: string; readonly children: ComponentChildren }

/** A form that only looks something up: what was asked stands in the address, and nothing changes. */
export function Ask({ action, label, children }: AskProps) {
  return (
    <search>
      <form method="get" action={action} noValidate aria-label={label}>
        {children}
      </form>
    </search>
  )
}

/** One strong button on a page; `second` for what may also be done, `quiet` for small things, `grave` for what cannot be undone. */
export type ButtonKind = 'main' | 'second' | 'quiet' | 'grave'

type ButtonProps = {
  readonly kind?: ButtonKind | undefined
  /** Which of several buttons of a form was pressed. */
  readonly name?: string
  readonly value?: string
  readonly disabled?: boolean
  readonly children: ComponentChildren
}

/** A button of a form: a verb, and what comes of it. */
export function Button({ kind = 'main', children, ...rest }: ButtonProps) {
  return <GovukButton html={children} classes={KINDS[kind]} {...rest} />
}

const KINDS: Record<ButtonKind, string | undefined> = {
  main: undefined,
  second: 'govuk-button--secondary',
  quiet: 'tl-quiet',
  grave: 'govuk-button--warning',
}

type GoProps = { readonly to: string; readonly kind?: ButtonKind; readonly children: ComponentChildren }

/** A link that leads to the one thing to do, as large as a button. */
export function Go({ to, kind = 'main', children }: GoProps) {
  return <GovukButton href={to} html={children} classes={KINDS[kind]} />
}

type DoProps = { readonly at: string; readonly kind?: ButtonKind; readonly children: ComponentChildren }

/** A button that changes something by itself: a form, so never a link, and it works without script. */
export function Do({ at, kind, children }: DoProps) {
  return (
    <Form action={at}>
      <Button kind={kind}>{children}</Button>
    </Form>
  )
}

/** Buttons side by side, or one under the other where there is no room. */
export const Buttons = ({ children }: { readonly children: ComponentChildren }) => (
  <div class="govuk-button-group">{children}</div>
)

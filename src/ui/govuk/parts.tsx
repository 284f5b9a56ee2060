import type { ComponentChildren } from 'preact'
import type {
  Attributes,
  GovukErrorMessage,
  GovukFieldset,
  GovukHint,
  GovukLabel,
  GovukTextarea,
} from './props.js'

type Words = { readonly text?: string | undefined; readonly html?: ComponentChildren }

/** One class attribute from what is there. */
export const classes = (...names: readonly (string | false | null | undefined)[]) =>
  names.filter(Boolean).join(' ')

/** Elements where given, else text. */
export function words(from: Words | undefined): ComponentChildren {
  const { html, text } = from ?? {}
  // A nought is something to say.
  return html === 0 ? '0' : html || text
}

/** GOV.UK's attributes as properties: a value marked optional is left out when there is none. */
export function attributes(from: Attributes | undefined): Record<string, string | boolean> {
  const entries = Object.entries(from ?? {}).flatMap(([name, given]): [string, string | boolean][] => {
    const optional = given !== null && typeof given === 'object'
    const value = optional ? given.value : given
    if (value === undefined || value === null || value === false) {
      if (optional) return []
      return [[name, value === false ? 'false' : '']]
    }
    return [[name, optional && value === true ? true : `${value}`]]
  })
  return Object.fromEntries(entries)
}

/** What a screen reader says after the name of a box: ids in order, or nothing. */
export const described = (...ids: readonly (string | false | undefined)[]) =>
  ids.filter(Boolean).join(' ') || undefined

export function Label(p: GovukLabel) {
  if (!words(p)) return null
  const label = (
    <label class={classes('govuk-label', p.classes)} {...attributes(p.attributes)} for={p.for}>
      {words(p)}
    </label>
  )
  return p.isPageHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label
}

export function Hint(p: GovukHint) {
  return (
    <div id={p.id} class={classes('govuk-hint', p.classes)} {...attributes(p.attributes)}>
      {words(p)}
    </div>
  )
}

export function ErrorMessage(p: GovukErrorMessage) {
  const before = p.visuallyHiddenText ?? 'Error'
  return (
    <p id={p.id} class={classes('govuk-error-message', p.classes)} {...attributes(p.attributes)}>
      {before && <span class="govuk-visually-hidden">{before}:</span>} {words(p)}
    </p>
  )
}

export function Fieldset(p: GovukFieldset) {
  const { legend } = p
  return (
    <fieldset
      class={classes('govuk-fieldset', p.classes)}
      role={p.role === 'group' ? 'group' : undefined}
      aria-describedby={p.describedBy || undefined}
      {...attributes(p.attributes)}
    >
      {words(legend) && (
        <legend class={classes('govuk-fieldset__legend', legend?.classes)}>
          {legend?.isPageHeading ? <h1 class="govuk-fieldset__heading">{words(legend)}</h1> : words(legend)}
        </legend>
      )}
      {p.html}
    </fieldset>
  )
}

type GroupProps = {
  readonly id: string
  readonly hint?: GovukHint | undefined
  readonly errorMessage?: GovukErrorMessage | undefined
}

/** Hint and error message of a field, in the order GOV.UK puts them. */
export function HintAndError({ id, hint, errorMessage }: GroupProps) {
  return (
    <>
      {hint && <Hint {...hint} id={`${id}-hint`} />}
      {errorMessage && <ErrorMessage {...errorMessage} id={`${id}-error`} />}
    </>
  )
}

/** The ids of hint and error message, after what describes the field anyway. */
export const describedBy = (before: string | undefined, { id, hint, errorMessage }: GroupProps) =>
  described(before, hint && `${id}-hint`, errorMessage && `${id}-error`)

type FormGroupProps = {
  readonly error: unknown
  readonly formGroup?: Pick<NonNullable<GovukTextarea['formGroup']>, 'classes' | 'attributes'> | undefined
  readonly children: ComponentChildren
}

export function FormGroup({ error, formGroup, children }: FormGroupProps) {
  return (
    <div
      class={classes('govuk-form-group', !!error && 'govuk-form-group--error', formGroup?.classes)}
      {...attributes(formGroup?.attributes)}
    >
      {children}
    </div>
  )
}

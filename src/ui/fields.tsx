import type { ComponentChildren } from 'preact'
import { useError, useSay } from './frame.js'
import * as Boxes from './govuk/boxes.js'
import * as Choices from './govuk/choices.js'
import { DateInput as GovukDateInput } from './govuk/date-input.js'

/** What every field has. An error stands in the page's errors under the field's name; it may also be given here. */
type Field = {
  readonly name: string
  readonly label: ComponentChildren
  readonly hint?: ComponentChildren
  readonly error?: string | undefined
  readonly disabled?: boolean | undefined
  /** Says so beside the label; everything else is needed. */
  readonly optional?: boolean
}
type Typed = Field & { readonly value?: string | undefined; readonly autocomplete?: string | undefined }

/** The two things a field says around its box, as GOV.UK Frontend takes them. */
function useWords({ name, label, hint, error, optional }: Field) {
  const say = useSay()
  const wrong = useError(name)
  const told = error ?? wrong
  const more = optional && <span class="tl-optional"> {say('ui.optional')}</span>
  return {
    label: { html: more ? [label, more] : label },
    hint: hint ? { html: hint } : undefined,
    errorMessage: told ? { text: told, visuallyHiddenText: say('ui.error') } : undefined,
  }
}

/** How wide the box is says how much is expected in it. */
export type Width = 'short' | 'half' | 'full'
const WIDTHS: Record<Width, string | undefined> = {
  short: 'govuk-input--width-10',
  half: 'govuk-input--width-20',
  full: undefined,
}

type InputProps = Typed & {
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'password'
  readonly width?: Width
  readonly digits?: boolean
  readonly spellcheck?: boolean
  readonly before?: string
  readonly after?: string
}

/** One line of text. `digits` brings up the number keys on a phone. */
export function Input({ width = 'full', digits, before, after, ...p }: InputProps) {
  return (
    <Boxes.Input
      name={p.name}
      {...useWords(p)}
      type={p.type}
      value={p.value}
      classes={WIDTHS[width]}
      disabled={p.disabled}
      autocomplete={p.autocomplete}
      spellcheck={p.spellcheck}
      inputmode={digits ? 'numeric' : undefined}
      prefix={before ? { text: before } : undefined}
      suffix={after ? { text: after } : undefined}
    />
  )
}

type TextareaProps = Typed & { readonly rows?: number; readonly most?: number }

/** Several lines of text. `most` is how many letters there is room for; it is said before anybody types. */
export function Textarea({ rows, most, ...p }: TextareaProps) {
  const say = useSay()
  const common = {
    name: p.name,
    ...useWords(p),
    rows,
    value: p.value,
    disabled: p.disabled,
    autocomplete: p.autocomplete,
  }
  if (most === undefined) return <Boxes.Textarea {...common} />
  return (
    <Boxes.CharacterCount
      {...common}
      textareaDescriptionText={say('ui.room-for', { most })}
      maxlength={most}
    />
  )
}

/** One thing to choose. `more` is a place for words that shows when it is chosen, and always in an old browser. */
export type Choice = {
  readonly value: string
  readonly label: ComponentChildren
  readonly hint?: ComponentChildren
  readonly disabled?: boolean
  readonly more?: ComponentChildren
}

type RadiosProps = Field & {
  readonly choices: readonly Choice[]
  readonly value?: string | undefined
  readonly inline?: boolean
}

/** One of a few. */
export function Radios({ choices, value, inline, ...p }: RadiosProps) {
  const { label, ...rest } = useWords(p)
  return (
    <Choices.Radios
      name={p.name}
      {...rest}
      fieldset={{ legend: { ...label, classes: 'govuk-fieldset__legend--s' } }}
      classes={inline ? 'govuk-radios--inline' : undefined}
      value={value}
      items={choices.map((choice) => item(choice, p.disabled))}
    />
  )
}

type CheckboxesProps = Field & {
  readonly choices: readonly Choice[]
  readonly values?: readonly string[] | undefined
}

/** Any of a few. */
export function Checkboxes({ choices, values, ...p }: CheckboxesProps) {
  const { label, ...rest } = useWords(p)
  return (
    <Choices.Checkboxes
      name={p.name}
      {...rest}
      fieldset={{ legend: { ...label, classes: 'govuk-fieldset__legend--s' } }}
      values={values}
      items={choices.map((choice) => item(choice, p.disabled))}
    />
  )
}

const item = ({ value, label, hint, disabled, more }: Choice, allDisabled: boolean | undefined) => ({
  value,
  html: label,
  disabled: disabled || allDisabled,
  hint: hint ? { html: hint } : undefined,
  conditional: more ? { html: more } : undefined,
})

type SelectProps = Field & {
  readonly choices: readonly { readonly value: string; readonly text: string }[]
  readonly value?: string | undefined
}

/** One of many. */
export function Select({ choices, value, ...p }: SelectProps) {
  return <Boxes.Select name={p.name} {...useWords(p)} items={choices} value={value} disabled={p.disabled} />
}

/** A file from the person's own device. */
export function FileUpload({ multiple, ...p }: Field & { readonly multiple?: boolean }) {
  return <Boxes.FileUpload name={p.name} {...useWords(p)} multiple={multiple} disabled={p.disabled} />
}

const PARTS = ['day', 'month', 'year'] as const
/** What was typed into the three boxes, as it was typed. */
export type TypedDay = Partial<Readonly<Record<(typeof PARTS)[number], string>>>

type DateInputProps = Field & {
  readonly value?: TypedDay | undefined
  /** The boxes that are wrong, where not all of them are. */
  readonly wrong?: readonly (typeof PARTS)[number][]
}

/** A day in three boxes, named `name-day`, `name-month`, `name-year`. An error leads to the first. */
export function DateInput({ value = {}, wrong, ...p }: DateInputProps) {
  const say = useSay()
  const { label, ...rest } = useWords(p)
  return (
    <GovukDateInput
      id={`${p.name}-date`}
      namePrefix={p.name}
      {...rest}
      fieldset={{ legend: { ...label, classes: 'govuk-fieldset__legend--s' } }}
      items={PARTS.map((part, at) => ({
        name: part,
        id: at === 0 ? p.name : `${p.name}-${part}`,
        label: say(`date.${part}`),
        value: value[part],
        error: wrong ? wrong.includes(part) : undefined,
        attributes: p.disabled ? { disabled: { value: true, optional: true } } : undefined,
      }))}
    />
  )
}

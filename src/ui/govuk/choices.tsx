import type { ComponentChildren } from 'preact'
import {
  attributes,
  classes,
  described,
  describedBy,
  Fieldset,
  FormGroup,
  Hint,
  HintAndError,
  Label,
  words,
} from './parts.js'
import type { GovukCheckboxes, GovukRadios, Nothing } from './props.js'

type Choice = Exclude<GovukCheckboxes['items'][number], Nothing>
type Chosen = { readonly item: Choice; readonly id: string; readonly name: string; readonly checked: boolean }
type Kind = 'radios' | 'checkboxes'

/** One of a few. The first carries the plain id, so that an error can lead to it. */
export function Radios(p: GovukRadios) {
  const one = (item: Choice) => item.checked ?? (!!p.value && item.value === p.value)
  return <Choices kind="radios" p={p} isChecked={one} />
}

/** Any of a few. */
export function Checkboxes(p: GovukCheckboxes) {
  const any = (item: Choice) => item.checked ?? !!p.values?.includes(item.value)
  return <Choices kind="checkboxes" p={p} isChecked={any} />
}

type ChoicesProps = {
  readonly kind: Kind
  readonly p: Omit<GovukCheckboxes, 'values'>
  readonly isChecked: (item: Choice) => boolean
}

function Choices({ kind, p, isChecked }: ChoicesProps) {
  const prefix = p.idPrefix || p.name
  const field = { id: prefix, hint: p.hint, errorMessage: p.errorMessage }
  const about = describedBy(p.fieldset?.describedBy || p.describedBy, field)
  const inside: ComponentChildren = (
    <>
      <HintAndError {...field} />
      <div class={classes(`govuk-${kind}`, p.classes)} {...attributes(p.attributes)}>
        {words(p.formGroup?.beforeInputs)}
        {p.items.map((item, at) => {
          if (!item) return null
          if (item.divider) return <div class={`govuk-${kind}__divider`}>{item.divider}</div>
          const id = item.id || (at ? `${prefix}-${at + 1}` : prefix)
          return (
            <Item
              kind={kind}
              chosen={{ item, id, name: item.name || p.name, checked: isChecked(item) }}
              about={kind === 'checkboxes' && !p.fieldset ? about : undefined}
            />
          )
        })}
        {words(p.formGroup?.afterInputs)}
      </div>
    </>
  )
  return (
    <FormGroup error={p.errorMessage} formGroup={p.formGroup}>
      {p.fieldset ? <Fieldset {...p.fieldset} describedBy={about} html={inside} /> : inside}
    </FormGroup>
  )
}

function Item({ kind, chosen, about }: { kind: Kind; chosen: Chosen; about: string | undefined }) {
  const { item, id, name, checked } = chosen
  const hint = words(item.hint) ? `${id}-item-hint` : undefined
  const more = item.conditional?.html
  return (
    <>
      <div class={`govuk-${kind}__item`}>
        <input
          class={`govuk-${kind}__input`}
          id={id}
          name={name}
          type={kind === 'radios' ? 'radio' : 'checkbox'}
          value={item.value}
          checked={checked}
          disabled={item.disabled}
          aria-describedby={described(about, hint)}
          {...attributes(item.attributes)}
        />
        <Label
          html={item.html}
          text={item.text}
          classes={classes(`govuk-${kind}__label`, item.label?.classes)}
          attributes={item.label?.attributes}
          for={id}
        />
        {hint && (
          <Hint {...item.hint} id={hint} classes={classes(`govuk-${kind}__hint`, item.hint?.classes)} />
        )}
      </div>
      {more && (
        <div
          class={classes(`govuk-${kind}__conditional`, !checked && `govuk-${kind}__conditional--hidden`)}
          id={`conditional-${id}`}
        >
          {more}
        </div>
      )}
    </>
  )
}

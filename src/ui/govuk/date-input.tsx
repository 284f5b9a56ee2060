import { Input } from './boxes.js'
import { attributes, classes, describedBy, Fieldset, FormGroup, HintAndError, words } from './parts.js'
import type { GovukDateInput, Nothing } from './props.js'

type Box = Partial<Exclude<NonNullable<GovukDateInput['items']>[number], Nothing>>
const PARTS = ['day', 'month', 'year'] as const

/** A day in three boxes, which is easier to get right than one. */
export function DateInput(p: GovukDateInput) {
  const usual: readonly Box[] = PARTS.flatMap((name) => (p[name] === false ? [] : [{ name, ...p[name] }]))
  const boxes = (p.items?.length ? p.items : usual).filter((box): box is Box => !!box)
  const wrong = (box: Box) => !!box.error || !!box.classes?.includes('govuk-input--error')
  const anyWrong = boxes.some(wrong)
  const field = { id: p.id, hint: p.hint, errorMessage: p.errorMessage }
  const inside = (
    <>
      <HintAndError {...field} />
      <div
        class={classes('govuk-date-input', p.classes)}
        {...attributes(p.attributes)}
        id={p.id || undefined}
      >
        {words(p.formGroup?.beforeInputs)}
        {boxes.map((box) => {
          const marked = wrong(box) || (box.error !== false && !!p.errorMessage && !anyWrong)
          return <Part p={p} box={box} marked={marked} />
        })}
        {words(p.formGroup?.afterInputs)}
      </div>
    </>
  )
  return (
    <FormGroup error={p.errorMessage} formGroup={p.formGroup}>
      {p.fieldset ? (
        // With the role, screen readers also say what describes the three boxes.
        <Fieldset
          {...p.fieldset}
          role="group"
          describedBy={describedBy(p.fieldset.describedBy, field)}
          html={inside}
        />
      ) : (
        inside
      )}
    </FormGroup>
  )
}

function Part({ p, box, marked }: { p: GovukDateInput; box: Box; marked: boolean }) {
  const named = box.name ?? ''
  const name = `${p.namePrefix ? `${p.namePrefix}-` : ''}${named}`
  const part = PARTS.find((name) => named === name)
  const usual = part && p[part]
  const isYear = named === 'year' || (!!p.year && p.year.name !== undefined && named === p.year.name)
  const width = `govuk-input--width-${isYear ? 4 : 2}`
  return (
    <div class="govuk-date-input__item">
      <Input
        label={{
          text: box.label || named.charAt(0).toUpperCase() + named.slice(1),
          classes: 'govuk-date-input__label',
        }}
        id={box.id || `${p.id}-${named}`}
        classes={classes(
          'govuk-date-input__input',
          marked && !box.classes?.includes('govuk-input--error') && 'govuk-input--error',
          !box.classes?.includes('govuk-input--width-') && width,
          box.classes,
        )}
        name={name}
        value={box.value ?? (usual ? usual.value : undefined) ?? p.values?.[name]}
        inputmode={box.inputmode || 'numeric'}
        autocomplete={box.autocomplete}
        pattern={box.pattern}
        attributes={box.attributes}
      />
    </div>
  )
}

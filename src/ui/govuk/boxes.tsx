import { attributes, classes, describedBy, FormGroup, Hint, HintAndError, Label, words } from './parts.js'
import type { GovukCharacterCount, GovukFileUpload, GovukInput, GovukSelect, GovukTextarea } from './props.js'

type Affixed = NonNullable<GovukInput['prefix']>

/** One line of text. */
export function Input(p: GovukInput) {
  const id = p.id || p.name
  const field = { id, hint: p.hint, errorMessage: p.errorMessage }
  const input = (
    <input
      class={classes('govuk-input', p.classes, p.errorMessage && 'govuk-input--error')}
      id={id}
      name={p.name}
      type={p.type || 'text'}
      spellcheck={p.spellcheck}
      value={p.value}
      disabled={p.disabled}
      aria-describedby={describedBy(p.describedBy, field)}
      autocomplete={p.autocomplete}
      autocapitalize={p.autocapitalize}
      pattern={p.pattern}
      {...(p.inputmode ? { inputmode: p.inputmode } : {})}
      {...attributes(p.attributes)}
    />
  )
  const { beforeInput, afterInput } = p.formGroup ?? {}
  const wrapped = [p.prefix, p.suffix, beforeInput, afterInput].some((part) => words(part))
  return (
    <FormGroup error={p.errorMessage} formGroup={p.formGroup}>
      <Label {...p.label} for={id} />
      <HintAndError {...field} />
      {wrapped ? (
        <div
          class={classes('govuk-input__wrapper', p.inputWrapper?.classes)}
          {...attributes(p.inputWrapper?.attributes)}
        >
          {words(beforeInput)}
          {words(p.prefix) && <Affix kind="prefix" affix={p.prefix} />}
          {input}
          {words(p.suffix) && <Affix kind="suffix" affix={p.suffix} />}
          {words(afterInput)}
        </div>
      ) : (
        input
      )}
    </FormGroup>
  )
}

function Affix({ kind, affix }: { kind: 'prefix' | 'suffix'; affix: Affixed | undefined }) {
  return (
    <div
      class={classes(`govuk-input__${kind}`, affix?.classes)}
      aria-hidden="true"
      {...attributes(affix?.attributes)}
    >
      {words(affix)}
    </div>
  )
}

/** Several lines of text. */
export function Textarea(p: GovukTextarea) {
  const id = p.id || p.name
  const field = { id, hint: p.hint, errorMessage: p.errorMessage }
  return (
    <FormGroup error={p.errorMessage} formGroup={p.formGroup}>
      <Label {...p.label} for={id} />
      <HintAndError {...field} />
      {words(p.formGroup?.beforeInput)}
      <textarea
        class={classes('govuk-textarea', p.errorMessage && 'govuk-textarea--error', p.classes)}
        id={id}
        name={p.name}
        rows={Number(p.rows) || 5}
        spellcheck={p.spellcheck}
        disabled={p.disabled}
        aria-describedby={describedBy(p.describedBy, field)}
        autocomplete={p.autocomplete || undefined}
        {...attributes(p.attributes)}
      >
        {p.value}
      </textarea>
      {words(p.formGroup?.afterInput)}
    </FormGroup>
  )
}

/** Several lines of text with a most that is said before anybody types; it needs no script. */
export function CharacterCount(p: GovukCharacterCount) {
  const id = p.id || p.name
  const most = p.maxwords || p.maxlength
  const countType = p.countType || (p.maxwords ? 'words' : undefined)
  const say =
    p.textareaDescriptionText ||
    `You can enter up to %{count} ${countType === 'words' ? 'words' : 'characters'}`
  return (
    <Textarea
      {...p}
      id={id}
      describedBy={`${id}-info`}
      classes={classes('govuk-js-character-count', p.classes)}
      formGroup={{
        classes: classes('govuk-character-count', p.formGroup?.classes),
        beforeInput: p.formGroup?.beforeInput,
        attributes: p.formGroup?.attributes,
        afterInput: {
          html: (
            <>
              <Hint
                text={most ? say.replace('%{count}', `${most}`) : ''}
                id={`${id}-info`}
                classes={classes('govuk-character-count__message', p.countMessage?.classes)}
              />
              {words(p.formGroup?.afterInput)}
            </>
          ),
        },
      }}
    />
  )
}

/** One from a long list; radios are kinder where the list is short. */
export function Select(p: GovukSelect) {
  const id = p.id || p.name
  const field = { id, hint: p.hint, errorMessage: p.errorMessage }
  return (
    <FormGroup error={p.errorMessage} formGroup={p.formGroup}>
      <Label {...p.label} for={id} />
      <HintAndError {...field} />
      {words(p.formGroup?.beforeInput)}
      <select
        class={classes('govuk-select', p.classes, p.errorMessage && 'govuk-select--error')}
        id={id}
        name={p.name}
        disabled={p.disabled}
        aria-describedby={describedBy(p.describedBy, field)}
        {...attributes(p.attributes)}
      >
        {p.items?.map((item) => {
          if (!item) return null
          const chosen = !!p.value && (item.value ?? item.text) === p.value
          return (
            <option
              value={item.value}
              selected={item.selected || (item.selected !== false && chosen)}
              disabled={item.disabled}
              {...attributes(item.attributes)}
            >
              {item.text}
            </option>
          )
        })}
      </select>
      {words(p.formGroup?.afterInput)}
    </FormGroup>
  )
}

/** A file from the person's own device. */
export function FileUpload(p: GovukFileUpload) {
  const id = p.id || p.name
  const field = { id, hint: p.hint, errorMessage: p.errorMessage }
  return (
    <FormGroup error={p.errorMessage} formGroup={p.formGroup}>
      <Label {...p.label} for={id} />
      <HintAndError {...field} />
      {words(p.formGroup?.beforeInput)}
      <input
        class={classes('govuk-file-upload', p.classes, p.errorMessage && 'govuk-file-upload--error')}
        id={id}
        name={p.name}
        type="file"
        disabled={p.disabled}
        multiple={p.multiple}
        aria-describedby={describedBy(p.describedBy, field)}
        {...attributes(p.attributes)}
      />
      {words(p.formGroup?.afterInput)}
    </FormGroup>
  )
}

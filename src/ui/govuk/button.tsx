import { attributes, classes, words } from './parts.js'
import type { GovukButton } from './props.js'

/** A button, or a link that looks like one. */
export function Button(p: GovukButton) {
  const common = {
    class: classes('govuk-button', p.classes, p.isStartButton && 'govuk-button--start'),
    ...attributes(p.attributes),
    ...(p.id ? { id: p.id } : {}),
  }
  const inside = (
    <>
      {p.html && p.isStartButton ? <span>{p.html}</span> : words(p)}
      {p.isStartButton && <StartIcon />}
    </>
  )
  if (p.href)
    return (
      <a href={p.href} draggable={false} {...common}>
        {inside}
      </a>
    )
  return (
    <button
      type={p.type === 'button' || p.type === 'reset' ? p.type : 'submit'}
      value={p.value || undefined}
      name={p.name || undefined}
      {...(p.disabled ? { disabled: true, 'aria-disabled': true } : {})}
      {...common}
    >
      {inside}
    </button>
  )
}

function StartIcon() {
  return (
    <svg
      class="govuk-button__start-icon"
      xmlns="http://www.w3.org/2000/svg"
      width="17.5"
      height="19"
      viewBox="0 0 33 40"
      aria-hidden="true"
      focusable="false"
    >
      <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
    </svg>
  )
}

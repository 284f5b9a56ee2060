import { Button } from './button.js'
import { attributes, classes, words } from './parts.js'
import type {
  GovukDetails,
  GovukErrorSummary,
  GovukInsetText,
  GovukNotificationBanner,
  GovukPanel,
  GovukTag,
  GovukWarningText,
  Nothing,
} from './props.js'

/** What needs attention before anything else, each a link to its box. */
export function ErrorSummary(p: GovukErrorSummary) {
  const description = p.descriptionHtml || p.descriptionText
  return (
    <div class={classes('govuk-error-summary', p.classes)} {...attributes(p.attributes)}>
      <div role="alert">
        <h2 class="govuk-error-summary__title">{p.titleHtml || p.titleText}</h2>
        <div class="govuk-error-summary__body">
          {description && <p>{description}</p>}
          {!!p.errorList?.length && (
            <ul class="govuk-list govuk-error-summary__list">
              {p.errorList.map((item) =>
                item ? (
                  <li>
                    {item.href ? (
                      <a href={item.href} {...attributes(item.attributes)}>
                        {words(item)}
                      </a>
                    ) : (
                      words(item)
                    )}
                  </li>
                ) : null,
              )}
            </ul>
          )}
        </div>
      </div>
    </div>
  )
}

/** Something to open for those who want to know more. */
export function Details(p: GovukDetails) {
  return (
    <details
      id={p.id || undefined}
      class={classes('govuk-details', p.classes)}
      {...attributes(p.attributes)}
      open={p.open}
    >
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{p.summaryHtml || p.summaryText}</span>
      </summary>
      <div class="govuk-details__text">{words(p)}</div>
    </details>
  )
}

/** A passage set apart. */
export function InsetText(p: GovukInsetText) {
  return (
    <div id={p.id || undefined} class={classes('govuk-inset-text', p.classes)} {...attributes(p.attributes)}>
      {words(p)}
    </div>
  )
}

/** Something a person must know before they go on. */
export function WarningText(p: GovukWarningText) {
  return (
    <div class={classes('govuk-warning-text', p.classes)} {...attributes(p.attributes)}>
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">{p.iconFallbackText || 'Warning'}</span> {words(p)}
      </strong>
    </div>
  )
}

/** What is new since the last page, or what was just done. */
export function NotificationBanner(p: GovukNotificationBanner) {
  const done = p.type === 'success'
  const Heading = heading(p.titleHeadingLevel, 2)
  const id = p.titleId || 'govuk-notification-banner-title'
  const role = p.role || (done ? 'alert' : 'region')
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is one of two that may be named
    <div
      class={classes('govuk-notification-banner', done && 'govuk-notification-banner--success', p.classes)}
      role={role}
      aria-labelledby={id}
      {...attributes(p.attributes)}
    >
      <div class="govuk-notification-banner__header">
        <Heading class="govuk-notification-banner__title" id={id}>
          {p.titleHtml || p.titleText || (done ? 'Success' : 'Important')}
        </Heading>
      </div>
      <div class="govuk-notification-banner__content">
        {p.html || (p.text && <p class="govuk-notification-banner__heading">{p.text}</p>)}
      </div>
    </div>
  )
}

/** Done, large. */
export function Panel(p: GovukPanel) {
  const asks = !!p.classes?.includes('govuk-panel--interruption')
  const Heading = heading(p.headingLevel, 1)
  const { actions } = p
  return (
    <div
      class={classes('govuk-panel', !asks && 'govuk-panel--confirmation', p.classes)}
      {...attributes(p.attributes)}
    >
      <Heading class="govuk-panel__title">{p.titleHtml || p.titleText}</Heading>
      {words(p) && <div class="govuk-panel__body">{words(p)}</div>}
      {asks && actions && (
        <div class={classes('govuk-panel__actions', actions.classes)} {...attributes(actions.attributes)}>
          {!!actions.items?.length && (
            <div class="govuk-button-group">
              {actions.items.map((action) => action && <Action {...action} />)}
            </div>
          )}
        </div>
      )}
    </div>
  )
}

type ActionProps = Exclude<NonNullable<NonNullable<GovukPanel['actions']>['items']>[number], Nothing>

function Action(p: ActionProps) {
  if (p.href && p.type !== 'button')
    return (
      <a
        class={classes('govuk-link govuk-link--inverse', p.classes)}
        href={p.href}
        {...attributes(p.attributes)}
      >
        {p.text}
      </a>
    )
  return <Button {...p} type={p.type || 'button'} classes={classes('govuk-button--inverse', p.classes)} />
}

/** A short state, in words. */
export function Tag(p: GovukTag) {
  return (
    <strong class={classes('govuk-tag', p.classes)} {...attributes(p.attributes)}>
      {words(p)}
    </strong>
  )
}

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const

/** The element of a heading level. */
export function heading(level: number | string | undefined, otherwise: 1 | 2): (typeof HEADINGS)[number] {
  return HEADINGS[Number(level || otherwise) - 1] ?? HEADINGS[otherwise - 1]!
}

import type { ComponentChildren } from 'preact'
import { attributes, classes, words } from './parts.js'
import type {
  GovukBackLink,
  GovukBreadcrumbs,
  GovukLanguageNavigation,
  GovukPagination,
  GovukServiceNavigation,
  GovukSkipLink,
  Nothing,
} from './props.js'

/** One page back. */
export function BackLink(p: GovukBackLink) {
  return (
    <a href={p.href || '#'} class={classes('govuk-back-link', p.classes)} {...attributes(p.attributes)}>
      {words(p) || 'Back'}
    </a>
  )
}

/** Straight to what the page is about. */
export function SkipLink(p: GovukSkipLink) {
  return (
    <a
      href={p.href || '#content'}
      class={classes('govuk-skip-link', p.classes)}
      {...attributes(p.attributes)}
    >
      {words(p)}
    </a>
  )
}

/** Where this page stands. */
export function Breadcrumbs(p: GovukBreadcrumbs) {
  return (
    <nav
      class={classes(
        'govuk-breadcrumbs',
        p.classes,
        p.collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile',
      )}
      {...attributes(p.attributes)}
      aria-label={p.labelText ?? 'Breadcrumb'}
    >
      <ol class="govuk-breadcrumbs__list">
        {p.items.map(
          (item) =>
            item &&
            (item.href ? (
              <li class="govuk-breadcrumbs__list-item">
                <a class="govuk-breadcrumbs__link" href={item.href} {...attributes(item.attributes)}>
                  {words(item)}
                </a>
              </li>
            ) : (
              <li class="govuk-breadcrumbs__list-item" aria-current="page">
                {words(item)}
              </li>
            )),
        )}
      </ol>
    </nav>
  )
}

/** The same page in another language, each named in itself. */
export function LanguageNavigation(p: GovukLanguageNavigation) {
  return (
    <nav
      class={classes('govuk-language-navigation', p.classes)}
      {...attributes(p.attributes)}
      aria-label={p.ariaLabel ?? 'Language'}
    >
      <ul class="govuk-language-navigation__list">
        {p.items.map((item) => item && <LanguageItem {...item} />)}
      </ul>
    </nav>
  )
}

type LanguageProps = Exclude<GovukLanguageNavigation['items'][number], Nothing>

function LanguageItem(p: LanguageProps) {
  const lang = p.lang || undefined
  const direction = p.dir ? { dir: p.dir } : {}
  const current = p.current || !p.href
  return (
    <li class="govuk-language-navigation__list-item">
      {current ? (
        <span
          class={classes('govuk-language-navigation__text', p.classes)}
          aria-current="true"
          lang={lang}
          {...direction}
          {...attributes(p.attributes)}
        >
          {words(p)}
        </span>
      ) : (
        <a
          class={classes('govuk-language-navigation__link', p.classes)}
          href={p.href}
          rel="alternate"
          lang={lang}
          hreflang={p.hrefLang || lang}
          {...direction}
          {...attributes(p.attributes)}
        >
          {words(p)}
          {p.languageDescriptionText && (
            <span class="govuk-visually-hidden"> {p.languageDescriptionText}</span>
          )}
        </a>
      )}
    </li>
  )
}

/** The rooms of the house. */
export function ServiceNavigation(p: GovukServiceNavigation) {
  const { start, end, navigationStart, navigationEnd } = p.slots ?? {}
  const items = (p.navigation ?? []).filter((item): item is Room => !!item)
  const inside = (
    <div
      class={classes(
        'govuk-width-container',
        end?.align === 'inline' && 'govuk-service-navigation__inlining-container',
      )}
    >
      {start}
      <div class="govuk-service-navigation__container">
        {p.serviceName && <ServiceName name={p.serviceName} href={p.serviceUrl} />}
        {(items.length > 0 || navigationStart || navigationEnd) && (
          <Rooms p={p}>
            {navigationStart}
            {items.map((item) => (
              <RoomItem {...item} />
            ))}
            {navigationEnd}
          </Rooms>
        )}
      </div>
      {end?.html}
    </div>
  )
  const common = {
    class: classes('govuk-service-navigation', p.classes),
    ...attributes(p.attributes),
  }
  return p.serviceName || start || end?.html ? (
    <section aria-label={p.ariaLabel ?? 'Service information'} {...common}>
      {inside}
    </section>
  ) : (
    <div {...common}>{inside}</div>
  )
}

type Room = Exclude<NonNullable<GovukServiceNavigation['navigation']>[number], Nothing>

function ServiceName({ name, href }: { name: string; href: string | undefined }) {
  return (
    <span class="govuk-service-navigation__service-name">
      {href ? (
        <a href={href} class="govuk-service-navigation__link">
          {name}
        </a>
      ) : (
        <span class="govuk-service-navigation__text">{name}</span>
      )}
    </span>
  )
}

type RoomsProps = { p: GovukServiceNavigation; children: ComponentChildren }

function Rooms({ p, children }: RoomsProps) {
  const menu = p.menuButtonText || 'Menu'
  const id = p.navigationId || 'navigation'
  return (
    <nav
      aria-label={p.navigationLabel || menu}
      class={classes('govuk-service-navigation__wrapper', p.navigationClasses)}
    >
      <ul class="govuk-service-navigation__list" id={id}>
        {children}
      </ul>
    </nav>
  )
}

function RoomItem(p: Room) {
  const here = p.current || p.active
  const current = here ? { 'aria-current': p.current ? ('page' as const) : ('true' as const) } : {}
  const inside = here ? (
    <strong class="govuk-service-navigation__active-fallback">{words(p)}</strong>
  ) : (
    words(p)
  )
  return (
    <li class={classes('govuk-service-navigation__item', here && 'govuk-service-navigation__item--active')}>
      {p.href ? (
        <a class="govuk-service-navigation__link" href={p.href} {...current} {...attributes(p.attributes)}>
          {inside}
        </a>
      ) : (
        words(p) && (
          <span class="govuk-service-navigation__text" {...current}>
            {inside}
          </span>
        )
      )}
    </li>
  )
}

type Step = NonNullable<GovukPagination['next']>
type PageItem = Exclude<NonNullable<GovukPagination['items']>[number], Nothing>

/** A long list, a page at a time. */
export function Pagination(p: GovukPagination) {
  const block = !p.items && !!(p.next || p.previous)
  return (
    <nav
      class={classes('govuk-pagination', block && 'govuk-pagination--block', p.classes)}
      aria-label={p.landmarkLabel || 'Pagination'}
      {...attributes(p.attributes)}
    >
      {p.previous?.href && <StepLink step={p.previous} way="prev" block={block} />}
      {p.items && (
        <ul class="govuk-pagination__list">
          {p.items.map((item) => item && Object.keys(item).length > 0 && <PageLink {...item} />)}
        </ul>
      )}
      {p.next?.href && <StepLink step={p.next} way="next" block={block} />}
    </nav>
  )
}

function StepLink({ step, way, block }: { step: Step; way: 'prev' | 'next'; block: boolean }) {
  const label = block && step.labelText
  const usual = (
    <>
      {way === 'prev' ? 'Previous' : 'Next'}
      <span class="govuk-visually-hidden"> page</span>
    </>
  )
  return (
    <div class={`govuk-pagination__${way}`}>
      <a
        class="govuk-link govuk-pagination__link"
        href={step.href}
        rel={way}
        {...attributes(step.attributes)}
      >
        {(block || way === 'prev') && <Arrow way={way} />}
        <span
          class={classes(
            'govuk-pagination__link-title',
            block && !step.labelText && 'govuk-pagination__link-title--decorated',
          )}
        >
          {words(step) || usual}
        </span>
        {label && (
          <>
            <span class="govuk-visually-hidden">:</span>
            <span class="govuk-pagination__link-label">{label}</span>
          </>
        )}
        {!block && way === 'next' && <Arrow way={way} />}
      </a>
    </div>
  )
}

function PageLink(p: PageItem) {
  return (
    <li
      class={classes(
        'govuk-pagination__item',
        p.current && 'govuk-pagination__item--current',
        p.ellipsis && 'govuk-pagination__item--ellipsis',
      )}
    >
      {p.ellipsis ? (
        '⋯'
      ) : (
        <a
          class="govuk-link govuk-pagination__link"
          href={p.href}
          aria-label={p.visuallyHiddenText ?? `Page ${p.number}`}
          aria-current={p.current ? 'page' : undefined}
          {...attributes(p.attributes)}
        >
          {p.number}
        </a>
      )}
    </li>
  )
}

const ARROWS = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
}

function Arrow({ way }: { way: 'prev' | 'next' }) {
  return (
    <svg
      class={`govuk-pagination__icon govuk-pagination__icon--${way}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={ARROWS[way]} />
    </svg>
  )
}

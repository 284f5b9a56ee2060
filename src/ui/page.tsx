import type { ComponentChildren, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { Around } from './around.js'
import { type Errors, type Frame, InFrame, useFrame, useSay, WithErrors } from './frame.js'
import { ErrorSummary } from './govuk/messages.js'
import { Breadcrumbs } from './govuk/ways.js'
import { DoneNotices } from './notices.js'
import type { Language } from './say.js'

/** A page on the way here, from the top. */
export type Step = { readonly name: string; readonly href: string }

type PageProps = {
  /** A question or a plain statement: the one heading. */
  readonly title: string
  /** One sentence: what this is, and why it matters to me. */
  readonly lead?: ComponentChildren
  readonly errors?: Errors | undefined
  /**
   * Reading pages are one column; working pages may use the width to compare. `one`: a single thing to answer stands
   * large in its card, and the heading steps back.
   */
  readonly width?: 'reading' | 'working' | 'one'
  /** the language of the heading, where it is not that of the page */
  readonly titleLanguage?: string | undefined
  readonly path?: readonly Step[]
  /** Shows the quick exit, as all help pages do. */
  readonly exit?: boolean
  readonly children?: ComponentChildren
}

/** Every page: one heading, what needs attention before it, and the frame around it. */
export function Page(props: PageProps) {
  const { title, titleLanguage, lead, errors = {}, width = 'reading', path = [], exit, children } = props
  const say = useSay()
  const { organisation, language, assets } = useFrame()
  const wrong = Object.keys(errors).length > 0
  return (
    <html lang={language} dir={DIRECTION[language]}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${wrong ? `${say('ui.error')}: ` : ''}${title} – ${organisation.name}`}</title>
        <link rel="stylesheet" href={assets.css} />
        {assets.icon && <link rel="icon" href={assets.icon} type="image/svg+xml" />}
        {assets.script && <script type="module" src={assets.script} />}
      </head>
      <body>
        <Around exit={exit}>
          {path.length > 0 && (
            <Breadcrumbs
              labelText={say('ui.path')}
              items={path.map(({ name, href }) => ({ text: name, href }))}
            />
          )}
          <main id="main" tabIndex={-1} class={`tl-main tl-${width}`}>
            {wrong ? <WhatIsWrong errors={errors} /> : <DoneNotices />}
            <h1 lang={titleLanguage === language ? undefined : titleLanguage}>{title}</h1>
            {lead && <p class="tl-lead">{lead}</p>}
            <WithErrors value={errors}>{children}</WithErrors>
          </main>
        </Around>
      </body>
    </html>
  )
}

const DIRECTION: Record<Language, 'ltr' | 'rtl'> = { en: 'ltr', cy: 'ltr' }

/** First on the page, and where the keyboard stands when it opens: each line leads to its box. */
function WhatIsWrong({ errors }: { readonly errors: Errors }) {
  return (
    <ErrorSummary
      titleText={useSay()('ui.errors')}
      errorList={Object.entries(errors).map(([field, text]) => ({ href: `#${field}`, text }))}
      attributes={{ id: 'errors', tabindex: -1, autofocus: { value: true, optional: true } }}
    />
  )
}

/** The whole document. */
export function renderPage(frame: Frame, page: VNode): string {
  return `<!doctype html>\n${renderToString(<InFrame value={frame}>{page}</InFrame>)}\n`
}

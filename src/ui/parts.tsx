import type { ComponentChildren } from 'preact'
import { useSay } from './frame.js'
import { Table as GovukTable, SummaryList, TaskList } from './govuk/lists.js'
import { Details as GovukDetails, Tag as GovukTag, InsetText, Panel, WarningText } from './govuk/messages.js'
import { BackLink, Pagination } from './govuk/ways.js'
import { Wide } from './wide.js'

type Inside = { readonly children: ComponentChildren }

/** A thing that can be picked up: an idea, a promise, a person's offer. */
export const Card = ({ children }: Inside) => <div class="tl-card">{children}</div>

/** Something to open for those who want to know more. */
export const Details = ({
  summary,
  open,
  children,
}: Inside & { readonly summary: ComponentChildren; readonly open?: boolean }) => (
  <GovukDetails summaryHtml={summary} html={children} open={open} />
)

/** A passage set apart, such as somebody's own words. */
export const Inset = ({ children }: Inside) => <InsetText html={children} />

/** Something a person must know before they go on. */
export const Warning = ({ children }: Inside) => (
  <WarningText html={children} iconFallbackText={useSay()('ui.warning')} />
)

/** How far something has come: going on, waiting for somebody, or done. Never a judgement of people. */
export type State = 'plain' | 'waiting' | 'done'
const TAGS: Record<State, string | undefined> = {
  plain: undefined,
  waiting: 'tl-tag-waiting',
  done: 'tl-tag-done',
}

/** A short state, in words. */
export const Tag = ({ state = 'plain', children }: Inside & { readonly state?: State }) => (
  <GovukTag html={children} classes={TAGS[state]} />
)

type Cell = ComponentChildren
type TableProps = {
  readonly caption: string
  readonly head: readonly string[]
  /** The first cell of each row names the row. */
  readonly rows: readonly (readonly Cell[])[]
  /** Columns that hold numbers, from 0. */
  readonly numbers?: readonly number[]
  /** On a phone each row becomes a short list: where a row is read by itself, and columns are not compared. */
  readonly stack?: boolean
}

/** Facts in rows and columns. On a phone it scrolls by itself, so the page never does; or it stacks. */
export function Table({ caption, head, rows, numbers = [], stack = false }: TableProps) {
  const format = (at: number) => (numbers.includes(at) ? 'numeric' : undefined)
  const label = (at: number) => (stack ? { attributes: { 'data-label': head[at] ?? '' } } : {})
  return (
    <Wide label={caption}>
      <GovukTable
        caption={caption}
        head={head.map((text, at) => ({ text, format: format(at) }))}
        rows={rows.map((row) => row.map((html, at) => ({ html, format: format(at), ...label(at) })))}
        firstCellIsHeader
        classes={stack ? 'stack' : undefined}
      />
    </Wide>
  )
}

export type Fact = {
  readonly name: ComponentChildren
  readonly value: ComponentChildren
  /** Where it can be changed. */
  readonly change?: string | undefined
}

/** What we hold, line by line, each with a way to change it. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  const say = useSay()
  return (
    <SummaryList
      rows={facts.map(({ name, value, change }) => ({
        key: { html: name },
        value: { html: value },
        actions: change
          ? {
              items: [
                {
                  href: change,
                  html: (
                    <>
                      {say('ui.change')}
                      <span class="govuk-visually-hidden"> {name}</span>
                    </>
                  ),
                },
              ],
            }
          : undefined,
      }))}
    />
  )
}

export type Task = {
  readonly title: string
  readonly hint?: ComponentChildren
  readonly href?: string | undefined
  readonly state: State
  /** The state in words: “to do”, “done on 3 March by Amina”. */
  readonly says: string
}

/** Things to do, and how far each has come. `id` tells several lists on a page apart. */
export const Tasks = ({ tasks, id = 'tasks' }: { readonly tasks: readonly Task[]; readonly id?: string }) => (
  <TaskList
    idPrefix={id}
    items={tasks.map(({ title, hint, href, state, says }) => ({
      title: { text: title },
      hint: hint ? { html: hint } : undefined,
      href,
      status: state === 'done' ? { text: says } : { tag: { text: says, classes: TAGS[state] } },
    }))}
  />
)

/** Done, large: what happened, what happens next, who will see it, and how to undo it. */
export const Done = ({ title, children }: Inside & { readonly title: string }) => (
  <Panel titleText={title} headingLevel={2} html={children} />
)

/** One page back. */
export const Back = ({ to }: { readonly to: string }) => <BackLink href={to} text={useSay()('ui.back')} />

type EmptyProps = {
  /** What will stand here. */
  readonly title: string
  readonly children: ComponentChildren
}

/** A place with nothing in it yet teaches: what will stand here, an example, the first step. */
export const Empty = ({ title, children }: EmptyProps) => (
  <section class="tl-empty">
    <h2>{title}</h2>
    {children}
  </section>
)

/** People who made a promise, ideas, events: a plain list of cards. */
export const Cards = ({ children }: { readonly children: readonly ComponentChildren[] }) => (
  <ul class="tl-cards">
    {children.map((child) => (
      <li class="tl-card">{child}</li>
    ))}
  </ul>
)

type PagesProps = { readonly at: number; readonly of: number; readonly href: (page: number) => string }

/** A long list, a page at a time; pages count from 1. */
export function Pages({ at, of, href }: PagesProps) {
  const say = useSay()
  if (of < 2) return null
  const shown = [...new Set([1, at - 1, at, at + 1, of])].filter((n) => n >= 1 && n <= of)
  const items = shown.flatMap((number, place) => {
    const item = {
      number,
      href: href(number),
      current: number === at,
      visuallyHiddenText: say('pages.one', { n: number }),
    }
    return place > 0 && number - shown[place - 1]! > 1 ? [{ ellipsis: true }, item] : [item]
  })
  return (
    <Pagination
      landmarkLabel={say('pages.title')}
      items={items}
      previous={at > 1 ? { href: href(at - 1), text: say('pages.before') } : undefined}
      next={at < of ? { href: href(at + 1), text: say('pages.after') } : undefined}
    />
  )
}

import { heading, Tag } from './messages.js'
import { attributes, classes, described, words } from './parts.js'
import type { GovukSummaryList, GovukTable, GovukTaskList, Nothing } from './props.js'

type Cell = Exclude<GovukTable['rows'][number], Nothing>[number]

/** Facts in rows and columns, with a caption that says which. */
export function Table(p: GovukTable) {
  return (
    <table class={classes('govuk-table', p.classes)} {...attributes(p.attributes)}>
      {p.caption && <caption class={classes('govuk-table__caption', p.captionClasses)}>{p.caption}</caption>}
      {p.head && (
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {p.head.map(
              (cell) =>
                cell && (
                  <th
                    scope="col"
                    class={classes(
                      'govuk-table__header',
                      cell.format && `govuk-table__header--${cell.format}`,
                      cell.classes,
                    )}
                    {...spans(cell)}
                  >
                    {words(cell)}
                  </th>
                ),
            )}
          </tr>
        </thead>
      )}
      <tbody class="govuk-table__body">
        {p.rows.map(
          (row) =>
            row && (
              <tr class="govuk-table__row">
                {row.map((cell, at) =>
                  at === 0 && p.firstCellIsHeader ? (
                    <th scope="row" class={classes('govuk-table__header', cell.classes)} {...spans(cell)}>
                      {words(cell)}
                    </th>
                  ) : (
                    <td
                      class={classes(
                        'govuk-table__cell',
                        cell.format && `govuk-table__cell--${cell.format}`,
                        cell.classes,
                      )}
                      {...spans(cell)}
                    >
                      {words(cell)}
                    </td>
                  ),
                )}
              </tr>
            ),
        )}
      </tbody>
    </table>
  )
}

const spans = (cell: Cell) => ({
  ...(cell.colspan ? { colSpan: cell.colspan } : {}),
  ...(cell.rowspan ? { rowSpan: cell.rowspan } : {}),
  ...attributes(cell.attributes),
})

type Row = Exclude<GovukSummaryList['rows'][number], Nothing>
type Card = NonNullable<GovukSummaryList['card']>
type Link = Exclude<NonNullable<NonNullable<Row['actions']>['items']>[number], Nothing>

/** Names and what stands against them, with a way to change each. */
export function SummaryList(p: GovukSummaryList) {
  const anyActions = p.rows.some((row) => row && !!row.actions?.items?.length)
  const list = (
    <dl class={classes('govuk-summary-list', p.classes)} {...attributes(p.attributes)}>
      {p.rows.map((row) => row && <SummaryRow row={row} anyActions={anyActions} title={p.card?.title} />)}
    </dl>
  )
  return p.card ? (
    <div class={classes('govuk-summary-card', p.card.classes)} {...attributes(p.card.attributes)}>
      <CardHead {...p.card} />
      <div class="govuk-summary-card__content">{list}</div>
    </div>
  ) : (
    list
  )
}

function CardHead({ title, actions }: Card) {
  const Heading = heading(title?.headingLevel, 2)
  const links = linksOf(actions?.items)
  return (
    <div class="govuk-summary-card__title-wrapper">
      {title && <Heading class={classes('govuk-summary-card__title', title.classes)}>{words(title)}</Heading>}
      {links.length === 1 && (
        <div class={classes('govuk-summary-card__actions', actions?.classes)}>
          <ActionLink link={links[0]!} title={title} />
        </div>
      )}
      {links.length > 1 && (
        <ul class={classes('govuk-summary-card__actions', actions?.classes)}>
          {links.map((link) => (
            <li class="govuk-summary-card__action">
              <ActionLink link={link} title={title} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function SummaryRow({ row, anyActions, title }: { row: Row; anyActions: unknown; title: Card['title'] }) {
  const links = linksOf(row.actions?.items)
  return (
    <div
      class={classes(
        'govuk-summary-list__row',
        !!anyActions && !row.actions?.items && 'govuk-summary-list__row--no-actions',
        row.classes,
      )}
    >
      <dt class={classes('govuk-summary-list__key', row.key.classes)}>{words(row.key)}</dt>
      <dd class={classes('govuk-summary-list__value', row.value.classes)}>{words(row.value)}</dd>
      {links.length > 0 && (
        <dd class={classes('govuk-summary-list__actions', row.actions?.classes)}>
          {links.length === 1 ? (
            <ActionLink link={links[0]!} title={title} />
          ) : (
            <ul class="govuk-summary-list__actions-list">
              {links.map((link) => (
                <li class="govuk-summary-list__actions-list-item">
                  <ActionLink link={link} title={title} />
                </li>
              ))}
            </ul>
          )}
        </dd>
      )}
    </div>
  )
}

const linksOf = (items: readonly (Link | Nothing)[] | undefined) =>
  (items ?? []).filter((item): item is Link => !!item)

/** A screen reader hears what is changed, not only “Change”. */
function ActionLink({ link, title }: { link: Link; title: Card['title'] }) {
  return (
    <a class={classes('govuk-link', link.classes)} href={link.href} {...attributes(link.attributes)}>
      {words(link)}
      {(link.visuallyHiddenText || title) && (
        <span class="govuk-visually-hidden">
          {link.visuallyHiddenText && ` ${link.visuallyHiddenText}`}
          {title && <> ({words(title)})</>}
        </span>
      )}
    </a>
  )
}

type Task = Exclude<GovukTaskList['items'][number], Nothing>

/** Things to do, and how far each has come. */
export function TaskList(p: GovukTaskList) {
  const prefix = p.idPrefix || 'task-list'
  return (
    <ul class={classes('govuk-task-list', p.classes)} {...attributes(p.attributes)}>
      {p.items.map((task, at) => task && <TaskItem task={task} id={`${prefix}-${at + 1}`} />)}
    </ul>
  )
}

function TaskItem({ task, id }: { task: Task; id: string }) {
  const status = `${id}-status`
  const hint = task.hint && `${id}-hint`
  return (
    <li
      class={classes('govuk-task-list__item', task.href && 'govuk-task-list__item--with-link', task.classes)}
    >
      <div class="govuk-task-list__name-and-hint">
        {task.href ? (
          <a
            class={classes('govuk-link govuk-task-list__link', task.title.classes)}
            href={task.href}
            aria-describedby={described(hint, status)}
          >
            {words(task.title)}
          </a>
        ) : (
          <div class={task.title.classes}>{words(task.title)}</div>
        )}
        {hint && (
          <div id={hint} class="govuk-task-list__hint">
            {words(task.hint)}
          </div>
        )}
      </div>
      <div class={classes('govuk-task-list__status', task.status?.classes)} id={status}>
        {task.status?.tag ? <Tag {...task.status.tag} /> : words(task.status)}
      </div>
    </li>
  )
}

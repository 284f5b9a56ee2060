import { Input } from '../../../../ui/fields.js'
import { Ask, Button, Go } from '../../../../ui/form.js'
import { useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Cards, Empty, Pages, Tag } from '../../../../ui/parts.js'
import type { Listed, ListPart } from '../listing.js'
import { useDay } from './day.js'
import { Did } from './did.js'

type Props = {
  readonly parts: readonly { readonly part: ListPart; readonly those: readonly Listed[] }[]
  readonly found: number
  readonly searched: string
  /** a search is offered once the list is long */
  readonly long: boolean
  readonly page: number
  readonly pages: number
  readonly canStart: boolean
  readonly signedIn: boolean
  readonly done: string | undefined
}

/** What is open for me, what is being prepared, and what is closed. */
export function ConversationsPage(props: Props) {
  const { parts, searched, long, page, pages, canStart, found } = props
  const say = useSay()
  const query = (at: number) => `?${new URLSearchParams({ words: searched, page: `${at}` })}`
  const nothing = found === 0 && searched === ''
  return (
    <Page title={say('start.list.title')} lead={say('start.list.lead')}>
      <Did done={props.done} />
      {canStart && <Go to="/conversations/start">{say('start.list.start')}</Go>}
      <p>
        <a href="/conversations/code">{say('start.list.code')}</a>
      </p>
      {long && (
        <Ask action="/conversations" label={say('start.list.search')}>
          <Input name="words" label={say('start.list.search')} type="search" value={searched} width="half" />
          <Button kind="second">{say('start.list.search.go')}</Button>
        </Ask>
      )}
      {nothing && <Nothing canStart={canStart} />}
      {found === 0 && searched !== '' && <p>{say('start.list.none-found', { words: searched })}</p>}
      {parts
        .filter(({ those }) => those.length > 0)
        .map(({ part, those }) => (
          <section>
            <h2>{say(`start.list.${part}`)}</h2>
            <Cards>
              {those.map((one) => (
                <One listed={one} />
              ))}
            </Cards>
          </section>
        ))}
      <Pages at={page} of={pages} href={(at) => `/conversations${query(at)}`} />
    </Page>
  )
}

function Nothing({ canStart }: { readonly canStart: boolean }) {
  const say = useSay()
  return (
    <Empty title={say('start.list.empty')}>
      <p>{say('start.list.empty.what')}</p>
      <p>{say('start.list.empty.example')}</p>
      {canStart ? <p>{say('start.list.empty.first')}</p> : <p>{say('start.list.empty.guest')}</p>}
    </Empty>
  )
}

function One({
  listed: { id, question, part, closesOn, over, minutes, reply },
}: {
  readonly listed: Listed
}) {
  const say = useSay()
  const day = useDay()
  return (
    <>
      <h3>
        <a href={`/conversations/${id}${part === 'preparing' ? '/prepare' : ''}`}>{question}</a>
      </h3>
      {part === 'open' && (
        <p>
          {over
            ? say('start.over.short', { day: day(closesOn) })
            : closesOn
              ? say('start.list.until', { minutes, day: day(closesOn) })
              : say('start.list.minutes', { minutes })}
        </p>
      )}
      {part === 'preparing' && <Tag>{say('start.list.draft')}</Tag>}
      {reply && (part === 'closed' || reply.kind !== 'due') && (
        <p>
          <Tag state={reply.kind === 'here' ? 'done' : 'waiting'}>
            {say(`start.reply.${reply.kind}`, { day: day(reply.dueOn) })}
          </Tag>
        </p>
      )}
    </>
  )
}

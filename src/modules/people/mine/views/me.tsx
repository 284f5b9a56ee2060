import type { Instant } from '../../../../kernel/day.js'
import { Go } from '../../../../ui/form.js'
import { useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Empty, Facts } from '../../../../ui/parts.js'
import type { Needs } from '../needs.js'
import type { Me } from '../queries.js'
import type { Line } from '../telling.js'
import { Lines } from './lines.js'
import { needLines } from './need-lines.js'

type Props = {
  readonly me: Me
  /** the names of what they said they are */
  readonly said: readonly string[]
  readonly needs: Needs | undefined
  readonly groups: readonly string[]
  readonly lines: readonly Line[]
  readonly more: boolean
  readonly moment: (at: Instant) => string
  readonly day: (day: string) => string
}

export function MyThings({ me, said, needs, groups, lines, more, moment, day }: Props) {
  const say = useSay()
  const none = <span class="tl-soft">{say('mine.none-yet')}</span>
  return (
    <Page title={say('mine.title')} lead={say('mine.lead')} path={[{ name: say('room.home'), href: '/' }]}>
      <h2>{say('mine.about')}</h2>
      <Facts
        facts={[
          {
            name: say('mine.which'),
            value: said.length ? list(said) : none,
            change: '/people/me/perspectives',
          },
          {
            name: say('mine.helps'),
            value: needs ? helps(needs, say, day) : none,
            change: '/people/me/needs',
          },
          { name: say('mine.name'), value: me.name || none, change: '/people/me/details' },
          {
            name: say('mine.listed'),
            value: say(me.listed ? 'mine.listed-yes' : 'mine.listed-no'),
            change: '/people/me/details',
          },
          { name: say('mine.email'), value: me.email ?? none, change: '/people/ways/email' },
          { name: say('mine.digest'), value: say(`mine.digest.${me.digest}`), change: '/people/me/details' },
          { name: say('mine.groups'), value: groups.length ? list(groups) : none },
        ]}
      />
      <h2>{say('mine.did')}</h2>
      {lines.length ? (
        <Lines lines={lines} moment={moment} />
      ) : (
        <Empty title={say('mine.did-none')}>
          <p>{say('mine.did-example')}</p>
        </Empty>
      )}
      {more && (
        <p>
          <a href={`/record?person=${me.id}`}>{say('mine.did-all')}</a>
        </p>
      )}
      <h2>{say('mine.take')}</h2>
      <p>{say('mine.take-lead')}</p>
      <p>
        <Go to="/people/me/download.html" kind="second">
          {say('mine.take-html')}
        </Go>
      </p>
      <p>
        <a href="/people/me/download.json">{say('mine.take-json')}</a>
      </p>
      <h2>{say('mine.go')}</h2>
      <ul class="tl-ways">
        {WAYS.map(({ href, title, hint }) => (
          <li>
            <a href={href}>{say(title)}</a>
            <p class="tl-soft">{say(hint)}</p>
          </li>
        ))}
      </ul>
    </Page>
  )
}

const WAYS = [
  { href: '/people/rights', title: 'rights.short', hint: 'mine.rights-hint' },
  { href: '/people/me/leave', title: 'leave.short', hint: 'mine.leave-hint' },
  { href: '/people/me/erase', title: 'erase.short', hint: 'mine.erase-hint' },
] as const

const list = (items: readonly string[]) => (
  <ul class="tl-plain">
    {items.map((item) => (
      <li>{item}</li>
    ))}
  </ul>
)

function helps(needs: Needs, say: ReturnType<typeof useSay>, day: Props['day']) {
  return (
    <>
      {list(needLines(needs, say))}
      <p class="tl-soft">{say('mine.review', { day: day(needs.reviewOn) })}</p>
    </>
  )
}

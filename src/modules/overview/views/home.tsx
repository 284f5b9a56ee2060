import type { Instant } from '../../../kernel/day.js'
import type { Need } from '../../../platform/room.js'
import { Go } from '../../../ui/form.js'
import { useFrame, useSay } from '../../../ui/frame.js'
import { Page } from '../../../ui/page.js'
import { Empty, Inset } from '../../../ui/parts.js'
import { type Line, Lines } from '../../people/index.js'

type Props = {
  readonly name: string
  readonly needs: readonly Need[]
  readonly lines: readonly Line[]
  readonly groups: readonly string[]
  readonly isOpen: boolean
  readonly moment: (at: Instant) => string
}

export function Home({ name, needs, lines, groups, isOpen, moment }: Props) {
  const say = useSay()
  const signedIn = useFrame().person !== undefined
  return (
    <Page title={say('home.title', { name })} lead={say('home.lead')}>
      {/* Whoever is signed in reads it above every page. */}
      {!isOpen && !signedIn && (
        <Inset>
          <p>{say('home.before')}</p>
        </Inset>
      )}
      <h2>{say('home.needs')}</h2>
      {needs.length ? (
        <ul class="tl-needs">
          {needs.map(({ text, href }) => (
            <li>
              <a href={href}>{text}</a>
            </li>
          ))}
        </ul>
      ) : (
        <p>{say('home.nothing-waits')}</p>
      )}
      <h2>{say('home.happened')}</h2>
      {lines.length ? (
        <>
          <Lines lines={lines} moment={moment} />
          <p>
            <a href="/record">{say('home.all')}</a>
          </p>
        </>
      ) : (
        <Empty title={say('home.nothing-yet')}>
          <p>{say('home.example')}</p>
        </Empty>
      )}
      <h2>{say('home.groups')}</h2>
      {groups.length ? (
        <ul>
          {groups.map((group) => (
            <li>{group}</li>
          ))}
        </ul>
      ) : (
        <p>{say('home.no-groups')}</p>
      )}
      <p>
        <Go to="/people" kind="second">
          {say('home.people')}
        </Go>
      </p>
    </Page>
  )
}

import { useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Cards, Empty, Inset } from '../../../../ui/parts.js'
import type { HelpsSeen } from '../queries.js'
import { needLines } from './need-lines.js'

/** What helps the people around me, where they said that I may know. */
export function NeedsHere({ seen }: { readonly seen: readonly HelpsSeen[] }) {
  const say = useSay()
  const path = [
    { name: say('room.home'), href: '/' },
    { name: say('room.people'), href: '/people' },
  ]
  return (
    <Page title={say('needs-here.title')} lead={say('needs-here.lead')} path={path}>
      {seen.length ? (
        <Cards>
          {seen.map(({ name, needs }) => (
            <>
              <h2>{name}</h2>
              <ul class="tl-plain">
                {needLines(needs, say).map((line) => (
                  <li>{line}</li>
                ))}
              </ul>
              {needs.ownWords && <Inset>{needs.ownWords}</Inset>}
            </>
          ))}
        </Cards>
      ) : (
        <Empty title={say('needs-here.none')}>
          <p>{say('needs-here.example')}</p>
        </Empty>
      )}
    </Page>
  )
}

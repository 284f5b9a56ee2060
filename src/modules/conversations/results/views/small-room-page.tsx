import { useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import type { Shown } from '../shown.js'
import type { SmallRoom } from '../snapshot.js'
import type { Ways } from '../ways.js'
import { type Moment, SmallRoomTable } from './parts.js'

type Props = { readonly shown: Shown; readonly room: SmallRoom; readonly ways: Ways; readonly moment: Moment }

/** A room too small for groups, in which everybody agreed to exact numbers before they answered. */
export function SmallRoomPage({ shown, room, ways, moment }: Props) {
  const say = useSay()
  return (
    <Page
      title={shown.here.conversation.question}
      lead={say('results.small.lead')}
      path={[
        { name: say('room.conversations'), href: '/conversations' },
        { name: say('results.path'), href: ways.conversation },
      ]}
    >
      <p>{say('results.small.agreed')}</p>
      <p class="tl-soft">
        {say('results.as-of', { at: moment(room.asOf) })} {say('results.small.people', { n: room.people })}
      </p>
      <SmallRoomTable room={room} texts={(id) => shown.ideas.get(id)?.text ?? ''} lang={shown.lang} />
    </Page>
  )
}

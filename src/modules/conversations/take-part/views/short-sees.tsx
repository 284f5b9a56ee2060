import { useSay } from '../../../../ui/frame.js'
import type { Conversation } from '../../conversation.js'

type Props = { readonly conversation: Pick<Conversation, 'rowsAnnounced' | 'fewest' | 'smallRoom'> }

/** Who sees what, in a few lines; what is special here among them. */
export function Short({ conversation: { rowsAnnounced, fewest, smallRoom } }: Props) {
  const say = useSay()
  return (
    <ul class="tl-promise">
      <li>{say('take.sees.votes')}</li>
      <li>{smallRoom ? say('take.sees.small') : say('take.sees.fewest', { n: fewest })}</li>
      <li>{say('take.sees.hosts')}</li>
      {rowsAnnounced && <li>{say('take.sees.rows')}</li>}
    </ul>
  )
}

import type { Id } from '../../../../kernel/id.js'
import { useSay } from '../../../../ui/frame.js'

type Props = { readonly of: Id<'Conversation'>; readonly waiting: number }

/** Stands on every page that is an author's own, until they have read what is there for them. */
export function MessageWaits({ of, waiting }: Props) {
  const say = useSay()
  if (waiting === 0) return null
  return (
    <p class="tl-message-waits">
      <a href={`/conversations/${of}/messages`}>{say('safety.message.waits', { n: waiting })}</a>
    </p>
  )
}

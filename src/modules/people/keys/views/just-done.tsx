import { useSay } from '../../../../ui/frame.js'
import { NotificationBanner } from '../../../../ui/govuk/messages.js'
import { DONE, type JustDone as What } from '../words.js'

/** What was just done, and what happens next: first thing on the page it leads to, said aloud. */
export function JustDone({ what }: { readonly what: What | undefined }) {
  const say = useSay()
  if (!what) return null
  return (
    <NotificationBanner
      type="success"
      titleText={say('ui.done')}
      titleId="just-done"
      attributes={{ tabindex: -1, autofocus: { value: true, optional: true } }}
      html={<p>{say(DONE[what])}</p>}
    />
  )
}

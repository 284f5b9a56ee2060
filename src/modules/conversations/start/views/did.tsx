import { useSay } from '../../../../ui/frame.js'
import { NotificationBanner } from '../../../../ui/govuk/messages.js'
import { doneWords } from '../words.js'

/** What was just done, and what happens next: said aloud when the page opens. */
export function Did({ done }: { readonly done: string | undefined }) {
  const say = useSay()
  const words = doneWords(done)
  if (!words) return null
  return (
    <NotificationBanner
      type="success"
      titleText={say('ui.done')}
      titleId="did"
      attributes={{ tabindex: -1, autofocus: { value: true, optional: true } }}
      html={<p>{say(words)}</p>}
    />
  )
}

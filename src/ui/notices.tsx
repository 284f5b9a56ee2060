import { type Notice, useFrame, useSay } from './frame.js'
import { NotificationBanner } from './govuk/messages.js'

/** What is true of this place until somebody mends it, or what is new: above every page. */
export function StandingNotices() {
  const say = useSay()
  const standing = useFrame().notices.filter(({ kind }) => kind !== 'done')
  if (!standing.length) return null
  return (
    <aside class="tl-notices" aria-label={say('ui.notices')}>
      {standing.map((notice) => (
        <p class={`tl-notice tl-notice-${notice.kind}`}>
          {notice.kind === 'news' && <strong>{say('ui.news')}: </strong>}
          <Words notice={notice} />
        </p>
      ))}
    </aside>
  )
}

/** What was just done, and what happens next: first thing on the next page, said aloud. */
export function DoneNotices() {
  const say = useSay()
  const done = useFrame().notices.filter(({ kind }) => kind === 'done')
  return (
    <>
      {done.map((notice, at) => (
        <NotificationBanner
          type="success"
          titleText={say('ui.done')}
          titleId={`done-${at + 1}`}
          attributes={at === 0 ? { tabindex: -1, autofocus: { value: true, optional: true } } : undefined}
          html={
            <p>
              <Words notice={notice} />
            </p>
          }
        />
      ))}
    </>
  )
}

function Words({ notice: { text, link } }: { readonly notice: Notice }) {
  return (
    <>
      {text}
      {link && (
        <>
          {' '}
          <a href={link.href}>{link.text}</a>
        </>
      )}
    </>
  )
}

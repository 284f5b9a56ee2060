import { Do } from '../../../ui/form.js'
import { type Errors, useSay } from '../../../ui/frame.js'
import { Page } from '../../../ui/page.js'

/** The one-time link was followed: nothing has happened yet, a person presses the button. */
export function OpenDoor({ code, errors = {} }: { readonly code: string; readonly errors?: Errors }) {
  const say = useSay()
  return (
    <Page title={say('set-up.door.title')} lead={say('set-up.door.lead')} errors={errors}>
      <p>{say('set-up.door.next')}</p>
      <div id="main-door">
        <Do at={`/set-up/${encodeURIComponent(code)}`}>{say('set-up.door.go')}</Do>
      </div>
    </Page>
  )
}

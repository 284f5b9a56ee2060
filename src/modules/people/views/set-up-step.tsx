import type { ComponentChildren } from 'preact'
import { type Errors, useSay } from '../../../ui/frame.js'
import { Page } from '../../../ui/page.js'
import { Progress } from '../../../ui/thread.js'
import { isDone, STEPS, type There } from '../set-up.js'

type Props = {
  readonly title: string
  readonly lead: string
  readonly there: There
  readonly errors?: Errors
  readonly children: ComponentChildren
}

/** A page of setting up, with how far one has come. */
export function SetUpStep({ title, lead, there, errors = {}, children }: Props) {
  const say = useSay()
  const done = STEPS.filter((step) => isDone(step, there)).length
  return (
    <Page
      title={title}
      lead={lead}
      errors={errors}
      path={done === STEPS.length ? [{ name: say('set-up.title'), href: '/set-up' }] : []}
    >
      {done < STEPS.length && <Progress done={done} of={STEPS.length} />}
      {there.bothSides && (
        <p>
          {say('set-up.two-people')} <a href="/people/proposals">{say('set-up.two-people.link')}</a>
        </p>
      )}
      {children}
    </Page>
  )
}

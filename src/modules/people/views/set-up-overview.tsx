import { Go } from '../../../ui/form.js'
import { useSay } from '../../../ui/frame.js'
import { Page } from '../../../ui/page.js'
import { Tasks } from '../../../ui/parts.js'
import { isDone, STEPS, type There } from '../set-up.js'

/** All steps are done: what there is, and what comes next. */
export function SetUpOverview({ there }: { readonly there: There }) {
  const say = useSay()
  return (
    <Page
      title={say('set-up.done.title')}
      lead={say(there.bothSides ? 'set-up.two-people' : 'set-up.done.lead')}
    >
      <Tasks
        id="steps"
        tasks={STEPS.map((step) => ({
          title: say(`set-up.step.${step}`),
          href: `/set-up/${step}`,
          state: isDone(step, there) ? 'done' : 'waiting',
          says: say(isDone(step, there) ? 'set-up.done.state' : 'set-up.to-do.state'),
        }))}
      />
      <p>{say('set-up.done.next')}</p>
      <Go to="/people/duties">{say('set-up.done.go')}</Go>
    </Page>
  )
}

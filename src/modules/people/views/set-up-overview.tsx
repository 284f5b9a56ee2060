import { Buttons, Go } from '../../../ui/form.js'
import { useSay } from '../../../ui/frame.js'
import { Page } from '../../../ui/page.js'
import { Tasks } from '../../../ui/parts.js'
import { isDone, STEPS, type There } from '../set-up.js'

type Props = {
  readonly there: There
  /** what is to be printed: an invitation for somebody without e-mail, a card for whoever set it up */
  readonly prints: readonly ('invitation' | 'card')[]
}

/** All steps are done: what there is, and what comes next. */
export function SetUpOverview({ there, prints }: Props) {
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
      <Buttons>
        <Go to="/people/duties">{say('set-up.done.go')}</Go>
        {prints.map((print) => (
          <Go to={PRINTED[print]} kind="second">
            {say(`set-up.done.${print}`)}
          </Go>
        ))}
      </Buttons>
    </Page>
  )
}

const PRINTED = { invitation: '/people/invitations/link', card: '/people/cards' } as const

import { Button, Buttons, Form, Go } from '../../../../ui/form.js'
import { useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import type { Conversation } from '../../conversation.js'
import type { Place } from '../own.js'
import type { Told } from '../told.js'
import type { After } from '../turn.js'

type Props = {
  readonly conversation: Conversation
  /** nothing is left; enough for now; or it takes no answers any more */
  readonly why: 'all' | 'resting' | 'closed'
  readonly place: Place
  readonly told: Told | undefined
  readonly after: After | undefined
  readonly isGuest: boolean
}

/** Thanks, what happens next, and where to go from here. */
export function AllDone({ conversation, why, place, told, after, isGuest }: Props) {
  const say = useSay()
  const at = `/conversations/${conversation.id}`
  const { replier, replyDays } = conversation
  return (
    <Page
      title={say(why === 'closed' ? 'take.closed' : 'take.thanks')}
      lead={say(`take.${why}.lead`, { answered: place.answered })}
    >
      {told?.canUndo && after?.kind === 'saved' && (
        <Form action={`${at}/vote`} label={say('take.undo')}>
          <p class="tl-just">
            <span>{told.short}</span> <input type="hidden" name="from" value={after.n} />
            <input type="hidden" name="was" value={after.was ?? ''} />
            <button type="submit" name="do" value="undo" class="tl-as-link">
              {say('take.undo')}
            </button>
          </p>
        </Form>
      )}
      <h2>{say('take.next')}</h2>
      <p>{say('take.next.reply', { who: replier ?? say('take.somebody'), days: replyDays })}</p>
      <p>{say('take.next.results')}</p>
      <Buttons>
        {why === 'resting' && <Go to={`${at}/vote?more=yes`}>{say('take.go-on')}</Go>}
        <Go to={`${at}/results`} kind={why === 'resting' ? 'second' : 'main'}>
          {say('take.results')}
        </Go>
        <Go to={`${at}/mine`} kind="second">
          {say('take.mine')}
        </Go>
      </Buttons>
      {why !== 'closed' && (
        <ul class="tl-plain">
          <li>
            <a href={`${at}/add`}>{say('take.add')}</a>
          </li>
          {place.aside > 0 && (
            <li>
              <a href={`${at}/vote?again=yes&more=yes`}>{say('take.again', { aside: place.aside })}</a>
            </li>
          )}
        </ul>
      )}
      {isGuest && (
        <Form action="/conversations/forget">
          <p>{say('take.forget.hint')}</p>
          <Button kind="quiet">{say('take.forget')}</Button>
        </Form>
      )}
    </Page>
  )
}

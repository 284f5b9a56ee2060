import { useFrame, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Progress } from '../../../../ui/thread.js'
import type { Conversation } from '../../conversation.js'
import { VOTES, type Vote } from '../../idea.js'
import type { Card } from '../card.js'
import type { Own, Place } from '../own.js'
import type { Told } from '../told.js'
import type { After } from '../turn.js'
import { TheIdea } from './the-idea.js'

type Props = {
  readonly conversation: Conversation
  readonly card: Card
  readonly nextCard: Card | undefined
  readonly place: Place
  readonly own: Own
  readonly told: Told | undefined
  readonly after: After | undefined
  readonly again: boolean
  readonly to: 'mine' | ''
}

/** The page most people ever see: one idea, three equal answers, and little else. */
export function VotePage(props: Props) {
  const { conversation, card, nextCard, place, own, told, after, again, to } = props
  const say = useSay()
  const { csrf, assets } = useFrame()
  const from = after && 'n' in after && after.n !== card.n ? after.n : ''
  const was = after?.kind === 'saved' ? (after.was ?? '') : ''
  const hidden = { token: csrf, idea: card.n, from, was, seen: own.votes.size, again: again ? 'yes' : '', to }
  return (
    <Page title={conversation.question} titleLanguage={conversation.language} width="one">
      <form method="post" action="vote" class="tl-vote" data-next={JSON.stringify(nextCard ?? null)}>
        {Object.entries(hidden).map(
          ([name, value]) => value !== '' && <input type="hidden" name={name} value={value} />,
        )}
        <Progress done={place.answered} of={place.of} says={say('take.progress', { left: place.left })} />
        <p class="tl-just" {...(told?.short ? { tabIndex: -1, autofocus: true } : { hidden: true })}>
          <span id="just">{told?.short}</span>{' '}
          <button type="submit" name="do" value="undo" class="tl-as-link" hidden={!told?.canUndo}>
            {say('take.undo')}
          </button>
        </p>
        <div id="said" role="status" class="govuk-visually-hidden" />
        <TheIdea card={card} />
        {/* biome-ignore lint/a11y/useSemanticElements: the idea is its name, and stands outside of it */}
        <div class="tl-answers" role="group" aria-labelledby="idea">
          {(Object.keys(VOTES) as Vote[]).map((vote) => (
            <button
              type="submit"
              name="vote"
              value={vote}
              aria-pressed={card.vote ? card.vote === vote : undefined}
            >
              {say(`take.vote.${vote}`)}
            </button>
          ))}
        </div>
        <Beside card={card} from={from} />
      </form>
      {assets.vote && <script type="module" src={assets.vote} />}
    </Page>
  )
}

type BesideProps = { readonly card: Card; readonly from: number | '' }

/** What else one can do with an idea, quietly. */
function Beside({ card, from }: BesideProps) {
  const say = useSay()
  return (
    <>
      <p class="tl-beside">
        <button type="submit" name="do" value="mark" class="tl-matters" aria-pressed={card.marked === true}>
          {say('take.matters')}
        </button>
        <button type="submit" name="do" value="skip" class="tl-as-link">
          {say('take.skip')}
        </button>
        <button type="submit" name="do" value="back" class="tl-as-link" hidden={from === ''}>
          {say('take.back')}
        </button>
        <button type="button" class="tl-as-link" id="read" hidden>
          {say('take.read')}
        </button>
        <a href="add">{say('take.add')}</a>
      </p>
      <details>
        <summary>{say('take.more')}</summary>
        <p class="tl-beside">
          <button type="submit" class="tl-as-link" data-ask="plainer" formaction={`ideas/${card.n}/plainer`}>
            {say('take.plainer')}
          </button>
          <button type="submit" class="tl-as-link" formaction={`ideas/${card.n}/not-my-language`}>
            {say('take.not-my-language')}
          </button>
          <a href={`ideas/${card.n}`}>{say('take.worried')}</a>
        </p>
        <p>
          <a href="mine">{say('take.mine')}</a>
        </p>
        <p hidden id="keys">
          <label>
            <input type="checkbox" /> {say('take.keys')}
          </label>
        </p>
      </details>
    </>
  )
}

import { useFrame, useSay } from '../../../../ui/frame.js'
import { Details } from '../../../../ui/parts.js'
import type { Choice, Chosen } from '../prepare.js'
import type { Settings } from '../settings.js'
import { useDay } from './day.js'
import { nameIn } from './first-page.js'

const SHOWN: readonly Chosen[] = ['question', 'seeds', 'required']

/** Who chose the question, the first ideas and who must be heard; and what stood there before. */
export function ChosenBy({ settings, history }: { readonly settings: Settings; readonly history: boolean }) {
  const say = useSay()
  const { language } = useFrame()
  const { conversation, asked, perspectives, choices } = settings
  const required = asked.filter((one) => one.required)
  const shown = SHOWN.flatMap((what) => choices.find((one) => one.what === what) ?? [])
  if (!asked.length && !shown.length) return null
  return (
    <section>
      <h2>{say('start.chosen.title')}</h2>
      {required.length > 0 && (
        <p>
          {say('start.chosen.must', {
            names: required.map(({ perspective }) => nameIn(perspectives, perspective, language)).join(', '),
          })}
        </p>
      )}
      {shown.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {shown.map((choice) => (
            <li>
              <Line choice={choice} settings={settings} />
            </li>
          ))}
        </ul>
      )}
      {history && (
        <Details summary={say('start.chosen.history')}>
          <ul class="govuk-list govuk-list--bullet">
            {choices
              .filter(({ agreed }) => agreed)
              .map((choice) => (
                <li>
                  <Line choice={choice} settings={settings} />
                  {choice.before && <Before choice={choice} settings={settings} />}
                </li>
              ))}
          </ul>
        </Details>
      )}
      {conversation.state.kind === 'open' && <p class="tl-soft">{say('start.chosen.two')}</p>}
    </section>
  )
}

type LineProps = { readonly choice: Choice; readonly settings: Settings }

function Line({ choice: { what, by, on, agreed }, settings: { names } }: LineProps) {
  const say = useSay()
  const day = useDay()
  const who = (by && names.get(by)) ?? say('start.somebody')
  return <>{say(agreed ? `start.chosen.agreed.${what}` : `start.chosen.${what}`, { who, day: day(on) })}</>
}

function Before({ choice: { what, before }, settings: { perspectives } }: LineProps) {
  const say = useSay()
  const day = useDay()
  const { language } = useFrame()
  const words =
    what === 'required'
      ? (before ?? '')
          .split(',')
          .map((one) => nameIn(perspectives, one, language))
          .filter(Boolean)
          .join(', ')
      : what === 'last-day'
        ? day(before)
        : (before ?? '')
  return (
    <>
      {' '}
      {say('start.chosen.before')} “{words}”
    </>
  )
}

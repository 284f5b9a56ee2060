import { dayIn } from '../../../../kernel/day.js'
import { useFrame, useSay } from '../../../../ui/frame.js'
import { Details } from '../../../../ui/parts.js'
import { LOCALE, written } from '../../../people/index.js'
import type { IdeaWords, Place, Wording } from '../wording.js'
import { HIDDEN_WORDS, namedIn } from '../words.js'

/** The organisation's zone, and what day it is there. */
export type Clock = { readonly zone: string; readonly today: string }

/** The words of an idea, or what stands in its place. One line, to be put where an idea is shown. */
export function TheWords({ words, clock }: { readonly words: IdeaWords; readonly clock: Clock }) {
  const { language } = useFrame()
  if (words.text === null) return <InItsPlace place={words.place} clock={clock} />
  return <span lang={words.language === language ? undefined : words.language}>{words.text}</span>
}

/** “Held by facilitator since 10:40”, “Hidden by two people: names a worker”: never a word of what it says. */
export function InItsPlace({ place, clock }: { readonly place: Place; readonly clock: Clock }) {
  const say = useSay()
  const { language } = useFrame()
  return <span class="tl-held">{placeWords(place, clock, { say, language })}</span>
}

type Speaking = {
  readonly say: ReturnType<typeof useSay>
  readonly language: ReturnType<typeof useFrame>['language']
}

/** The same as text, for files and screens. `''` where the words themselves are shown. */
export function placeWords(place: Place, { zone, today }: Clock, { say, language }: Speaking): string {
  if (place.kind === 'shown') return ''
  if (place.kind === 'removed') return say('safety.place.removed')
  if (place.kind === 'hidden') return say('safety.place.hidden', { why: say(HIDDEN_WORDS[place.why]) })
  const clockOf = new Intl.DateTimeFormat(LOCALE[language], { timeStyle: 'short', timeZone: zone })
  const time = clockOf.format(new Date(place.since))
  const on = dayIn(zone, place.since)
  const day = written(on, language)
  if (place.by === 'safety')
    return on === today ? say('safety.place.held', { time }) : say('safety.place.held.day', { time, day })
  return on === today ? say('holds.place', { time }) : say('holds.place.day', { time, day })
}

/** What a reader should know of the words above: who translated them, the original, Easy Read, what is to come. */
export function AboutTheWords({ words }: { readonly words: IdeaWords }) {
  const say = useSay()
  const { language } = useFrame()
  if (words.text === null) return null
  const { translated, original, easyRead, plainer, due } = words
  return (
    <>
      {translated && original && (
        <>
          <p class="tl-soft">{madeBy('safety.words.translated', translated, { say, language })}</p>
          <Details summary={say('safety.words.original', { language: namedIn(say, original.language) })}>
            <p lang={original.language}>{original.text}</p>
          </Details>
        </>
      )}
      {words.language !== language && (
        <p class="tl-soft">
          {due.translation
            ? say('safety.words.due', {
                language: namedIn(say, language),
                day: written(due.translation.on, language),
                who: due.translation.who,
              })
            : say('safety.words.not-yet', { language: namedIn(say, language) })}
        </p>
      )}
      {plainer && <Other title={say('safety.words.plainer')} wording={plainer} />}
      {easyRead ? (
        <Other title={say('safety.words.easy-read')} wording={easyRead} />
      ) : (
        due.easyRead && (
          <p class="tl-soft">
            {say('safety.words.easy-read-due', {
              day: written(due.easyRead.on, language),
              who: due.easyRead.who,
            })}
          </p>
        )
      )}
    </>
  )
}

function Other({ title, wording }: { readonly title: string; readonly wording: Wording }) {
  const say = useSay()
  const { language } = useFrame()
  return (
    <Details summary={title}>
      <p lang={wording.language === language ? undefined : wording.language}>{wording.text}</p>
      <p class="tl-soft">{madeBy('safety.words.made', wording, { say, language })}</p>
    </Details>
  )
}

function madeBy(
  key: 'safety.words.made' | 'safety.words.translated',
  { by, on, elsewhere }: Wording,
  { say, language }: Speaking,
): string {
  if (elsewhere) return say('safety.words.elsewhere')
  return say(key, { who: by ?? say('safety.somebody'), day: written(on, language) })
}

/** The name of whoever made words, as far as it is known here. */
export const makerOf = ({ by, elsewhere }: Wording, say: Speaking['say']): string =>
  by ?? say(elsewhere ? 'exchange.archive.made-by' : 'safety.somebody')

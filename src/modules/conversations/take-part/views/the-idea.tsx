import { useFrame, useSay } from '../../../../ui/frame.js'
import type { Card } from '../card.js'

/** The idea, large and alone; every part has a place by its name, so that the script can put the next one there. */
export function TheIdea({ card }: { readonly card: Card }) {
  const say = useSay()
  const { language } = useFrame()
  const lang = card.lang === language ? undefined : card.lang
  return (
    <div class="tl-card tl-idea">
      <h2 id="idea" tabIndex={-1} lang={lang}>
        {card.text}
      </h2>
      <p id="as" hidden={!card.as}>
        {card.as}
      </p>
      <p id="by" hidden={!card.by}>
        {card.by}
      </p>
      {(['plainer', 'easy'] as const).map((kind) => (
        <p hidden={!card[kind]}>
          <b>{say(`take.in.${kind}`)}</b>{' '}
          <span id={kind} lang={lang}>
            {card[kind]}
          </span>
        </p>
      ))}
    </div>
  )
}

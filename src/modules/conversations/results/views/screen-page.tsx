import { Around } from '../../../../ui/around.js'
import { useFrame, useSay } from '../../../../ui/frame.js'
import type { ScreenState } from '../screen.js'
import type { Shown } from '../shown.js'
import type { Ways } from '../ways.js'

type Props = {
  readonly shown: Shown
  readonly state: ScreenState
  readonly ways: Ways
  /** does not change by itself */
  readonly still: boolean
}

const EVERY_MILLIS = 3_000
const EVERY_SECONDS_WITHOUT_SCRIPT = 30

/** One large page for a room. It keeps itself up to date, and says nothing aloud when it does. */
export function ScreenPage({ shown, state, ways, still }: Props) {
  const say = useSay()
  const { language, organisation, assets } = useFrame()
  const { question } = shown.here.conversation
  const address = `${ways.conversation}/screen`
  return (
    <html lang={language} dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${question} – ${organisation.name}`}</title>
        <link rel="stylesheet" href={assets.css} />
        {assets.icon && <link rel="icon" href={assets.icon} type="image/svg+xml" />}
        {!still && assets.screen && <script type="module" src={assets.screen} />}
        {!still && (
          <noscript>
            <meta http-equiv="refresh" content={`${EVERY_SECONDS_WITHOUT_SCRIPT}`} />
          </noscript>
        )}
      </head>
      <body>
        <Around>
          <main
            id="main"
            tabIndex={-1}
            class="tl-main tl-working tl-screen"
            {...(still
              ? {}
              : {
                  'data-screen': `${address}.json`,
                  'data-every': EVERY_MILLIS,
                  'data-mark': state.mark,
                })}
          >
            <div>
              <h1>{question}</h1>
              <p class="tl-screen-people" id="screen-people">
                {state.people}
              </p>
              <p id="screen-ideas">{state.ideas}</p>
            </div>
            <div class="tl-screen-told">
              <p class="tl-screen-sentence" id="screen-sentence">
                {state.sentence}
              </p>
              <ul class="tl-screen-shared" id="screen-shared">
                {state.shared.map(({ text, lang, note }) => (
                  <li>
                    <q lang={lang}>{text}</q>
                    {note && <p class="note">{note}</p>}
                  </li>
                ))}
              </ul>
              <div id="screen-more">{state.more}</div>
            </div>
            <div>
              <p class="tl-soft" id="screen-asOf">
                {state.asOf}
              </p>
              <p class="tl-soft">{say('results.screen.fives')}</p>
              <ul class="tl-screen-ways">
                <li>
                  <a href={still ? address : `${address}?still=yes`}>
                    {say(still ? 'results.screen.go-on' : 'results.screen.stop')}
                  </a>
                </li>
                <li>
                  <a href={ways.results}>{say('results.way.results')}</a>
                </li>
              </ul>
            </div>
          </main>
        </Around>
      </body>
    </html>
  )
}

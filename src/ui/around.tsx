import type { ComponentChildren } from 'preact'
import { useFrame, useSay } from './frame.js'
import { LanguageNavigation, ServiceNavigation, SkipLink } from './govuk/ways.js'
import { HelpNow } from './help.js'
import { StandingNotices } from './notices.js'
import { ELSEWHERE, PLACES } from './places.js'
import { LANGUAGES, type Language } from './say.js'
import { Line } from './thread.js'

type AroundProps = { readonly exit?: boolean | undefined; readonly children: ComponentChildren }

/** What every page has in the same places: language, help, whose place this is, the rooms, and the foot. */
export function Around({ exit, children }: AroundProps) {
  const say = useSay()
  const { address } = useFrame()
  const onHelp = address === PLACES.help || /^\/help[/?]/.test(address)
  return (
    <>
      <SkipLink href="#main" text={say('ui.skip')} />
      {(exit || onHelp) && (
        <nav class="tl-exit" aria-label={say('ui.exit')}>
          <a href={ELSEWHERE} rel="noreferrer">
            {say('ui.exit')}
          </a>
        </nav>
      )}
      <header class="tl-header">
        <div class="govuk-width-container">
          <div class="tl-top">
            <Languages />
            <HelpNow />
          </div>
          <Masthead />
        </div>
        <Rooms />
      </header>
      <div class="govuk-width-container tl-body">
        <StandingNotices />
        {children}
      </div>
      <Foot />
    </>
  )
}

const NAMES: Record<Language, string> = { en: 'English', cy: 'Cymraeg' }

function Languages() {
  const say = useSay()
  const { language, address } = useFrame()
  return (
    <LanguageNavigation
      ariaLabel={say('ui.language')}
      items={LANGUAGES.map((lang) => ({
        text: NAMES[lang],
        lang,
        current: lang === language,
        href: sameIn(lang, address),
      }))}
    />
  )
}

/**
 * The same page in another language, with everything else in the address kept. One slash begins it, whatever was asked
 * for: a browser reads two as another site.
 */
export function sameIn(language: Language, address: string): string {
  const [path = '', query = ''] = address.split(/\?(.*)/s)
  const search = new URLSearchParams(query)
  search.set('language', language)
  return `/${path.replace(/^[/\\]+/, '')}?${search}`
}

/** Whose place this is, with the line running through it; who is signed in, and how to leave nothing behind. */
function Masthead() {
  const say = useSay()
  const frame = useFrame()
  const { organisation, person } = frame
  return (
    <div class="tl-masthead">
      <a class="tl-name" href={PLACES.home}>
        <Line />
        <span>{organisation.name}</span>
      </a>
      <span class="tl-thread" />
      <div class="tl-person">
        {person && <span>{say('ui.signed-in', { name: person.name })}</span>}
        <a href={PLACES.notMyDevice}>{say('ui.not-my-device')}</a>
        {person && (
          <form method="post" action={PLACES.signOut}>
            <input type="hidden" name="token" value={frame.csrf} />
            <button type="submit" class="tl-as-link">
              {say('ui.sign-out')}
            </button>
          </form>
        )}
      </div>
    </div>
  )
}

function Rooms() {
  const say = useSay()
  const { rooms } = useFrame()
  if (!rooms.length) return null
  return (
    <ServiceNavigation
      navigationLabel={say('ui.rooms')}
      navigationId="rooms"
      navigation={rooms.map(({ name, href, current }) => ({ text: say(name), href, active: current }))}
    />
  )
}

function Foot() {
  const say = useSay()
  return (
    <footer class="tl-foot">
      <div class="govuk-width-container">
        <nav aria-label={say('ui.about')}>
          <ul>
            {(['help', 'record', 'privacy', 'retention', 'accessibility', 'cookies'] as const).map(
              (place) => (
                <li>
                  <a href={PLACES[place]}>{say(`place.${place}`)}</a>
                </li>
              ),
            )}
          </ul>
        </nav>
        <p class="tl-made">
          {say('ui.made-with')} <Line waves={1} /> <strong>Throughline</strong>
        </p>
      </div>
    </footer>
  )
}

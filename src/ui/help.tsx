import type { ComponentChildren } from 'preact'
import { useFrame, useSay } from './frame.js'
import { PLACES } from './places.js'

// The same everywhere in England and Wales, all day and all night, and free to call.
const NUMBERS = [
  ['danger', '999'],
  ['relay', '18000'],
  ['health', '111'],
  ['samaritans', '116 123'],
] as const

/** Opens without script, in the same place on every page, on a phone too. */
export function HelpNow() {
  const say = useSay()
  return (
    <details class="tl-help">
      <summary>{say('help.now')}</summary>
      <div class="tl-help-inside">
        <HelpNumbers />
        <p>
          <a href={PLACES.help}>{say('help.more')}</a>
        </p>
      </div>
    </details>
  )
}

/** Whom to call now: the numbers for everybody, then the organisation's own. */
export function HelpNumbers() {
  const say = useSay()
  const { help } = useFrame()
  return (
    <dl class="tl-numbers">
      {NUMBERS.map(([name, phone]) => (
        <OneNumber label={say(`help.${name}`)} phone={phone} />
      ))}
      {help.local.map(({ label, phone }) => (
        <OneNumber label={label} phone={phone} />
      ))}
    </dl>
  )
}

function OneNumber({ label, phone }: { readonly label: ComponentChildren; readonly phone: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>
      </dd>
    </div>
  )
}

/** Stands beside every box for words. */
export function NotWatched() {
  const say = useSay()
  return (
    <p class="tl-not-watched">
      {say('ui.not-watched')} <a href={PLACES.help}>{say('help.now')}</a>
    </p>
  )
}

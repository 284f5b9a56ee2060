import { isDay, day as toDay } from '../../../../kernel/day.js'
import type { Key } from '../../../../locales/en.js'
import { useFrame, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Table } from '../../../../ui/parts.js'
import type { Answers } from '../duty.js'
import { SCHEDULE } from '../retention.js'
import { writtenDay } from './day-words.js'

const CAN = ['keyboard', 'reader', 'zoom', 'script', 'time', 'print'] as const
// What we know of this program itself, in every organisation: see ACCESSIBILITY.md.
const KNOWN = ['welsh', 'files', 'people'] as const

/** The accessibility statement: what should work, what does not yet, when it was tested, and whom to tell. */
export function AccessibilityPage({ answers }: { readonly answers: Answers }) {
  const say = useSay()
  const { organisation, language } = useFrame()
  const { on = '', how, faults = '', email, phone } = answers
  const own = faults
    .split('\n')
    .map((fault) => fault.trim())
    .filter(Boolean)
  return (
    <Page title={say('access.title')} lead={say('access.lead', { name: organisation.name })}>
      <p>{say('access.standard')}</p>
      <p>{say('access.status.partly')}</p>
      <h2>{say('access.can')}</h2>
      <ul>
        {CAN.map((can) => (
          <li>{say(`access.can.${can}`)}</li>
        ))}
      </ul>
      <h2>{say('access.faults')}</h2>
      <ul>
        {own.map((fault) => (
          <li>{fault}</li>
        ))}
        {KNOWN.map((fault) => (
          <li>{say(`access.faults.${fault}`)}</li>
        ))}
      </ul>
      <h2>{say('access.tested')}</h2>
      <p>
        {isDay(on)
          ? say('access.tested.day', { day: writtenDay(language, toDay(on)) })
          : say('access.untested')}
      </p>
      {how && <p>{how}</p>}
      <p>{say('access.tested.machine')}</p>
      <h2>{say('access.tell')}</h2>
      <p>
        {email ? say('access.tell.how', { email }) : say('access.tell.unset')}{' '}
        {phone && say('access.tell.phone', { phone })}
      </p>
      <h2>{say('access.law')}</h2>
      <p>{say('access.law.text')}</p>
    </Page>
  )
}

const COOKIES = ['session', 'visit', 'language', 'voice'] as const
/** No cookie, but kept on the device alike: only where somebody switches single keys on. */
const ONE_KEY = 'one-key'
export type CookieNames = Readonly<Record<(typeof COOKIES)[number], string>>

/** Every cookie there is, what it is for, and how long it stays. There is no banner, since all of them are needed. */
export function CookiesPage({ names }: { readonly names: CookieNames }) {
  const say = useSay()
  return (
    <Page title={say('cookies.title')} lead={say('cookies.lead')}>
      <p>{say('cookies.none')}</p>
      <Table
        caption={say('cookies.table')}
        head={[say('cookies.name'), say('cookies.what'), say('cookies.long')]}
        rows={([...COOKIES, ONE_KEY] as const).map((kept) => [
          <code>{kept === ONE_KEY ? ONE_KEY : names[kept]}</code>,
          say(`cookies.${kept}`),
          say(`cookies.${kept}.long`),
        ])}
      />
      <p>{say('cookies.other')}</p>
    </Page>
  )
}

/** How long everything is kept: the list that the nightly job works through. */
export function RetentionPage() {
  const say = useSay()
  return (
    <Page title={say('keep.title')} lead={say('keep.lead')} width="working">
      <Table
        caption={say('keep.table')}
        head={[say('keep.what'), say('keep.long'), say('keep.how')]}
        rows={SCHEDULE.map((kept) => [
          say(kept.what),
          'until' in kept ? say(kept.until) : say('keep.after', { days: kept.days }),
          say('until' in kept ? BY[kept.by] : 'keep.by.job'),
        ])}
      />
      <p>{say('keep.backups')}</p>
    </Page>
  )
}

const BY: Readonly<Record<'you' | 'stays', Key>> = { you: 'keep.by.you', stays: 'keep.by.both' }

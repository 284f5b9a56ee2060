import type { Key } from '../../../../locales/en.js'
import { WAYS, type Way } from '../../../../platform/web/sessions.js'
import { Button, Do, Form, Go } from '../../../../ui/form.js'
import { useFrame, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Cards, Tag } from '../../../../ui/parts.js'
import type { SignedIn } from '../queries.js'
import { useWays } from './cards.js'
import { moment } from './moments.js'

export const WAY_WORDS: Record<Way, Key> = {
  invitation: 'sessions.invitation',
  code: 'sessions.code',
  card: 'sessions.card',
  passkey: 'sessions.passkey',
  organisation: 'sessions.organisation',
}

type Props = { readonly sessions: readonly SignedIn[]; readonly here: string; readonly zone: string }

export function Sessions({ sessions, here, zone }: Props) {
  const say = useSay()
  return (
    <Page title={say('sessions.title')} lead={say('sessions.lead')} path={useWays()}>
      <Cards>
        {sessions.map((session, at) => (
          <OneSession n={at + 1} session={session} here={here} zone={zone} />
        ))}
      </Cards>
      {sessions.length > 1 && (
        <Do at="/people/sessions/end-others" kind="second">
          {say('sessions.end-others')}
        </Do>
      )}
    </Page>
  )
}

function OneSession({
  n,
  session,
  here,
  zone,
}: {
  /** its place on the page: two can have begun in the same minute */
  readonly n: number
  readonly session: SignedIn
  readonly here: string
  readonly zone: string
}) {
  const say = useSay()
  const { language } = useFrame()
  const isHere = session.hash === here
  const way = WAYS.find((one) => one === session.way)
  const since = moment(session.madeAt, zone, language)
  return (
    <>
      <h2>
        {say(way ? WAY_WORDS[way] : 'sessions.some-way')}{' '}
        {isHere && <Tag state="done">{say('sessions.here')}</Tag>}
      </h2>
      <p>
        {say('sessions.since', { since })}{' '}
        {say('sessions.seen', { seen: moment(session.seenAt, zone, language) })}{' '}
        {session.assurance === 'two-factor' && say('sessions.two')}
      </p>
      <Form action="/people/sessions/end" label={say('sessions.end-of', { n, since })}>
        <input type="hidden" name="which" value={session.hash} />
        <Button kind="quiet">{say(isHere ? 'sessions.end-here' : 'sessions.end')}</Button>
      </Form>
    </>
  )
}

export function NotMyDevice({ signedIn }: { readonly signedIn: boolean }) {
  const say = useSay()
  return (
    <Page title={say('not-mine.title')} lead={say('not-mine.lead')} exit>
      <ul>
        <li>{say('not-mine.short')}</li>
        <li>{say('not-mine.nothing')}</li>
        <li>{say('not-mine.history')}</li>
      </ul>
      {signedIn ? (
        <>
          <Do at="/people/not-my-device/forget">{say('not-mine.out')}</Do>
          <Do at="/people/not-my-device" kind="second">
            {say('not-mine.stay')}
          </Do>
        </>
      ) : (
        <>
          <Do at="/people/not-my-device/forget">{say('not-mine.forget')}</Do>
          <Go to="/people/sign-in" kind="second">
            {say('sign-in.do')}
          </Go>
        </>
      )}
    </Page>
  )
}

export function SignedOut() {
  const say = useSay()
  return (
    <Page title={say('signed-out.title')} lead={say('signed-out.lead')}>
      <p>{say('signed-out.close')}</p>
      <Go to="/people/sign-in" kind="second">
        {say('signed-out.again')}
      </Go>
    </Page>
  )
}

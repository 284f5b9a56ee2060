import type { Instant } from '../../../../kernel/day.js'
import { Do } from '../../../../ui/form.js'
import { type Errors, useFrame, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Facts } from '../../../../ui/parts.js'
import { stateOf } from '../invitation.js'
import { grouped } from '../letters.js'
import type { Shown } from '../queries.js'
import { StateTag } from './invitations.js'
import { dayOf } from './moments.js'
import { Qr } from './qr.js'

type Props = {
  readonly invitation: Shown
  readonly code: string
  readonly origin: string
  readonly organisation: string
  readonly now: Instant
  readonly zone: string
  readonly errors: Errors
}

export function ShowInvitation({ invitation, code, origin, organisation, now, zone, errors }: Props) {
  const say = useSay()
  const { language } = useFrame()
  const { kind, groupName, maker, email, endsAt, id } = invitation
  const open = stateOf(invitation, now) === 'open'
  const title =
    kind === 'link' ? say('invitation.link.title', { group: groupName }) : say('invitation.letter.title')
  return (
    <Page
      title={title}
      lead={kind === 'link' ? say('join.lead', { organisation }) : say('invitation.letter.lead')}
      path={[{ name: say('invitations.title'), href: '/people/invitations' }]}
      errors={errors}
    >
      {kind === 'link' && open && <p class="tl-no-print">{say('invitation.link.lead')}</p>}
      {kind === 'link' && open && <Poster code={code} origin={origin} />}
      <Facts
        facts={[
          ...(email === null ? [] : [{ name: say('invite.whom'), value: email }]),
          { name: say('invitations.group'), value: groupName },
          { name: say('invitations.maker'), value: maker ?? say('invite.somebody') },
          { name: say('invitations.until'), value: dayOf(endsAt, zone, language) },
          { name: say('invitations.state'), value: <StateTag invitation={invitation} now={now} /> },
        ]}
      />
      {open && (
        <>
          <p>{say('invitation.cancel.what')}</p>
          <Do at={`/people/invitations/${id}/cancel`} kind="second">
            {say('invitation.cancel')}
          </Do>
        </>
      )}
    </Page>
  )
}

/** For a screen or a wall: a large code to point a phone at, and the same to type. */
function Poster({ code, origin }: { readonly code: string; readonly origin: string }) {
  const say = useSay()
  const address = `${origin}/people/join`
  return (
    <section class="tl-poster">
      <Qr text={`${address}/${code}`} label={say('invitation.qr')} />
      <div>
        <p>{say('invitation.point')}</p>
        <p>
          {say('invitation.or-type')}{' '}
          <strong class="tl-address">{address.replace(/^https?:\/\//, '')}</strong>
        </p>
        <p class="tl-code">{grouped(code, 4)}</p>
        <p class="tl-no-print">{say('invitation.print')}</p>
      </div>
    </section>
  )
}

import type { Instant } from '../../../../kernel/day.js'
import type { Key } from '../../../../locales/en.js'
import { Buttons, Go } from '../../../../ui/form.js'
import { useFrame, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Cards, Empty, type State, Tag } from '../../../../ui/parts.js'
import { type InvitationState, stateOf } from '../invitation.js'
import type { Shown } from '../queries.js'
import { dayOf } from './moments.js'

type Props = { readonly invitations: readonly Shown[]; readonly now: Instant; readonly zone: string }

export function Invitations({ invitations, now, zone }: Props) {
  const say = useSay()
  const { language } = useFrame()
  return (
    <Page title={say('invitations.title')} lead={say('invitations.lead')} width="working">
      <Buttons>
        <Go to="/people/invitations/letter">{say('invite.by-letter')}</Go>
        <Go to="/people/invitations/link" kind="second">
          {say('invite.by-link')}
        </Go>
      </Buttons>
      {invitations.length === 0 ? (
        <Empty title={say('invitations.none')}>
          <p>{say('invitations.none.what')}</p>
        </Empty>
      ) : (
        <section aria-label={say('invitations.made')}>
          <Cards>
            {invitations.map((one) => (
              <>
                <h2>
                  <a href={`/people/invitations/${one.id}`}>{nameOf(one, say)}</a>
                </h2>
                <p>
                  {say('invitations.by', {
                    group: one.groupName,
                    maker: one.maker ?? say('invite.somebody'),
                    until: dayOf(one.endsAt, zone, language),
                  })}
                </p>
                <p>
                  <StateTag invitation={one} now={now} />
                </p>
              </>
            ))}
          </Cards>
        </section>
      )}
    </Page>
  )
}

type Saying = ReturnType<typeof useSay>

/** What an invitation is called in a list; the address is gone once it was used or taken back. */
export const nameOf = ({ kind, email }: Shown, say: Saying): string =>
  kind === 'link' ? say('invitations.link') : (email ?? say('invitations.letter'))

const STATES: Record<InvitationState, readonly [Key, State]> = {
  open: ['invitations.open', 'waiting'],
  used: ['invitations.used', 'done'],
  full: ['invitations.full', 'done'],
  cancelled: ['invitations.cancelled', 'plain'],
  old: ['invitations.old', 'plain'],
}

export function StateTag({ invitation, now }: { readonly invitation: Shown; readonly now: Instant }) {
  const say = useSay()
  const [key, state] = STATES[stateOf(invitation, now)]
  const { kind, used, most } = invitation
  return (
    <>
      <Tag state={state}>{say(key)}</Tag>
      {kind === 'link' && <span class="tl-soft"> {say('invitations.came', { used, most })}</span>}
    </>
  )
}

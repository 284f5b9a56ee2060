import { useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Facts } from '../../../../ui/parts.js'
import type { Card } from '../card.js'
import { grouped } from '../letters.js'
import type { Having } from '../second.js'

type Props = {
  readonly email: string | null
  readonly card: Card | undefined
  readonly passkeys: number
  readonly having: Having
}

/** Everything a person can sign in with, each with a way to change it. */
export function Ways({ email, card, passkeys, having }: Props) {
  const say = useSay()
  const none = say('ways.none')
  return (
    <Page title={say('ways.title')} lead={say('ways.lead')}>
      <Facts
        facts={[
          { name: say('code.email'), value: email ?? none, change: '/people/ways/email' },
          { name: say('ways.card'), value: card ? grouped(card.number, 4) : none, change: '/people/cards' },
          {
            name: say('ways.passkeys'),
            value: passkeys > 0 ? say('ways.passkeys.some', { passkeys }) : none,
            change: '/people/passkeys',
          },
          { name: say('ways.app'), value: having.app ? say('ways.there') : none, change: '/people/ways/app' },
          {
            name: say('ways.recovery'),
            value: having.recovery ? say('ways.there') : none,
            change: '/people/ways/recovery',
          },
        ]}
      />
      <h2>{say('ways.also')}</h2>
      <ul class="tl-ways">
        <li>
          <a href="/people/sessions">{say('sessions.title')}</a>
          <p>{say('sessions.lead')}</p>
        </li>
        <li>
          <a href="/people/support">{say('support.title')}</a>
          <p>{say('support.what')}</p>
        </li>
      </ul>
    </Page>
  )
}

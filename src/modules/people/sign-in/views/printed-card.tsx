import { Go } from '../../../../ui/form.js'
import { useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Warning } from '../../../../ui/parts.js'
import { LANGUAGES, type Language, sayIn } from '../../../../ui/say.js'
import type { CardKind } from '../card.js'
import type { Printed } from '../card-commands.js'
import { grouped } from '../letters.js'
import { Qr } from './qr.js'

type Props = {
  readonly card: Printed
  readonly kind: CardKind
  readonly origin: string
  readonly organisation: string
}

/** Shown once: to print, to write down, or to photograph. Nobody can show it again. */
export function PrintedCard({ card, kind, origin, organisation }: Props) {
  const say = useSay()
  const shown = { card, origin, organisation }
  return (
    <Page title={say(kind === 'card' ? 'cards.here.title' : 'cards.return.here')}>
      <Warning>{say('cards.here.once')}</Warning>
      <div class="tl-no-print">
        <p>{say('cards.here.how')}</p>
      </div>
      <section class="tl-sheet" aria-label={say('cards.small')}>
        <OneCard {...shown} size="small" />
      </section>
      <section class="tl-sheet" aria-label={say('cards.large')}>
        <OneCard {...shown} size="sheet" />
      </section>
      <p class="tl-no-print">{say('cards.here.next')}</p>
      <Go to="/people/welcome">{say('cards.here.kept')}</Go>
    </Page>
  )
}

type OneProps = Omit<Props, 'kind'> & { readonly size: 'small' | 'sheet' }

/** Both languages on one card: whoever finds or helps may read only one. */
function OneCard({ card, origin, organisation, size }: OneProps) {
  const say = useSay()
  const address = `${origin}/people/sign-in/card`
  const query = new URLSearchParams({ number: card.number, code: card.secret })
  return (
    <div class={`tl-id tl-id-${size}`}>
      <p class="tl-id-place">{organisation}</p>
      <div class="tl-id-words">
        <Both of="card.print.number" />
        <p class="tl-code">{grouped(card.number, 4)}</p>
        {card.name !== null && <p class="tl-id-name">{card.name}</p>}
        <Both of="card.print.code" />
        <p class="tl-code tl-id-secret">{grouped(card.secret, 5)}</p>
        <p class="tl-id-at">{address.replace(/^https?:\/\//, '')}</p>
      </div>
      <Qr text={`${address}?${query}`} label={say('card.print.qr')} fine />
    </div>
  )
}

function Both({ of }: { readonly of: 'card.print.number' | 'card.print.code' }) {
  const both: readonly Language[] = LANGUAGES
  return (
    <p class="tl-id-label">
      {both.map((language, at) => (
        <>
          {at > 0 && ' · '}
          <span lang={language}>{sayIn(language)(of)}</span>
        </>
      ))}
    </p>
  )
}

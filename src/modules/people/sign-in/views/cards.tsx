import { Input } from '../../../../ui/fields.js'
import { Button, Do, Form, Go } from '../../../../ui/form.js'
import { type Errors, useFrame, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Cards as CardList, Done, Empty, Facts, Warning } from '../../../../ui/parts.js'
import type { Card, CardKind } from '../card.js'
import { grouped } from '../letters.js'
import { moment } from './moments.js'

type CardsProps = {
  readonly card: Card | undefined
  /** cards that two people agreed on and nobody has printed yet */
  readonly toPrint: readonly Card[]
  readonly mends: boolean
  readonly zone: string
  readonly errors: Errors
}

export function Cards({ card, toPrint, mends, zone, errors }: CardsProps) {
  const say = useSay()
  return (
    <Page title={say('cards.title')} lead={say('cards.lead')} path={useWays()} errors={errors}>
      {card ? (
        <OwnCard card={card} zone={zone} />
      ) : (
        <Empty title={say('cards.none')}>
          <p>{say('cards.none.what')}</p>
          <Go to="/people/cards/new">{say('cards.make')}</Go>
        </Empty>
      )}
      {mends && (
        <section>
          <h2>{say('cards.others')}</h2>
          {toPrint.length > 0 && (
            <CardList>
              {toPrint.map(({ id, number }) => (
                <>
                  <p>{say('cards.to-print', { number: grouped(number, 4) })}</p>
                  <Do at={`/people/cards/${id}/print`}>{say('cards.print')}</Do>
                </>
              ))}
            </CardList>
          )}
          <p>
            <a href="/people/cards/by-phone">{say('cards.by-phone')}</a>
          </p>
        </section>
      )}
    </Page>
  )
}

export const useWays = () => [{ name: useSay()('ways.title'), href: '/people/ways' }]

function OwnCard({ card, zone }: { readonly card: Card; readonly zone: string }) {
  const say = useSay()
  const { language } = useFrame()
  const { lastUsedAt, madeAt, madeBy, number, name, id, kind } = card
  const used = lastUsedAt ? moment(lastUsedAt, zone, language) : say('cards.never')
  return (
    <>
      <Facts
        facts={[
          { name: say(kind === 'card' ? 'card.number' : 'card.return-number'), value: grouped(number, 4) },
          ...(name === null ? [] : [{ name: say('card.name'), value: name }]),
          { name: say('cards.made'), value: moment(madeAt, zone, language) },
          { name: say('cards.made-by'), value: say(madeBy === null ? 'cards.you' : 'cards.two') },
          { name: say('cards.used'), value: used },
        ]}
      />
      <p>{say('cards.not-you')}</p>
      <Do at={`/people/cards/${id}/cancel`} kind="second">
        {say('cards.cancel')}
      </Do>
      <p>
        <a href="/people/cards/new">{say('cards.make-new')}</a>
      </p>
    </>
  )
}

type MakeProps = {
  readonly kind: CardKind
  readonly id: string
  readonly name: string
  readonly has: boolean
  readonly errors: Errors
}

export function MakeCard({ kind, id, name, has, errors }: MakeProps) {
  const say = useSay()
  const card = kind === 'card'
  return (
    <Page
      title={say(card ? 'cards.new.title' : 'cards.return.title')}
      lead={say(card ? 'cards.new.lead' : 'cards.return.lead')}
      errors={errors}
    >
      {has && <Warning>{say('cards.replaces')}</Warning>}
      <ul>
        <li>{say('cards.once')}</li>
        <li>{say('cards.keep')}</li>
        <li>{say('cards.lost')}</li>
      </ul>
      <Form action="/people/cards/new">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="kind" value={kind} />
        {card && (
          <Input
            name="name"
            label={say('card.name')}
            hint={say('card.name.hint')}
            optional
            width="half"
            spellcheck={false}
            value={name}
          />
        )}
        <Button>{say(card ? 'cards.make-now' : 'cards.return.make')}</Button>
      </Form>
    </Page>
  )
}

type ByPhoneProps = { readonly number: string; readonly done: boolean; readonly errors: Errors }

export function CancelByPhone({ number, done, errors }: ByPhoneProps) {
  const say = useSay()
  const path = [{ name: say('cards.title'), href: '/people/cards' }]
  return (
    <Page title={say('cards.by-phone')} lead={say('cards.by-phone.lead')} path={path} errors={errors}>
      {done && <Done title={say('cards.by-phone.done')}>{say('cards.by-phone.next')}</Done>}
      <Form action="/people/cards/by-phone">
        <Input
          name="number"
          label={say('card.number')}
          hint={say('card.number.hint')}
          width="short"
          spellcheck={false}
          value={number}
        />
        <Button kind="grave">{say('cards.cancel')}</Button>
      </Form>
    </Page>
  )
}

import { Select } from '../../../../ui/fields.js'
import { Button, Form, Go } from '../../../../ui/form.js'
import { type Errors, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Empty } from '../../../../ui/parts.js'
import type { Holds } from '../key.js'

type Props = {
  readonly holds: Holds
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly value?: string
  readonly errors?: Errors
}

/** Asks somebody to hold a key. */
export function OfferKey({ holds, people, value = '', errors = {} }: Props) {
  const say = useSay()
  const choices = [
    { value: '', text: say('keys.offer.choose') },
    ...people.map(({ id, name }) => ({ value: id, text: name })),
  ]
  const path = [{ name: say('keys.title'), href: '/people/keys' }]
  return (
    <Page
      title={say(`keys.offer.title.${holds}`)}
      lead={say(`keys.offer.lead.${holds}`)}
      path={path}
      errors={errors}
    >
      {people.length === 0 ? (
        <Empty title={say('keys.offer.nobody')}>
          <p>{say('keys.offer.nobody.what')}</p>
          <Go to="/people/invitations">{say('keys.invite')}</Go>
        </Empty>
      ) : (
        <Form action={`/people/keys/offer/${holds}`}>
          <Select name="person" label={say('keys.offer.ask')} choices={choices} value={value} />
          <Button>{say('keys.offer.do')}</Button>
        </Form>
      )}
    </Page>
  )
}

import { type Form as Filled, typed } from '../../../../platform/web/form.js'
import { Input, Radios, Select, Textarea } from '../../../../ui/fields.js'
import { Button, Form } from '../../../../ui/form.js'
import { type Errors, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import type { Group } from '../../person.js'
import { LETTER_DAYS, LINK_DAYS, LINK_PEOPLE } from '../invitation.js'

type Props = { readonly groups: readonly Group[]; readonly form: Filled; readonly errors: Errors }

const PATH = '/people/invitations'

export function InviteByLetter({ groups, form, errors }: Props) {
  const say = useSay()
  const path = [{ name: say('invitations.title'), href: PATH }]
  return (
    <Page
      title={say('invite.by-letter')}
      lead={say('invite.by-letter.lead', { days: LETTER_DAYS })}
      path={path}
      errors={errors}
    >
      <Form action={`${PATH}/letter`}>
        <Input
          name="email"
          type="email"
          label={say('invite.whom')}
          hint={say('invite.whom.hint')}
          width="half"
          spellcheck={false}
          value={typed(form, 'email')}
        />
        <GroupOf groups={groups} form={form} />
        <Textarea
          name="words"
          label={say('invite.words')}
          hint={say('invite.words.hint')}
          optional
          most={1_000}
          rows={4}
          value={typed(form, 'words')}
        />
        <Button>{say('invite.send')}</Button>
      </Form>
    </Page>
  )
}

export function InviteByLink({ groups, form, errors }: Props) {
  const say = useSay()
  const path = [{ name: say('invitations.title'), href: PATH }]
  return (
    <Page title={say('invite.by-link')} lead={say('invite.by-link.lead')} path={path} errors={errors}>
      <Form action={`${PATH}/link`}>
        <GroupOf groups={groups} form={form} />
        <Radios
          name="days"
          label={say('invite.days')}
          choices={LINK_DAYS.map((days) => ({ value: `${days}`, label: say('invite.days.some', { days }) }))}
          value={typed(form, 'days') || '7'}
        />
        <Radios
          name="most"
          label={say('invite.most')}
          hint={say('invite.most.hint')}
          choices={LINK_PEOPLE.map((most) => ({
            value: `${most}`,
            label: say('invite.most.some', { most }),
          }))}
          value={typed(form, 'most') || '30'}
        />
        <Button>{say('invite.make-link')}</Button>
      </Form>
    </Page>
  )
}

function GroupOf({ groups, form }: Omit<Props, 'errors'>) {
  const say = useSay()
  const choices = groups.map(({ id, name }) => ({ value: id, text: name }))
  return <Select name="group" label={say('invite.group')} choices={choices} value={typed(form, 'group')} />
}

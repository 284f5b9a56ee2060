import { type Form as Filled, typed, typedMany } from '../../../../platform/web/form.js'
import { Checkboxes, Input, Radios } from '../../../../ui/fields.js'
import { Button, Form, Go } from '../../../../ui/form.js'
import { type Errors, useFrame, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Details, Inset } from '../../../../ui/parts.js'
import { WhoSeesWhat } from '../../duties/views/who-sees-what.js'
import type { Perspective } from '../../person.js'
import type { Shown } from '../queries.js'
import { OwnDevice } from './own-device.js'

export type JoinPage = {
  readonly invitation: Shown
  readonly code: string
  /** somebody who is signed in already */
  readonly isHere: boolean
  /** the address of the letter belongs to somebody here */
  readonly knowsAddress: boolean
  readonly perspectives: readonly Perspective[]
  readonly form: Filled
}

export function Join(props: JoinPage & { readonly errors: Errors }) {
  const say = useSay()
  const { organisation } = useFrame()
  const { invitation, code, isHere, knowsAddress, errors } = props
  const who = invitation.maker ?? say('invite.somebody')
  const at = { who, organisation: organisation.name, group: invitation.groupName }
  const here = `/people/join/${code}`
  return (
    <Page title={say('join.title', at)} lead={say('join.lead', at)} errors={errors}>
      {invitation.words && (
        <Inset>
          <p class="tl-said">{invitation.words}</p>
        </Inset>
      )}
      {isHere ? (
        <Form action={here}>
          <p>{say('join.here', at)}</p>
          <Button>{say('join.do')}</Button>
        </Form>
      ) : knowsAddress ? (
        <>
          <p>{say('join.sign-in-first')}</p>
          <Go to={`/people/sign-in?next=${encodeURIComponent(here)}`}>{say('sign-in.do')}</Go>
        </>
      ) : (
        <Newcomer {...props} here={here} />
      )}
    </Page>
  )
}

function Newcomer({ invitation, perspectives, form, here }: JoinPage & { readonly here: string }) {
  const say = useSay()
  const { language } = useFrame()
  return (
    <>
      <WhatHappens />
      <Form action={here} label={say('join.do')}>
        <Input
          name="name"
          label={say('join.name')}
          hint={say('join.name.hint')}
          optional
          width="half"
          autocomplete="name"
          value={typed(form, 'name')}
        />
        <Radios
          name="language"
          label={say('join.language')}
          choices={[
            { value: 'en', label: 'English' },
            { value: 'cy', label: 'Cymraeg' },
          ]}
          inline
          value={typed(form, 'language') || language}
        />
        <Checkboxes
          name="perspectives"
          label={say('join.perspectives')}
          hint={say('join.perspectives.hint')}
          choices={perspectives.map(({ id, name }) => ({ value: id, label: name[language] }))}
          values={typedMany(form, 'perspectives')}
        />
        <OwnWords perspectives={perspectives} form={form} />
        <Radios
          name="age"
          label={say('join.age')}
          choices={[
            { value: 'yes', label: say('join.age.yes') },
            { value: 'no', label: say('join.age.no') },
          ]}
          inline
          value={typed(form, 'age')}
        />
        {invitation.kind === 'link' && <WayBack form={form} />}
        {invitation.kind === 'letter' && <OwnDevice own={typed(form, 'own') === 'yes'} />}
        <WhoSeesWhat />
        <Button>{say('join.do')}</Button>
      </Form>
    </>
  )
}

function OwnWords({ perspectives, form }: Pick<JoinPage, 'perspectives' | 'form'>) {
  const say = useSay()
  const { language } = useFrame()
  const open = perspectives.some(({ id }) => typed(form, `words-${id}`) !== '')
  return (
    <Details summary={say('join.own-words')} open={open}>
      {perspectives.map(({ id, name }) => (
        <Input name={`words-${id}`} label={name[language]} optional value={typed(form, `words-${id}`)} />
      ))}
    </Details>
  )
}

function WayBack({ form }: Pick<JoinPage, 'form'>) {
  const say = useSay()
  return (
    <Radios
      name="back"
      label={say('join.back')}
      choices={[
        {
          value: 'email',
          label: say('join.back.email'),
          hint: say('join.back.email.hint'),
          more: (
            <Input
              name="email"
              type="email"
              label={say('code.email')}
              width="half"
              autocomplete="email"
              spellcheck={false}
              value={typed(form, 'email')}
            />
          ),
        },
        { value: 'card', label: say('join.back.card'), hint: say('join.back.card.hint') },
        { value: 'device', label: say('join.back.device'), hint: say('join.back.device.hint') },
      ]}
      value={typed(form, 'back')}
    />
  )
}

function WhatHappens() {
  const say = useSay()
  return (
    <ul>
      <li>{say('join.what.free')}</li>
      <li>{say('join.what.do')}</li>
      <li>{say('join.what.leave')}</li>
    </ul>
  )
}

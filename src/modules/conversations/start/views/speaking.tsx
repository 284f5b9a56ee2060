import { Checkboxes, Radios } from '../../../../ui/fields.js'
import { Button, Form, Go } from '../../../../ui/form.js'
import { useFrame, useSay } from '../../../../ui/frame.js'
import { Details } from '../../../../ui/parts.js'
import { WHOSE } from '../../idea.js'
import type { First } from '../first.js'
import { nameIn } from './first-page.js'

/**
 * From where one speaks, right on the first page: after its one button the first idea stands there. It goes to
 * take-part's page, which asks again where something is missing.
 */
export function Speaking({ first: { settings, here } }: { readonly first: First }) {
  const say = useSay()
  const { language } = useFrame()
  const { conversation: c, asked, perspectives } = settings
  const at = `/conversations/${c.id}/perspective`
  // In a small room everybody agrees to something first, and that is asked there.
  if (c.smallRoom || asked.length === 0) return <Go to={at}>{say('start.begin')}</Go>
  return (
    <Form action={at}>
      <Checkboxes
        name="perspectives"
        label={say('start.which')}
        hint={say('start.which.hint')}
        choices={[
          ...asked.map(({ perspective }) => ({
            value: perspective,
            label: nameIn(perspectives, perspective, language),
          })),
          { value: 'none', label: say('start.which.none') },
        ]}
        values={here.before}
      />
      <Details summary={say('start.whose.open')}>
        <Radios
          name="whose"
          label={say('start.whose')}
          choices={WHOSE.map((whose) => ({
            value: whose,
            label: say(`start.whose.${whose}`),
            ...(whose === 'supporter' ? { hint: say('start.whose.supporter.hint') } : {}),
          }))}
          value="mine"
        />
      </Details>
      {here.isNew && (
        <Checkboxes
          name="own"
          label={say('start.device')}
          choices={[{ value: 'yes', label: say('start.device.own'), hint: say('start.device.own.hint') }]}
        />
      )}
      <Button>{say('start.begin')}</Button>
      {here.isGuest && (
        <p>
          <a href="/conversations/code">{say('start.list.code')}</a>
        </p>
      )}
    </Form>
  )
}

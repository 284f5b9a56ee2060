import { type Form as Typed, typed, typedMany } from '../../../../platform/web/form.js'
import { Checkboxes, Input } from '../../../../ui/fields.js'
import { Button, Form } from '../../../../ui/form.js'
import { type Errors, useFrame, useSay } from '../../../../ui/frame.js'
import { NotWatched } from '../../../../ui/help.js'
import { Page } from '../../../../ui/page.js'
import { Details } from '../../../../ui/parts.js'
import type { Perspective } from '../../person.js'
import { useMyPath } from './path.js'

type Props = {
  readonly offered: readonly Perspective[]
  readonly said: ReadonlyMap<string, string | null>
  /** what was typed, where something needs attention */
  readonly form?: Typed | undefined
  readonly errors?: Errors
}

export function Which({ offered, said, form, errors = {} }: Props) {
  const say = useSay()
  const { language } = useFrame()
  const path = useMyPath()
  const words = (id: string) => (form ? typed(form, `words-${id}`) : (said.get(id) ?? ''))
  return (
    <Page title={say('which.title')} lead={say('which.lead')} path={path} errors={errors}>
      <Form action="/people/me/perspectives">
        <Checkboxes
          name="which"
          label={say('which.label')}
          hint={say('which.hint')}
          values={form ? typedMany(form, 'which') : [...said.keys()]}
          choices={offered.map(({ id, name, side }) => ({
            value: id,
            label: name[language],
            hint: say(side === 'lived' ? 'which.lived' : 'which.learnt'),
            more: (
              <Input
                name={`words-${id}`}
                label={say('which.own', { name: name[language] })}
                hint={say(side === 'lived' ? 'which.own-hint' : 'which.own-hint-learnt')}
                value={words(id)}
                optional
              />
            ),
          }))}
        />
        <NotWatched />
        <Details summary={say('which.who-sees')}>
          <p>{say('which.five')}</p>
          <p>{say('which.own-words')}</p>
          <p>{say('which.change')}</p>
        </Details>
        <Button>{say('which.save')}</Button>
      </Form>
    </Page>
  )
}

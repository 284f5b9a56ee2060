import { type Form as TypedForm, typed } from '../../../../platform/web/form.js'
import { Checkboxes, FileUpload, Input, Select } from '../../../../ui/fields.js'
import { Button, Form } from '../../../../ui/form.js'
import { type Errors, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import type { Group } from '../../../people/index.js'

type Props = {
  readonly groups: readonly Group[]
  /** what the organisation speaks */
  readonly language: string
  readonly form: TypedForm
  readonly errors: Errors
}

/** Sends an export of another program, to become a closed conversation of a group. */
export function ImportPage({ groups, language, form, errors }: Props) {
  const say = useSay()
  const path = [{ name: say('room.conversations'), href: '/conversations' }]
  return (
    <Page title={say('exchange.import.title')} lead={say('exchange.import.lead')} errors={errors} path={path}>
      <Form action="/conversations/import" files>
        <Select
          name="group"
          label={say('exchange.import.group')}
          choices={groups.map(({ id, name }) => ({ value: id, text: name }))}
          value={typed(form, 'group')}
        />
        <FileUpload
          name="export"
          label={say('exchange.import.export')}
          hint={say('exchange.import.export-hint')}
        />
        <FileUpload
          name="perspectives"
          label={say('exchange.import.perspectives')}
          hint={say('exchange.import.perspectives-hint')}
          optional
        />
        <Input
          name="question"
          label={say('exchange.import.question')}
          hint={say('exchange.import.question-hint')}
          value={typed(form, 'question')}
          optional
        />
        <Input
          name="language"
          label={say('exchange.import.language')}
          hint={say('exchange.import.language-hint')}
          value={typed(form, 'language') || language}
          width="short"
          spellcheck={false}
        />
        <Checkboxes
          name="lenient"
          label={say('exchange.import.rows')}
          choices={[{ value: 'yes', label: say('exchange.import.lenient') }]}
          values={typed(form, 'lenient') ? ['yes'] : []}
        />
        <Button>{say('exchange.import.send')}</Button>
      </Form>
    </Page>
  )
}

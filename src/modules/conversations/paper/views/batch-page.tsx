import { type Form as TypedForm, typed, typedMany } from '../../../../platform/web/form.js'
import { Checkboxes, Input, Radios } from '../../../../ui/fields.js'
import { Button, Do, Form } from '../../../../ui/form.js'
import { type Errors, useFrame, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Cards } from '../../../../ui/parts.js'
import type { Conversation } from '../../conversation.js'
import { WHOSE } from '../../idea.js'
import { useDay } from '../../start/views/day.js'
import { pathTo } from '../../start/views/path.js'
import { type BatchShown, type Sheet, shortName } from '../queries.js'
import { LETTERS } from '../sheet.js'

export type Choice = { readonly value: string; readonly label: string }
type SheetShown = Sheet & { readonly name: string; readonly line: string }

type Props = {
  readonly conversation: Conversation
  readonly batch: BatchShown
  readonly sheets: readonly SheetShown[]
  readonly mending: SheetShown | undefined
  readonly choices: readonly Choice[]
  readonly mayChange: boolean
  readonly mayConfirm: boolean
  readonly at: string
  readonly form: TypedForm
  readonly errors: Errors
}

/** One batch: a form for the next sheet, and below it what was entered so far. */
export function BatchPage(props: Props) {
  const say = useSay()
  const day = useDay()
  const { conversation: c, batch, sheets, mending, at, errors, mayChange, mayConfirm } = props
  const path = [
    ...pathTo(say, c),
    { name: say('paper.batches.title'), href: `/conversations/${c.id}/paper/enter` },
  ]
  const title = say(mending ? 'paper.mend.title' : mayChange ? 'paper.enter.title' : 'paper.batch.title')
  return (
    <Page title={title} path={path} errors={errors}>
      <p>
        {say('paper.batch.by', {
          name: shortName(batch.id),
          who: batch.who ?? say('paper.somebody'),
          day: day(batch.on),
        })}
      </p>
      {batch.confirmedBy && <p>{say('paper.batch.confirmed')}</p>}
      {mayChange && <SheetForm {...props} />}
      {mayConfirm && (
        <>
          <p>{say('paper.confirm.how')}</p>
          <Do at={`${at}/confirm`}>{say('paper.confirm')}</Do>
        </>
      )}
      <h2>{say('paper.batch.sheets', { n: sheets.length })}</h2>
      {sheets.length > 0 && (
        <Cards>
          {sheets.map((sheet) => (
            <Entered sheet={sheet} {...props} />
          ))}
        </Cards>
      )}
    </Page>
  )
}

function SheetForm({ mending, choices, at, form }: Props) {
  const say = useSay()
  const { language } = useFrame()
  const again = Object.keys(form).length > 0
  return (
    <Form action={mending ? `${at}/sheets/${mending.name}` : at}>
      {!mending && (
        <Input
          name="code"
          label={say('paper.enter.code')}
          hint={say('paper.enter.code-hint')}
          value={typed(form, 'code')}
          width="half"
          spellcheck={false}
          autocomplete="off"
          optional
        />
      )}
      {choices.length > 0 && (
        <Checkboxes
          name="perspectives"
          label={say('paper.enter.perspectives')}
          choices={choices}
          values={again ? typedMany(form, 'perspectives') : (mending?.perspectives ?? [])}
        />
      )}
      <Radios
        name="whose"
        label={say('paper.enter.whose')}
        choices={WHOSE.map((one) => ({ value: one, label: say(`paper.whose.${one}`) }))}
        value={again ? typed(form, 'whose') : (mending?.whose ?? 'mine')}
      />
      <Input
        name="line"
        label={say('paper.enter.line')}
        hint={say('paper.enter.line-hint', LETTERS[language])}
        value={again ? typed(form, 'line') : mending?.line}
        spellcheck={false}
        autocomplete="off"
      />
      <Button>{say(mending ? 'paper.mend.keep' : 'paper.enter.keep')}</Button>
    </Form>
  )
}

function Entered({ sheet, choices, at, mayChange }: Props & { readonly sheet: SheetShown }) {
  const say = useSay()
  const names = choices.filter(({ value }) => sheet.perspectives.includes(value)).map(({ label }) => label)
  return (
    <>
      <p>
        <strong>{sheet.line}</strong>
        <br />
        {[...names, say(`paper.whose.${sheet.whose}`)].join(', ')}
      </p>
      {mayChange && (
        <>
          <p>
            <a href={`${at}?mend=${sheet.name}`} aria-label={say('paper.mend.this', { line: sheet.line })}>
              {say('paper.mend')}
            </a>
          </p>
          <Do at={`${at}/sheets/${sheet.name}/remove`} kind="quiet">
            {say('paper.remove')}
            <span class="govuk-visually-hidden">: {sheet.line}</span>
          </Do>
        </>
      )}
    </>
  )
}

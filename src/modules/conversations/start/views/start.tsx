import { type Form as Typed, typed } from '../../../../platform/web/form.js'
import { Select, Textarea } from '../../../../ui/fields.js'
import { Button, Form, Go } from '../../../../ui/form.js'
import { type Errors, useFrame, useSay } from '../../../../ui/frame.js'
import { NotWatched } from '../../../../ui/help.js'
import { Page } from '../../../../ui/page.js'
import { Cards } from '../../../../ui/parts.js'
import type { Group } from '../../../people/index.js'
import { type Conversation, TEMPLATES, type Template } from '../../conversation.js'
import { languageName, SPOKEN } from './languages.js'
import { pathTo } from './path.js'

/** A ready question, or one of one's own; or, for whoever holds a key, one that was held elsewhere. */
export function ChooseQuestion({ bringsIn }: { readonly bringsIn: boolean }) {
  const say = useSay()
  return (
    <Page title={say('start.choose.title')} lead={say('start.choose.lead')} path={pathTo(say)}>
      <h2>{say('start.choose.ready')}</h2>
      <p>{say('start.choose.ready.what')}</p>
      <Cards>
        {TEMPLATES.map((template) => (
          <>
            <h3>{say(`start.template.${template}`)}</h3>
            <p>{say(`start.template.${template}.about`)}</p>
            <Go to={`/conversations/start?template=${template}`} kind="second">
              {say('start.choose.take')}
              <span class="govuk-visually-hidden">: {say(`start.template.${template}`)}</span>
            </Go>
          </>
        ))}
      </Cards>
      <h2>{say('start.choose.own')}</h2>
      <p>{say('start.choose.own.what')}</p>
      <Go to="/conversations/start?template=own">{say('start.choose.own.go')}</Go>
      {bringsIn && (
        <p>
          <a href="/conversations/import">{say('start.choose.import')}</a>
        </p>
      )}
    </Page>
  )
}

type Props = {
  readonly groups: readonly Group[]
  readonly template: Template | null
  /** a draft whose question is changed */
  readonly draft?: Conversation | undefined
  readonly form: Typed
  readonly errors: Errors
}

export function QuestionPage({ groups, template, draft, form, errors }: Props) {
  const say = useSay()
  const { language } = useFrame()
  const value = (name: string, otherwise: string) => (name in form ? typed(form, name) : otherwise)
  const ready = (of: 'question' | 'about') =>
    draft
      ? (draft[of] ?? '')
      : template
        ? say(of === 'about' ? `start.template.${template}.about` : `start.template.${template}`)
        : ''
  return (
    <Page
      title={say('start.question.title')}
      lead={say('start.question.lead')}
      path={pathTo(say)}
      errors={errors}
    >
      <Form action={draft ? `/conversations/${draft.id}/prepare/question` : '/conversations/start'}>
        {template && <input type="hidden" name="template" value={template} />}
        <Textarea
          name="question"
          label={say('start.question')}
          hint={say('start.question.hint')}
          rows={3}
          most={300}
          value={value('question', ready('question'))}
        />
        <Textarea
          name="about"
          label={say('start.about')}
          hint={say('start.about.hint')}
          optional
          rows={4}
          most={1000}
          value={value('about', ready('about'))}
        />
        <NotWatched />
        <Select
          name="language"
          label={say('start.language.ask')}
          choices={SPOKEN.map((one) => ({ value: one, text: languageName(one, language) }))}
          value={value('language', draft?.language ?? language)}
        />
        {!draft && groups.length > 1 && (
          <Select
            name="group"
            label={say('start.group')}
            choices={groups.map(({ id, name }) => ({ value: id, text: name }))}
            value={value('group', groups[0]?.id ?? '')}
          />
        )}
        {!draft && groups.length === 1 && <input type="hidden" name="group" value={groups[0]?.id} />}
        <Button>{say(draft ? 'start.save' : 'start.next')}</Button>
      </Form>
      {!draft && <p class="tl-soft">{say('start.question.next')}</p>}
    </Page>
  )
}

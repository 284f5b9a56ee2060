import { type Form as Typed, typed } from '../../../../platform/web/form.js'
import { Select, Textarea } from '../../../../ui/fields.js'
import { Button, Do, Form, Go } from '../../../../ui/form.js'
import { type Errors, useFrame, useSay } from '../../../../ui/frame.js'
import { NotWatched } from '../../../../ui/help.js'
import { Page } from '../../../../ui/page.js'
import { Cards, Empty } from '../../../../ui/parts.js'
import { otherOf } from '../other-language.js'
import type { SeedNotes } from '../seed-notes.js'
import type { SeedShown, Settings } from '../settings.js'
import { Did } from './did.js'
import { languageName } from './languages.js'
import { pathTo } from './path.js'
import { Noted } from './seed-notes.js'

type Props = {
  readonly settings: Settings
  /** of each first idea, in their order */
  readonly notes: readonly SeedNotes[]
  readonly done: string | undefined
  readonly form: Typed
  readonly errors: Errors
}

/** The first ideas, and a form for one more. */
export function SeedsPage({ settings, notes, done, form, errors }: Props) {
  const say = useSay()
  const { seeds, conversation: c } = settings
  const prepare = `/conversations/${c.id}/prepare`
  return (
    <Page
      title={say('start.step.seeds')}
      lead={say('start.step.seeds.lead')}
      path={[...pathTo(say), { name: say('start.prepare.title'), href: prepare }]}
      errors={errors}
    >
      <Did done={done} />
      {seeds.length === 0 ? (
        <Empty title={say('start.seeds.empty')}>
          <p>{say('start.seeds.empty.what')}</p>
          <p>{say('start.seeds.empty.example')}</p>
        </Empty>
      ) : (
        <Cards>
          {seeds.map((seed, at) => (
            <OneSeed seed={seed} notes={notes[at]} at={`${prepare}/seeds/${seed.n}`} />
          ))}
        </Cards>
      )}
      <h2>{say('start.seed.add')}</h2>
      <Form action={`${prepare}/seeds`} label={say('start.seed.add')}>
        <SeedFields form={form} language={c.language} />
        <Button kind="second">{say('start.seed.add.do')}</Button>
      </Form>
      <p>
        <a href={`${prepare}/ideas-file`}>{say('exchange.ideas.title')}</a>
      </p>
      <Go to={prepare}>{say('start.seeds.go-on')}</Go>
    </Page>
  )
}

function OneSeed({
  seed,
  notes,
  at,
}: {
  readonly seed: SeedShown
  readonly notes: SeedNotes | undefined
  readonly at: string
}) {
  const say = useSay()
  return (
    <>
      <h2 lang={seed.language} class="govuk-heading-s">
        {seed.text}
      </h2>
      {seed.translation && <p lang={otherOf(seed.language)}>{seed.translation}</p>}
      {seed.easyRead && (
        <p>
          {say('start.easy-read')}: <span lang={seed.language}>{seed.easyRead}</span>
        </p>
      )}
      <Noted notes={notes} />
      <p>
        <a href={at}>
          {say('start.seed.change')}
          <span class="govuk-visually-hidden">: {seed.text}</span>
        </a>
      </p>
    </>
  )
}

/** The words of a seed, in its language, the other one and Easy Read. */
export function SeedFields({
  form,
  language,
  seed,
}: {
  readonly form: Typed
  readonly language: string
  readonly seed?: SeedShown
}) {
  const say = useSay()
  const frame = useFrame()
  const value = (name: string, stands: string) => (name in form ? typed(form, name) : stands)
  const spoken = value('language', seed?.language ?? language)
  const others = [...new Set([language, 'en', 'cy'])]
  return (
    <>
      <Textarea
        name="text"
        label={say('start.seed.text')}
        hint={say('start.seed.text.hint')}
        rows={2}
        most={300}
        value={value('text', seed?.text ?? '')}
      />
      <Select
        name="language"
        label={say('start.seed.language')}
        choices={others.map((one) => ({ value: one, text: languageName(one, frame.language) }))}
        value={spoken}
      />
      <Textarea
        name="translation"
        label={say('start.seed.translation')}
        hint={say('start.seed.translation.hint')}
        optional
        rows={2}
        most={300}
        value={value('translation', seed?.translation ?? '')}
      />
      <Textarea
        name="easy"
        label={say('start.seed.easy')}
        hint={say('start.seed.easy.hint')}
        optional
        rows={2}
        most={600}
        value={value('easy', seed?.easyRead ?? '')}
      />
      <NotWatched />
    </>
  )
}

export function SeedPage({
  settings,
  seed,
  form,
  errors,
}: Omit<Props, 'done' | 'notes'> & { readonly seed: SeedShown }) {
  const say = useSay()
  const { conversation: c } = settings
  const at = `/conversations/${c.id}/prepare/seeds`
  return (
    <Page
      title={say('start.seed.change.title')}
      path={[...pathTo(say), { name: say('start.step.seeds'), href: at }]}
      errors={errors}
    >
      <Form action={`${at}/${seed.n}`}>
        <SeedFields form={form} language={c.language} seed={seed} />
        <Button>{say('start.save')}</Button>
      </Form>
      <Do at={`${at}/${seed.n}/remove`} kind="second">
        {say('start.seed.remove')}
      </Do>
    </Page>
  )
}

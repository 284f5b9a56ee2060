import { type Form as Typed, typed } from '../../../../platform/web/form.js'
import { Input, Radios, Select, Textarea } from '../../../../ui/fields.js'
import { Button, Form } from '../../../../ui/form.js'
import { type Errors, useSay } from '../../../../ui/frame.js'
import { NotWatched } from '../../../../ui/help.js'
import { Page } from '../../../../ui/page.js'
import { Inset } from '../../../../ui/parts.js'
import { type Ask, formOf, idIn, type Kind } from '../kinds.js'

const usePath = () => {
  const say = useSay()
  return [
    { name: say('keys.title'), href: '/people/keys' },
    { name: say('proposals.title'), href: '/people/proposals' },
  ]
}

/** What can be proposed from here; other acts begin beside the thing they are about. */
export function ProposeWhat({ kinds }: { readonly kinds: readonly Kind[] }) {
  const say = useSay()
  return (
    <Page title={say('proposals.new.title')} lead={say('proposals.new.lead')} path={usePath()}>
      <ul class="govuk-list govuk-list--spaced">
        {kinds.map((kind) => (
          <li>
            <a href={`/people/proposals/new/${formOf(kind)}`}>{say(kind.words.title)}</a>
          </li>
        ))}
      </ul>
    </Page>
  )
}

type Props = {
  readonly kind: Kind
  /** the one thing it is about, where it began beside it */
  readonly thing: { readonly about: string; readonly text: string } | undefined
  readonly things: readonly { readonly about: string; readonly text: string }[]
  readonly form: Typed
  readonly errors: Errors
}

export function ProposePage({ kind, thing, things, form, errors }: Props) {
  const say = useSay()
  const reasons = kind.reasonKinds.map((value) => {
    const words = kind.words.reasons[value]
    return { value, label: words ? say(words) : value }
  })
  return (
    <Page title={say(kind.words.title)} lead={say('proposals.new.lead')} path={usePath()} errors={errors}>
      <Form action={`/people/proposals/new/${formOf(kind)}`}>
        {thing && (
          <>
            <Inset>{thing.text}</Inset>
            <input type="hidden" name="about" value={thing.about} />
          </>
        )}
        {!thing && things.length > 0 && (
          <Select
            name="about"
            label={say(kind.words.about ?? 'proposals.ask.thing')}
            choices={[
              { value: '', text: say('proposals.ask.thing.choose') },
              ...things.map(({ about, text }) => ({ value: about, text })),
            ]}
            value={typed(form, 'about')}
          />
        )}
        {(kind.asks ?? []).map((ask) => (
          <Asked ask={ask} things={things} form={form} />
        ))}
        <Radios
          name="reason"
          label={say('proposals.ask.reason')}
          choices={reasons}
          value={typed(form, 'reason')}
        />
        <Textarea
          name="why"
          label={say('proposals.ask.why')}
          hint={say('proposals.ask.why.hint')}
          optional
          most={500}
          value={typed(form, 'why')}
        />
        <NotWatched />
        <Button>{say('proposals.propose')}</Button>
      </Form>
    </Page>
  )
}

type AskedProps = Pick<Props, 'things' | 'form'> & { readonly ask: Ask }

function Asked({ ask: { name, label, choices, isThing, isApart }, things, form }: AskedProps) {
  const say = useSay()
  if (isThing)
    return (
      <Select
        name={name}
        label={say(label)}
        choices={[
          { value: '', text: say('proposals.ask.thing.choose') },
          ...things.map((thing) => ({ value: idIn(thing), text: thing.text })),
        ]}
        value={typed(form, name)}
      />
    )
  if (isApart)
    return (
      <Input
        name={name}
        type="email"
        label={say(label)}
        hint={say('proposals.ask.apart')}
        spellcheck={false}
        width="half"
        value={typed(form, name)}
      />
    )
  if (!choices) return <Input name={name} label={say(label)} value={typed(form, name)} />
  const offered = choices.map((choice) => ({ value: choice.value, label: say(choice.label) }))
  return <Radios name={name} label={say(label)} choices={offered} value={typed(form, name)} />
}

import { type Form as Typed, typed } from '../../../../platform/web/form.js'
import { Textarea } from '../../../../ui/fields.js'
import { Button, Do, Form } from '../../../../ui/form.js'
import { type Errors, useFrame, useSay } from '../../../../ui/frame.js'
import { NotWatched } from '../../../../ui/help.js'
import { Page } from '../../../../ui/page.js'
import { Details, Facts, Inset } from '../../../../ui/parts.js'
import { written } from '../day-words.js'
import { type ProposalShown, reasonOf } from './proposals.js'

type Props = ProposalShown & {
  readonly names: ReadonlyMap<string, string>
  readonly words: readonly string[]
  /** what only those who decide may read */
  readonly apart: readonly string[]
  /** the last day before the other side's key goes on to its deputy; the day it is put away */
  readonly days: { readonly passes: string; readonly lapses: string; readonly answered: string }
  readonly can: { readonly answer: boolean; readonly withdraw: boolean }
  /** why somebody who holds a key may not answer, in words */
  readonly whyNot: string | undefined
  readonly form: Typed
  readonly errors: Errors
}

/** One proposal: what, why, by whom, and how it stands. */
export function ProposalPage(props: Props) {
  const { proposal, kind, thing, names, words, apart, days, can, whyNot, errors } = props
  const say = useSay()
  const { language } = useFrame()
  const nameOf = (person: string | null) => (person && names.get(person)) ?? say('keys.somebody')
  const by = {
    name: nameOf(proposal.by),
    side: say(`keys.side.${proposal.side}`),
    day: written(proposal.on, language),
  }
  const state = {
    name: nameOf(proposal.answeredBy),
    day: proposal.state === 'open' ? days.lapses : days.answered,
  }
  return (
    <Page
      title={kind ? say(kind.words.title) : say('proposals.gone')}
      path={[
        { name: say('keys.title'), href: '/people/keys' },
        { name: say('proposals.title'), href: '/people/proposals' },
      ]}
      errors={errors}
    >
      <Facts
        facts={[
          {
            name: say('proposals.about'),
            value: thing?.href ? (
              <a href={thing.href}>{thing.text}</a>
            ) : (
              (thing?.text ?? say('proposals.gone'))
            ),
          },
          ...apart.map((value) => ({ name: say('proposals.apart'), value })),
          { name: say('proposals.reason'), value: reasonOf(say, kind, proposal) },
          { name: say('proposals.by'), value: say('proposals.by.who', by) },
          { name: say('proposals.state'), value: say(`proposals.state.${proposal.state}`, state) },
        ]}
      />
      {proposal.state === 'open' && <p>{say('proposals.clock.holder', { day: days.passes })}</p>}
      {words.length > 0 && (
        <section>
          <h2>{say('proposals.words')}</h2>
          {words.map((said) => (
            <Inset>{said}</Inset>
          ))}
        </section>
      )}
      {whyNot && <p>{whyNot}</p>}
      {can.answer && <Answering {...props} />}
      {can.withdraw && (
        <Do at={`/people/proposals/${proposal.id}/withdrawal`} kind="quiet">
          {say('proposals.withdraw')}
        </Do>
      )}
    </Page>
  )
}

function Answering({ proposal, form, errors }: Props) {
  const say = useSay()
  const here = `/people/proposals/${proposal.id}`
  return (
    <>
      <p>{say('proposals.yes.what')}</p>
      <Do at={`${here}/confirmation`}>{say('proposals.yes')}</Do>
      <Details summary={say('proposals.no')} open={Object.keys(errors).includes('why')}>
        <Form action={`${here}/refusal`} label={say('proposals.no')}>
          <Textarea
            name="why"
            label={say('proposals.no.why')}
            hint={say('proposals.ask.why.hint')}
            optional
            most={500}
            value={typed(form, 'why')}
          />
          <NotWatched />
          <Button kind="second">{say('proposals.no')}</Button>
        </Form>
      </Details>
    </>
  )
}

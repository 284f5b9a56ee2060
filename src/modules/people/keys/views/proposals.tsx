import { Go } from '../../../../ui/form.js'
import { useFrame, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Cards, Empty, Tag } from '../../../../ui/parts.js'
import { written } from '../day-words.js'
import type { Kind } from '../kinds.js'
import type { Proposal } from '../proposal.js'

/** A proposal with what its readers need to understand it. */
export type ProposalShown = {
  readonly proposal: Proposal
  readonly kind: Kind | undefined
  readonly thing: { readonly text: string; readonly href?: string } | undefined
}

type Props = {
  readonly open: readonly ProposalShown[]
  readonly others: readonly ProposalShown[]
  readonly canPropose: boolean
}

/** Everything that two people must agree on, and how it stands: for all members to see. */
export function ProposalsPage({ open, others, canPropose }: Props) {
  const say = useSay()
  return (
    <Page
      title={say('proposals.title')}
      lead={say('proposals.lead')}
      path={[{ name: say('keys.title'), href: '/people/keys' }]}
    >
      {canPropose && <Go to="/people/proposals/new">{say('proposals.new')}</Go>}
      {open.length === 0 ? (
        <Empty title={say('proposals.empty')}>
          <p>{say('proposals.empty.what')}</p>
        </Empty>
      ) : (
        <section>
          <h2>{say('proposals.open')}</h2>
          <List those={open} />
        </section>
      )}
      {others.length > 0 && (
        <section>
          <h2>{say('proposals.past')}</h2>
          <List those={others} />
        </section>
      )}
    </Page>
  )
}

function List({ those }: { readonly those: readonly ProposalShown[] }) {
  const say = useSay()
  const { language } = useFrame()
  return (
    <Cards>
      {those.map(({ proposal, kind, thing }) => (
        <>
          <h3>
            <a href={`/people/proposals/${proposal.id}`}>
              {kind ? say(kind.words.title) : say('proposals.gone')}
            </a>
          </h3>
          <p>
            {thing?.text ?? say('proposals.gone')}
            <br />
            {reasonOf(say, kind, proposal)}
          </p>
          <p>
            <Tag
              state={
                proposal.state === 'open' ? 'waiting' : proposal.state === 'confirmed' ? 'done' : 'plain'
              }
            >
              {say(`proposals.tag.${proposal.state}`)}
            </Tag>{' '}
            {written(proposal.on, language)}
          </p>
        </>
      ))}
    </Cards>
  )
}

export function reasonOf(
  say: ReturnType<typeof useSay>,
  kind: Kind | undefined,
  { reason }: Proposal,
): string {
  const words = kind?.words.reasons[reason]
  return words ? say(words) : ''
}

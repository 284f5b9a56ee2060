import { useSay } from '../../../../ui/frame.js'

type Props = {
  readonly at: string
  readonly keeps: boolean
  readonly mayInvite: boolean
  readonly mayReply: boolean
  readonly hasLink: boolean
  readonly state: 'draft' | 'open' | 'closed'
}

/** What those who keep it, or invite to it, do from here. */
export function Tools({ at, keeps, mayInvite, mayReply, hasLink, state }: Props) {
  const say = useSay()
  const tools = [
    ...(mayInvite ? (['slips', 'invite'] as const) : []),
    ...(mayInvite && hasLink ? (['link'] as const) : []),
    ...(mayInvite ? (['paper', 'screen'] as const) : []),
    ...(keeps && state === 'open' ? (['changes'] as const) : []),
    ...(mayReply && state !== 'draft' ? (['reply'] as const) : []),
    ...(keeps && state !== 'draft' ? (['export'] as const) : []),
  ]
  if (!tools.length) return null
  return (
    <nav aria-label={say('start.tools')}>
      <h2>{say('start.tools')}</h2>
      <ul class="govuk-list govuk-list--spaced">
        {tools.map((tool) => (
          <li>
            <a href={`${at}/${tool}`}>{say(`start.tool.${tool}`)}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

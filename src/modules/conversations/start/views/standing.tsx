import { useSay } from '../../../../ui/frame.js'
import { Tag, Warning } from '../../../../ui/parts.js'
import type { ReplyLine } from '../first.js'
import type { Verdict } from '../reply.js'
import { useDay } from './day.js'

type Props = {
  readonly standing: readonly ReplyLine[]
  readonly at: string
  readonly closed: boolean
  readonly over: boolean
}

/** Whether it is closed, and whether a reply is there, due or late: for everybody, whoever they are. */
export function Standing({ standing, at, closed, over }: Props) {
  const say = useSay()
  const day = useDay()
  return (
    <>
      {closed && <p>{say('start.closed')}</p>}
      {over && <Warning>{say('start.over')}</Warning>}
      {standing.map(({ n, kind, dueOn, verdict }) => (
        <p>
          <Tag state={kind === 'here' ? 'done' : 'waiting'}>
            {say(n === 2 ? `start.reply.second.${kind}` : `start.reply.${kind}`, { day: day(dueOn) })}
          </Tag>{' '}
          {kind === 'here' && <a href={`${at}/reply`}>{say('start.read-reply')}</a>}
          {verdict?.kind === 'told' && (
            <>
              <br />
              <VerdictWords verdict={verdict} />
            </>
          )}
        </p>
      ))}
    </>
  )
}

/** What people said of a reply: in words and fives, so that it tells nothing of one person. */
export function VerdictWords({ verdict }: { readonly verdict: Verdict }) {
  const say = useSay()
  if (verdict.kind === 'few') return <>{say('start.verdict.few')}</>
  return <>{say(`start.verdict.${verdict.most}`, { about: verdict.about })}</>
}

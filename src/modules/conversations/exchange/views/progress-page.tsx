import { useFrame, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import type { Sent } from '../sent.js'

/** How far a conversation that was sent has come, in words; and at the end what became of every row. */
export function ProgressPage({ sent }: { readonly sent: Sent }) {
  const say = useSay()
  const { assets, address } = useFrame()
  const going = sent.state !== 'done' && sent.state !== 'refused'
  const path = [
    { name: say('room.conversations'), href: '/conversations' },
    { name: say('exchange.import.title'), href: '/conversations/import' },
  ]
  return (
    <Page title={say('exchange.progress.title')} lead={say('exchange.progress.lead')} path={path}>
      <div id="progress" role="status" {...(going ? { 'data-going': 'yes' } : {})}>
        <State sent={sent} />
        {going && (
          <p>
            <a href={address}>{say('exchange.progress.again')}</a>
          </p>
        )}
      </div>
      {going && assets.progress && <script type="module" src={assets.progress} />}
    </Page>
  )
}

function State({ sent: { state, kept, ofVotes, conversation, told } }: { readonly sent: Sent }) {
  const say = useSay()
  if (state === 'waiting') return <p>{say('exchange.progress.waiting')}</p>
  if (state === 'reading') return <p>{say('exchange.progress.reading')}</p>
  if (state === 'keeping') return <p>{say('exchange.progress.keeping', { kept, of: ofVotes })}</p>
  return (
    <>
      <p>{say(state === 'done' ? 'exchange.progress.done' : 'exchange.progress.refused')}</p>
      <Lines title={say('exchange.progress.why')} lines={told.why} />
      <Lines title={say('exchange.progress.rows')} lines={told.rows} />
      <Lines title={say('exchange.progress.notes')} lines={told.notes} />
      <p>
        {conversation ? (
          <a href={`/conversations/${conversation}`}>{say('exchange.progress.go')}</a>
        ) : (
          <a href="/conversations/import">{say('exchange.progress.send-again')}</a>
        )}
      </p>
    </>
  )
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (!lines.length) return null
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </>
  )
}

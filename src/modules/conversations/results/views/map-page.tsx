import { Go } from '../../../../ui/form.js'
import { useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Details, Table } from '../../../../ui/parts.js'
import { cellWords } from '../../report/phrases.js'
import { langOf } from '../../views/lang.js'
import { MapPicture } from '../../views/map-picture.js'
import type { Own } from '../mine.js'
import type { Shown, ShownStream } from '../shown.js'
import type { Ways } from '../ways.js'
import { AsOf, type Moment, WaysOn, WhichStream } from './parts.js'

type Props = {
  readonly shown: Shown
  readonly stream: ShownStream
  readonly ways: Ways
  readonly moment: Moment
  /** the reader's own answers, where they have given any */
  readonly own: Own
  readonly place: { readonly x: number; readonly y: number } | undefined
}

/** The map, and on it the reader's own place: worked out for this page, kept nowhere, shown to nobody else. */
export function MapPage({ shown, stream, ways, moment, own, place }: Props) {
  const say = useSay()
  const { report } = stream
  const { invited, link } = shown.streams
  const { map } = report
  return (
    <Page
      title={say('map.title')}
      lead={shown.here.conversation.question}
      path={[
        { name: say('room.conversations'), href: '/conversations' },
        { name: say('results.path'), href: ways.conversation },
        { name: say('results.way.results'), href: ways.results },
      ]}
    >
      <div class="tl-results">
        <WhichStream stream={stream} both={Boolean(invited && link)} ways={ways} />
        <AsOf stream={stream} closed={shown.stored?.snapshot.closed ?? false} moment={moment} />
        <p>{say(map.kind === 'drawn' ? 'map.lead' : `map.${map.why}`)}</p>
        <h2>{say('results.mine.title')}</h2>
        <Mine {...{ shown, stream, ways, moment, own, place }} />
        {map.kind === 'drawn' && <h2>{say('results.map.title')}</h2>}
        <MapPicture report={report} say={say} lang={shown.lang} tableFirst mine={place} />
        <WaysOn ways={ways} but={[ways.map]} />
      </div>
    </Page>
  )
}

function Mine({ shown, stream, ways, own, place }: Props) {
  const say = useSay()
  const { report } = stream
  const mine = report.statements.filter(({ id }) => own.has(id))
  if (!mine.length)
    return (
      <>
        <p>{say('results.mine.none')}</p>
        {shown.here.conversation.state.kind === 'open' && <Go to={ways.vote}>{say('results.none.vote')}</Go>}
      </>
    )
  return (
    <>
      <p>{say('results.mine.private')}</p>
      {report.map.kind === 'drawn' && (
        <p>
          {place ? say('results.mine.place', { x: `${place.x}`, y: `${place.y}` }) : say('results.mine.few')}
        </p>
      )}
      <Details summary={say('results.mine.answers', { n: mine.length })}>
        <Table
          caption={say('results.mine.caption')}
          head={[say('ideas.idea'), say('results.mine.you'), say('perspective.everyone')]}
          rows={mine.map((entry) => [
            <span lang={langOf(shown.lang, entry.id)}>{entry.text}</span>,
            say(`ideas.${saidAs(own.get(entry.id))}`),
            cellWords(say, entry.everyone),
          ])}
          stack
        />
      </Details>
    </>
  )
}

const saidAs = (vote: number | undefined) => {
  if (vote === 1) return 'agree'
  return vote === -1 ? 'disagree' : 'unsure'
}

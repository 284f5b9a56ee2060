import { Go } from '../../../../ui/form.js'
import { useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import type { Report } from '../../report/report.js'
import type { Block, Section } from '../../report/story.js'
import { BlockPart, type Said } from '../../views/blocks.js'
import { MapPicture } from '../../views/map-picture.js'
import { PerspectivesPicture } from '../../views/perspectives-picture.js'
import type { Shown, ShownStream } from '../shown.js'
import type { Ways } from '../ways.js'
import { AllVoices, AsOf, type Moment, SideBySide, WaysOn, WhichStream } from './parts.js'
import { type Passage, passagesOf } from './sections.js'

type Props = {
  readonly shown: Shown
  readonly stream: ShownStream
  readonly ways: Ways
  readonly moment: Moment
  /** all of it, for paper */
  readonly whole?: boolean
}

/** What everyone said, and what they share: counted before, never while somebody waits. */
export function ResultsPage({ shown, stream, ways, moment, whole = false }: Props) {
  const say = useSay()
  const { conversation } = shown.here
  const closed = shown.stored?.snapshot.closed ?? false
  const { invited, link } = shown.streams
  const said: Said = { report: stream.report, say, lang: shown.lang }
  return (
    <Page
      title={conversation.question}
      lead={say(closed ? 'results.lead.closed' : 'results.lead')}
      path={[
        { name: say('room.conversations'), href: '/conversations' },
        { name: say('results.path'), href: ways.conversation },
      ]}
    >
      <div class="tl-results">
        <WhichStream stream={stream} both={Boolean(invited && link)} ways={ways} />
        <AsOf stream={stream} closed={closed} moment={moment} />
        {passagesOf(stream, say, whole).map((passage) => (
          <PassagePart {...{ passage, said, ways, stream, whole }} />
        ))}
        {invited && link && <SideBySide invited={invited} link={link} lang={shown.lang} />}
        {!whole && <Go to={ways.ideas}>{say('results.way.ideas')}</Go>}
        {!whole && <WaysOn ways={ways} but={[ways.results, ways.ideas]} />}
      </div>
    </Page>
  )
}

type PartProps = {
  readonly passage: Passage
  readonly said: Said
  readonly ways: Ways
  readonly stream: ShownStream
  readonly whole: boolean
}

function PassagePart({ passage, said, ways, stream, whole }: PartProps) {
  const { id, title, blocks, more, drawn } = passage
  const { say, report, lang } = said
  const together = id === 'took-part' && noneShown(report)
  const under = (list: Block) => (of: string) => {
    const { entry, list: its } = drawn.get(of) ?? {}
    if (!entry || its !== list) return null
    return <PerspectivesPicture {...{ report, entry, say, lang }} name={`${id}-${of}`} open={whole} />
  }
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {blocks.map((block) =>
        block.kind === 'map' ? (
          <MapPicture report={report} say={say} lang={lang} tableFirst />
        ) : (
          <BlockPart block={block} said={said} wide={id === 'common-ground'} under={under(block)} />
        ),
      )}
      {together && <Together report={report} said={said} />}
      {more > 0 && (
        <p>
          <a href={narrowed(ways.ideas, id)}>{say('results.more', { n: more })}</a>
        </p>
      )}
      {id === 'took-part' && stream.stream === 'link' && <p>{say('results.link-note')}</p>}
    </section>
  )
}

/** Nothing of any perspective can be shown; maybe of all voices together. */
const noneShown = ({ declared, statements }: Report) =>
  declared && !statements.some(({ perspectives }) => perspectives.some(({ kind }) => kind === 'shown'))

function Together({ report, said }: { report: Report; said: Said }) {
  const { say, lang } = said
  const entries = report.statements.filter(({ everyone }) => everyone.kind === 'shown').slice(0, 25)
  if (!entries.length) return <p>{say('results.together.none')}</p>
  return (
    <>
      <p>{say('results.together.lead')}</p>
      <AllVoices report={report} entries={entries} lang={lang} caption={say('results.together.caption')} />
    </>
  )
}

const narrowed = (href: string, id: Section['id']) => {
  const where = id === 'missing' ? 'not-enough-voices' : id === 'divides' ? 'divided' : id
  return `${href}${href.includes('?') ? '&' : '?'}where=${where}`
}

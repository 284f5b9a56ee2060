import { Go } from '../../../../ui/form.js'
import { useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import type { Say } from '../../../../ui/say.js'
import type { Report } from '../../report/report.js'
import { type Block, byPerspective, type Section, story } from '../../report/story.js'
import { BlockPart, type Said } from '../../views/blocks.js'
import { MapPicture } from '../../views/map-picture.js'
import type { Shown, ShownStream } from '../shown.js'
import type { Ways } from '../ways.js'
import { AllVoices, AsOf, type Moment, SideBySide, WaysOn, WhichStream } from './parts.js'

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
  const { invited, link } = shown.streams
  const said: Said = { report: stream.report, say, lang: shown.lang }
  return (
    <Page
      title={conversation.question}
      lead={say('results.lead')}
      path={[
        { name: say('room.conversations'), href: '/conversations' },
        { name: say('results.path'), href: ways.conversation },
      ]}
    >
      <div class="tl-results">
        <WhichStream stream={stream} both={Boolean(invited && link)} ways={ways} />
        <AsOf stream={stream} closed={shown.stored?.snapshot.closed ?? false} moment={moment} />
        {sectionsOf(stream, say).map((section) => (
          <SectionPart
            section={whole ? section : shortened(section)}
            said={said}
            ways={ways}
            stream={stream}
          />
        ))}
        {invited && link && <SideBySide invited={invited} link={link} lang={shown.lang} />}
        {!whole && <Go to={ways.ideas}>{say('results.way.ideas')}</Go>}
        {!whole && <WaysOn ways={ways} here={ways.results} />}
      </div>
    </Page>
  )
}

const SECTIONS: readonly Section['id'][] = [
  'took-part',
  'common-ground',
  'leaning',
  'divides',
  'opinion',
  'map',
  'missing',
]

function sectionsOf({ report, tests }: ShownStream, say: Say): Section[] {
  return story(report, say)
    .filter(({ id }) => SECTIONS.includes(id))
    .map((section) => {
      if (section.id === 'common-ground') return withCells(section, report, say)
      if (section.id !== 'divides' && section.id !== 'opinion') return section
      const soon = {
        kind: 'sentence',
        text: say(`results.tests.${tests === 'to-come' ? 'to-come' : 'earlier'}`),
      } as const
      if (tests === 'to-come') return { ...section, blocks: [soon] }
      return tests === 'earlier' ? { ...section, blocks: [soon, ...section.blocks] } : section
    })
}

/** Under each shared idea what every perspective said of it. */
function withCells(section: Section, report: Report, say: Say): Section {
  if (!report.declared) return section
  const entries = new Map(report.statements.map((entry) => [entry.id, entry]))
  const blocks = section.blocks.map((block): Block => {
    if (block.kind !== 'items') return block
    const items = block.items.map((item) => {
      const entry = item.id === undefined ? undefined : entries.get(item.id)
      return entry ? { ...item, notes: [...byPerspective(report, say, entry), ...item.notes] } : item
    })
    return { ...block, items }
  })
  return { ...section, blocks }
}

const MOST_NAMED = 10
type Shortened = Section & { readonly more?: number }

function shortened(section: Section): Shortened {
  let more = 0
  const blocks = section.blocks.map((block): Block => {
    if (block.kind !== 'items' || block.items.every(({ id }) => id === undefined)) return block
    more += Math.max(0, block.items.length - MOST_NAMED)
    return { ...block, items: block.items.slice(0, MOST_NAMED) }
  })
  return { ...section, blocks, more }
}

type PartProps = {
  readonly section: Shortened
  readonly said: Said
  readonly ways: Ways
  readonly stream: ShownStream
}

function SectionPart({ section: { id, title, blocks, more = 0 }, said, ways, stream }: PartProps) {
  const { say, report, lang } = said
  const together = id === 'took-part' && noneShown(report)
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {blocks.map((block) =>
        block.kind === 'map' ? (
          <MapPicture report={report} say={say} lang={lang} tableFirst />
        ) : (
          <BlockPart block={block} said={said} wide={id === 'common-ground'} />
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

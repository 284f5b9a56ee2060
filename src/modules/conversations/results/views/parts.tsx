import type { ComponentChildren } from 'preact'
import type { Instant } from '../../../../kernel/day.js'
import { useSay } from '../../../../ui/frame.js'
import { Table } from '../../../../ui/parts.js'
import { cellWords, nameWords } from '../../report/phrases.js'
import type { Report } from '../../report/report.js'
import { CellPart } from '../../views/every-idea.js'
import type { Lang } from '../../views/lang.js'
import { langOf } from '../../views/lang.js'
import type { ShownStream } from '../shown.js'
import type { SmallRoom } from '../snapshot.js'
import type { Ways } from '../ways.js'

export type Moment = (at: Instant) => string

/** When this was counted, and how new answers come in. */
export function AsOf({ stream, closed, moment }: { stream: ShownStream; closed: boolean; moment: Moment }) {
  const say = useSay()
  return (
    <p class="tl-soft">
      {say('results.as-of', { at: moment(stream.asOf) })} {say(closed ? 'results.final' : 'results.batches')}
    </p>
  )
}

/** Whose answers these are, and the way to the other stream. */
export function WhichStream({ stream, both, ways }: { stream: ShownStream; both: boolean; ways: Ways }) {
  const say = useSay()
  const other = stream.stream === 'link' ? 'invited' : 'link'
  if (!both && stream.stream === 'invited') return null
  return (
    <p>
      {say(`results.from.${stream.stream}`)}{' '}
      {both && <a href={ways.of(other)}>{say(`results.go.${other}`)}</a>}
    </p>
  )
}

/** Everything else there is to see of the same results, but what stands here already. */
export function WaysOn({ ways, but }: { ways: Ways; but: readonly string[] }) {
  const say = useSay()
  const all = [
    [ways.results, say('results.way.results')],
    [ways.ideas, say('results.way.ideas')],
    [ways.map, say('results.way.map')],
    [ways.screen, say('results.way.screen')],
    [ways.print, say('results.way.print')],
    [ways.csv, say('results.way.csv')],
    [ways.json, say('results.way.json')],
    ...(ways.rows ? [[ways.rows, say('exchange.rows.title')] as const] : []),
  ] as const
  return (
    <nav aria-label={say('results.ways')} class="tl-results-ways">
      <ul>
        {all
          .filter(([href]) => !but.includes(href))
          .map(([href, name]) => (
            <li>
              <a href={href}>{name}</a>
            </li>
          ))}
      </ul>
    </nav>
  )
}

type CellsProps = {
  readonly report: Report
  readonly entries: Report['statements']
  readonly lang: Lang
  readonly caption: string
}

/** Ideas with what all voices together said, where no single perspective can be shown. */
export function AllVoices({ report, entries, lang, caption }: CellsProps) {
  const say = useSay()
  return (
    <Table
      caption={caption}
      head={[say('ideas.idea'), nameWords(say, report, say('perspective.everyone'))]}
      rows={entries.map(({ id, text, everyone }) => [
        <span lang={langOf(lang, id)}>{text}</span>,
        <CellPart cell={everyone} say={say} />,
      ])}
      stack
    />
  )
}

/** Exact counts of a small room. */
export function SmallRoomTable({
  room,
  texts,
  lang,
}: {
  room: SmallRoom
  texts: (id: string) => string
  lang: Lang
}) {
  const say = useSay()
  return (
    <Table
      caption={say('results.small.caption')}
      head={[say('ideas.idea'), say('ideas.agree'), say('ideas.disagree'), say('ideas.unsure')]}
      numbers={[1, 2, 3]}
      rows={room.ideas.map(({ id, agree, disagree, unsure }) => [
        <span lang={langOf(lang, id)}>{texts(id)}</span>,
        agree,
        disagree,
        unsure,
      ])}
      stack
    />
  )
}

type SideProps = { readonly invited: ShownStream; readonly link: ShownStream; readonly lang: Lang }

/** The two streams side by side: they share nobody, and each is as safe as it is alone. */
export function SideBySide({ invited, link, lang }: SideProps) {
  const say = useSay()
  const other = new Map(link.report.statements.map((entry) => [entry.id, entry]))
  const shared = invited.report.statements.filter(
    ({ id, label }) => SHARED.includes(label.kind) || SHARED.includes(other.get(id)?.label.kind ?? 'open'),
  )
  return (
    <section>
      <h2>{say('results.side.title')}</h2>
      <p>{say('results.side.lead')}</p>
      {shared.length ? (
        <Table
          caption={say('results.side.caption')}
          head={[say('ideas.idea'), say('results.stream.invited'), say('results.stream.link')]}
          rows={shared
            .slice(0, MOST_SIDE)
            .map((entry) => [
              <span lang={langOf(lang, entry.id)}>{entry.text}</span>,
              <Side text={say(`label.${entry.label.kind}`)}>{cellWords(say, entry.everyone)}</Side>,
              <Side text={say(`label.${other.get(entry.id)?.label.kind ?? 'withheld'}`)}>
                {cellWords(say, other.get(entry.id)?.everyone ?? HELD)}
              </Side>,
            ])}
          stack
        />
      ) : (
        <p>{say('common-ground.none')}</p>
      )}
    </section>
  )
}

const SHARED: readonly string[] = ['common-ground', 'leaning']
const MOST_SIDE = 10
const HELD = { kind: 'withheld', why: 'fewer-than-5' } as const

const Side = ({ text, children }: { text: string; children: ComponentChildren }) => (
  <>
    <strong>{text}</strong>
    <br />
    {children}
  </>
)

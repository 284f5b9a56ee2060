import type { Instant } from '../../../kernel/day.js'
import type { House } from '../../../platform/room.js'
import type { Handle, Reply, Route, Visit } from '../../../platform/web/route.js'
import type { Conversation } from '../conversation.js'
import { askedIn } from '../queries.js'
import { proofOf, resultsCsv, resultsJson } from './files.js'
import { ownPlace } from './mine.js'
import { ownAnswers } from './queries.js'
import { screenState } from './screen.js'
import { type Shown, type ShownStream, shownAt } from './shown.js'
import { ORDERS, PLACES, tableOf } from './table.js'
import { IdeasPage } from './views/ideas-page.js'
import { MapPage } from './views/map-page.js'
import { ResultsPage } from './views/results-page.js'
import { ScreenPage } from './views/screen-page.js'
import { SmallRoomPage } from './views/small-room-page.js'
import { WaitingPage } from './views/waiting-page.js'
import { chosenStream, momentFor, waysAt } from './ways.js'

const AT = '/conversations/:id'

/** Results are open to everybody who may see the conversation, at the same moment, whatever they hold. */
export const resultsRoutes = (house: House): readonly Route[] => [
  ['GET', `${AT}/results`, 'anyone', withStream(house, (_, at) => <ResultsPage {...at} />)],
  ['GET', `${AT}/results/print`, 'anyone', withStream(house, (_, at) => <ResultsPage {...at} whole />)],
  ['GET', `${AT}/ideas`, 'anyone', withStream(house, ideas)],
  ['GET', `${AT}/map`, 'anyone', withStream(house, map)],
  ['GET', `${AT}/screen`, 'anyone', async (visit) => screen(await shownAt(house, visit), visit)],
  ['GET', `${AT}/screen.json`, 'anyone', async (visit) => screenJson(await shownAt(house, visit), visit)],
  ['GET', `${AT}/results.csv`, 'anyone', async (visit) => csv(await shownAt(house, visit), visit)],
  ['GET', `${AT}/results.json`, 'anyone', async (visit) => json(await shownAt(house, visit), visit)],
]

type AtStream = {
  readonly shown: Shown
  readonly stream: ShownStream
  readonly ways: ReturnType<typeof waysAt>
  readonly moment: ReturnType<typeof momentFor>
}
type Page = Extract<Reply, { page: unknown }>['page']

/** What came last is counted within minutes of the close. */
const COUNTED_WITHIN = 10 * 60_000
const justClosed = ({ state }: Conversation, now: Instant) =>
  state.kind === 'closed' && Date.parse(now) - Date.parse(state.closedAt) < COUNTED_WITHIN

/** A page of one stream; or, before there is any, the page that says what is missing. */
function withStream(house: House, draw: (visit: Visit, at: AtStream) => Page | Promise<Page>): Handle {
  return async (visit) => {
    const shown = await shownAt(house, visit)
    const [stream, ways, moment] = [chosenStream(visit, shown), waysAt(visit, shown), momentFor(visit)]
    if (shown.small) return { page: <SmallRoomPage {...{ shown, room: shown.small, ways, moment }} /> }
    if (stream) return { page: await draw(visit, { shown, stream, ways, moment }) }
    const asked = await askedIn(visit.world.read, visit.world, shown.here.conversation.id)
    const named = asked.map(({ perspective, required }) => ({
      name: shown.names.get(perspective) ?? '',
      required,
    }))
    const { conversation } = shown.here
    const counting = !conversation.smallRoom && justClosed(conversation, visit.world.now())
    return { page: <WaitingPage {...{ shown, ways, asked: named, counting }} /> }
  }
}

function ideas(visit: Visit, at: AtStream) {
  const asked = {
    where: PLACES.find((one) => one === visit.query('where')),
    order: ORDERS.find((one) => one === visit.query('order')) ?? 'put',
    words: (visit.query('words') ?? '').trim().slice(0, 100),
    page: Number(/^\d{1,6}$/.exec(visit.query('page') ?? '')?.[0] ?? 1),
  } as const
  return <IdeasPage {...at} asked={asked} table={tableOf(at.stream.report, asked)} />
}

async function map({ world }: Visit, at: AtStream) {
  const { pseudonym, conversation } = at.shown.here
  const own = pseudonym ? await ownAnswers(world, conversation.box, pseudonym) : new Map<string, number>()
  const { report, scale } = at.stream
  const place = scale && report.map.kind === 'drawn' ? ownPlace(report.statements, scale, own) : undefined
  return <MapPage {...at} own={own} place={place} />
}

const stateAt = (shown: Shown, visit: Visit) =>
  screenState(shown, chosenStream(visit, shown), visit.say, momentFor(visit))

const screen = (shown: Shown, visit: Visit): Reply => ({
  page: (
    <ScreenPage
      shown={shown}
      state={stateAt(shown, visit)}
      ways={waysAt(visit, shown)}
      still={visit.query('still') !== undefined}
    />
  ),
})

const screenJson = (shown: Shown, visit: Visit): Reply => ({
  file: {
    name: 'screen.json',
    type: 'application/json; charset=utf-8',
    body: JSON.stringify(stateAt(shown, visit)),
  },
  inline: true,
})

const csv = async (shown: Shown, visit: Visit): Promise<Reply> => ({
  file: {
    name: 'results.csv',
    type: 'text/csv; charset=utf-8',
    body: resultsCsv(shown, await proofOf(visit, shown), visit.say),
  },
})

const json = async (shown: Shown, visit: Visit): Promise<Reply> => ({
  file: {
    name: 'results.json',
    type: 'application/json; charset=utf-8',
    body: resultsJson(shown, await proofOf(visit, shown)),
  },
})

import { randomBytes, randomUUID } from 'node:crypto'
import type { Actor } from '../kernel/actor.js'
import type { Day } from '../kernel/day.js'
import { type Id, id } from '../kernel/id.js'
import type { Role } from '../kernel/permissions.js'
import { openTransaction } from '../platform/db/scope.js'
import { openLog } from '../platform/log.js'
import type { Organisation } from '../platform/organisation.js'
import { openAssets } from '../platform/web/assets.js'
import type { ActorOf, FrameFor, WebOptions } from '../platform/web/inside.js'
import { NO_METRICS } from '../platform/web/metrics.js'
import type { Route } from '../platform/web/route.js'
import { openWeb } from '../platform/web/web.js'
import { type Ground, openWorld } from '../platform/world.js'
import { type Browser, openBrowser } from './browser.js'
import { eventsOf, type Site, site } from './ground.js'
import { townHall } from './town-hall.js'

type Place = 'riverside' | 'harbour'
type Inhabitant = { readonly place: Place; readonly role?: Role }

/** Everybody in town, by name. Riverside and Harbour are two organisations in one installation. */
const PEOPLE = {
  amina: { place: 'riverside', role: 'facilitator' },
  joe: { place: 'riverside', role: 'member' },
  visitor: { place: 'riverside', role: 'observer' },
  /** works at Riverside and is in no group */
  stranger: { place: 'riverside' },
  megan: { place: 'harbour', role: 'facilitator' },
} as const satisfies Record<string, Inhabitant>

export type Name = keyof typeof PEOPLE
const NAMES: readonly Name[] = ['amina', 'joe', 'visitor', 'stranger', 'megan']

export type Town = Awaited<ReturnType<typeof town>>
/** Routes, or what makes them for rooms that need the ground itself. */
export type Routes = readonly Route[] | ((ground: Ground, secret: Buffer) => readonly Route[])
export type TownOptions = {
  readonly today?: Day
  readonly site?: Parameters<typeof site>[0]
  readonly web?: Partial<WebOptions>
}

/** A small town to test in: a real database, the real web server, named people, a clock that says what we tell it. */
export async function town(routes: Routes, options: TownOptions = {}) {
  const here = await site(options.site)
  const browsers = new Map<Name, Browser>()
  /** Sets the clock. Sessions do not outlast a jump in time, so everybody signs in again. */
  const setTime = (time: string) => {
    here.clock.now = new Date(time)
    browsers.clear()
  }
  setTime(`${options.today ?? '2026-03-21'}T10:40:00.000Z`)

  const places: Record<Place, Placed> = {
    riverside: await settle(here, 'Riverside Care'),
    harbour: await settle(here, 'Harbour Care'),
  }
  const people = await moveIn(here, places)
  const lines: string[] = []
  const secret = randomBytes(32)
  const settings: WebOptions = {
    ground: here.ground,
    routes: [...(typeof routes === 'function' ? routes(here.ground, secret) : routes), ...townHall],
    actorOf: actorIn(places, people),
    frame: frameIn(people),
    address: 'https://riverside.example',
    secret,
    log: openLog('debug', (line) => void lines.push(line), here.ground.clock),
    metrics: NO_METRICS,
    assets: openAssets(),
    ...options.web,
  }
  const web = await openWeb(settings)
  const hosts = { riverside: places.riverside.host, harbour: places.harbour.host }
  const browserOf = (name: Name): Browser => openBrowser(web.inject, hosts[PEOPLE[name].place], people[name])
  return {
    ...here,
    web,
    /** what the web server of the town was opened with */
    options: settings,
    people,
    places,
    /** every line of the log */
    lines,
    setTime,
    /** The browser of somebody, signed in; the same one each time. */
    as: (name: Name): Browser => {
      const browser = browsers.get(name) ?? browserOf(name)
      browsers.set(name, browser)
      return browser
    },
    /** Another browser of the same person. */
    asOn: browserOf,
    /** A browser that nobody has signed in with. */
    anybody: (place: Place = 'riverside') => openBrowser(web.inject, hosts[place]),
    events: (place: Place = 'riverside') => eventsOf(here, places[place].organisation),
    worldAt: (place: Place = 'riverside') => openWorld(here.ground, places[place].organisation),
    close: async () => {
      await web.close()
      await here.close()
    },
  }
}

type Placed = { readonly organisation: Organisation; readonly host: string; readonly group: Id<'Group'> }
type People = Readonly<Record<Name, Id<'Person'>>>

async function settle(here: Site, name: string): Promise<Placed> {
  const organisation = await here.organisation(name)
  const found = await here.owner.query<{ host: string }>('select host from host where org_id = $1', [
    organisation.id,
  ])
  return { organisation, host: found.rows[0]?.host ?? '', group: id(randomUUID()) }
}

async function moveIn({ pool, ground }: Site, places: Record<Place, Placed>): Promise<People> {
  const people: Partial<Record<Name, Id<'Person'>>> = {}
  for (const name of NAMES) {
    const org = places[PEOPLE[name].place].organisation
    const person = id<'Person'>(randomUUID())
    const { tx, commit } = await openTransaction(pool, org.id)
    const joined = openWorld(ground, org).now()
    await tx.insertInto('person').values({ org_id: org.id, id: person, name, joined_at: joined }).execute()
    await commit()
    people[name] = person
  }
  return people as People
}

const nameOf = (people: People, person: Id<'Person'> | undefined): Name | undefined =>
  NAMES.find((name) => people[name] === person)

/** Everybody has their role in the one group of their organisation. */
function actorIn(places: Record<Place, Placed>, people: People): ActorOf {
  return async (_, { person }): Promise<Actor> => {
    const name = nameOf(people, person)
    if (!name || !person) return { kind: 'visitor' }
    const { place, role }: Inhabitant = PEOPLE[name]
    return { kind: 'person', id: person, roles: role ? { [places[place].group]: [role] } : {}, sides: [] }
  }
}

function frameIn(people: People): FrameFor {
  return async ({ session }) => {
    const name = nameOf(people, session?.person)
    const help = { local: [{ label: 'Duty team, day and night', phone: '01632 960 111' }] }
    return { rooms: [], notices: [], help, ...(name && { person: { name } }) }
  }
}

import type { Visit } from '../../platform/web/route.js'
import type { World } from '../../platform/world.js'
import { groupsOf, momentIn, record, tell } from '../people/index.js'
import type { Overview } from './overview.js'
import { Home } from './views/home.js'
import { Welcome } from './views/welcome.js'

const MOST_LINES = 6

/** The first page: what waits for me, what happened, my groups; for a stranger, what this place is. */
export async function homePage(visit: Visit, { telling, needsMe }: Overview) {
  const { world, actor, say, language } = visit
  if (actor.kind !== 'person') {
    const isOpen = await opened(world)
    return (
      <Welcome
        name={world.organisation.name}
        stage={isOpen ? 'open' : 'before'}
        settingUp={actor.kind === 'operator'}
      />
    )
  }
  const needs = (await Promise.all(needsMe.map((ask) => ask(visit)))).flat()
  const { happened } = await record(world, actor, telling, {}, 1)
  // Seals and backups come every night: they stand in the record, not here; so does what is quiet.
  const lines = happened
    .filter(({ actor: by, name }) => by.startsWith('person:') && !telling.quiet.includes(name))
    .slice(0, MOST_LINES)
  return (
    <Home
      name={world.organisation.name}
      needs={needs}
      lines={lines.map((one) => tell(one, actor, telling, say))}
      groups={(await groupsOf(world)).filter(({ id }) => id in actor.roles).map(({ name }) => name)}
      isOpen={await opened(world)}
      moment={momentIn(world.organisation.zone, language)}
    />
  )
}

async function opened(world: World): Promise<boolean> {
  const row = await world.read
    .selectFrom('organisation')
    .select('opened_at')
    .where('org_id', '=', world.organisation.id)
    .executeTakeFirst()
  return row?.opened_at != null
}

import type { FrameFor } from '../../platform/web/inside.js'
import { sayIn } from '../../ui/say.js'
import { doneAt, roomsFor } from './mine/around.js'

/** What stands around the pages: the rooms a person can go to, who they are, and the help numbers. */
export const frameOf: FrameFor = async ({ world, actor, language, address }) => {
  const person = actor.kind === 'person' ? await nameOf(world, actor.id) : undefined
  return {
    rooms: roomsFor(actor, address),
    notices: doneAt(address, sayIn(language)),
    help: { local: [] },
    ...(person ? { person: { name: person } } : {}),
  }
}

async function nameOf(world: Parameters<FrameFor>[0]['world'], person: string): Promise<string | undefined> {
  const row = await world.read
    .selectFrom('person')
    .select('name')
    .where('org_id', '=', world.organisation.id)
    .where('id', '=', person)
    .executeTakeFirst()
  return row?.name ?? undefined
}

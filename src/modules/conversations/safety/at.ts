import { found } from '../../../kernel/found.js'
import type { House } from '../../../platform/room.js'
import { idAt } from '../../../platform/web/at.js'
import type { Visit } from '../../../platform/web/route.js'
import { isSafetyContact, perspectivesOf } from '../../people/index.js'
import type { Idea } from '../idea.js'
import { boxOf, findConversation, type Looking } from '../queries.js'
import { type Here, pseudonymIn, speakerOf } from '../voice.js'
import { ideaOf } from './queries.js'
import type { Clock } from './views/idea-words.js'

/**
 * The conversation in the address as this visitor sees it. A safety contact comes to every one: a worry may be from
 * anywhere.
 * @throws NotFound where there is none, or none that they may see
 */
export async function hereAt(house: House, visit: Visit): Promise<Here> {
  const of = idAt<'Conversation'>(visit, 'id')
  const { world, actor } = visit
  const box = found(await boxOf(world.read, world, of))
  const speaker = speakerOf(visit)
  const pseudonym = speaker === undefined ? undefined : await pseudonymIn(house, world, box, speaker)
  const looking: Looking = { actor, pseudonym, isContact: await isContact(visit) }
  const conversation = found(await findConversation(world.read, world, looking, of))
  return { conversation, looking, pseudonym }
}

export const isContact = async ({ world, actor }: Pick<Visit, 'world' | 'actor'>): Promise<boolean> =>
  actor.kind === 'person' && (await isSafetyContact(world.read, world, actor.id))

/** The idea whose number stands in the address. @throws NotFound where there is none */
export async function ideaAt(visit: Visit, { conversation }: Here): Promise<Idea> {
  const raw = visit.param('n')
  found(/^\d{1,6}$/.test(raw) || undefined)
  return found(await ideaOf(visit.world.read, visit.world, conversation.id, Number(raw)))
}

export const clockOf = ({ world }: Visit): Clock => ({ zone: world.organisation.zone, today: world.today() })

/** What a perspective is called, in the language of whoever looks. */
export async function perspectiveNames({ world, language }: Visit): Promise<ReadonlyMap<string, string>> {
  return new Map((await perspectivesOf(world)).map(({ id, name }) => [id, name[language]]))
}

import type { Actor } from '../kernel/actor.js'
import type { Id } from '../kernel/id.js'
import {
  intakeOf,
  newCode,
  openConversation,
  pseudonymIn,
  startConversation,
  VOTES,
  type Vote,
  voteItem,
  type Wish,
} from '../modules/conversations/index.js'
import type { House } from '../platform/room.js'
import type { Neighbours } from './neighbours.js'

/** An open conversation in the town, started by Amina, with three seeds and both perspectives; and people who vote in it. */
export async function talk(n: Neighbours, wish: Partial<Wish> = {}) {
  const organisation = n.places.riverside.organisation
  const amina: Actor = { kind: 'person', id: n.people.amina, roles: { [n.group]: ['member'] }, sides: [] }
  const house: House = { ground: n.ground, secret: n.options.secret, address: 'https://riverside.example' }
  const world = n.worldAt()
  const made = await startConversation(world, amina, {
    group: n.group,
    question: 'What makes a good day?',
    about: null,
    language: 'en',
    template: null,
    minutes: 10,
    payment: null,
    replier: 'Sian, head of care',
    replyDays: 28,
    rowsAnnounced: false,
    fewest: 5,
    smallRoom: false,
    groups: [],
    perspectives: [n.carer, n.worker].map((perspective) => ({ perspective, required: true, target: null })),
    link: true,
    seeds: ['We are asked before things change', 'The same face comes each day', 'Meals are hot'].map(
      (text) => ({
        text,
        language: 'en',
      }),
    ),
    ...wish,
  })
  if (!made.ok) throw new Error(made.no)
  const { id, box } = made.next
  const opened = await openConversation(world, amina, id, true, null)
  if (!opened.ok) throw new Error(opened.no)

  /** Somebody comes to speak, from these perspectives; without a name or an account. */
  const comes = async (
    perspectives: readonly Id<'Perspective'>[],
    cameBy: 'link' | 'slip' | 'member' = 'slip',
    voter: string = newCode(),
  ) => {
    const pseudonym = await pseudonymIn(house, world, box, voter)
    await n.write((tx) =>
      tx
        .insertInto('conversation_voter')
        .values({
          ...{ org_id: organisation.id, conversation_id: id, pseudonym, came_by: cameBy },
          ...{ perspectives: [...perspectives], frozen: true },
        })
        .execute(),
    )
    const votes = async (idea: number, vote: Vote) => {
      const [kept] = await intakeOf(house).cast(organisation.id, [
        { box, pseudonym, item: voteItem(idea), value: VOTES[vote] },
      ])
      if (!kept) throw new Error('the box is closed')
    }
    return { code: voter, pseudonym, votes }
  }
  await world.end()
  return { id, box, linkCode: made.next.linkCode ?? '', house, amina, comes, at: `/conversations/${id}` }
}

export type Talk = Awaited<ReturnType<typeof talk>>

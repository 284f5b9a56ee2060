import { found } from '../../../kernel/found.js'
import type { House } from '../../../platform/room.js'
import type { Visit } from '../../../platform/web/route.js'
import { conversationAt, type Here, type Voter, voterIn } from '../voice.js'
import { type Live, liveOf } from './live.js'
import { ownIn } from './queries.js'
import { holdVoter, type VoterNow } from './voters.js'

/** Somebody who has said from where they speak, in the conversation they look at. */
export type Present = {
  readonly here: Here
  readonly pseudonym: Buffer
  readonly voter: Voter
  readonly now: VoterNow
  readonly live: Live
}

/**
 * Who speaks, and what they have said so far, read from the database.
 * @returns only where they stand, for somebody who has not yet said from where they speak
 * @throws Missing where there is no such conversation for them
 */
export async function presentAt(house: House, visit: Visit): Promise<Present | { readonly here: Here }> {
  const here = await conversationAt(house, visit)
  const { conversation, pseudonym } = here
  const { world } = visit
  const voter = pseudonym && (await voterIn(world.read, world, conversation.id, pseudonym))
  if (!pseudonym || !voter || !hasSpoken(voter)) return { here }
  const own = await ownIn(world.read, world, conversation, pseudonym)
  // Nobody waits for another connection with one in hand.
  await world.end()
  const live = found(await liveOf(house, { organisation: world.organisation, of: conversation.id }))
  const now: VoterNow = {
    ...{ pseudonym, perspectives: voter.perspectives, own, frozen: voter.frozen },
    ...{ drawn: new Map(), recent: [], onPage: undefined },
  }
  holdVoter(house, now)
  return { here, pseudonym, voter, now, live }
}

// Whoever came with a slip is there before they have said anything.
export const hasSpoken = ({ frozen, cameBy, perspectives }: Voter) =>
  frozen || cameBy !== 'slip' || perspectives.length > 0

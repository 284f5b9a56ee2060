import { sql } from 'kysely'
import type { Id } from '../../../kernel/id.js'
import { openTransaction, type Reader, type Tx } from '../../../platform/db/scope.js'
import type { Organisation } from '../../../platform/organisation.js'
import type { House } from '../../../platform/room.js'
import type { World } from '../../../platform/world.js'
import { intakeOf } from '../box.js'
import { MOST_MARKS, markItem, TAKEN_BACK, VOTES, type Vote, voteItem, type Whose } from '../idea.js'
import { useSlip } from '../start/slip-queries.js'
import type { CameBy } from '../voice.js'
import { looking } from './live-queries.js'

/**
 * Coming in, saying from where one speaks, and voting are nothing that happened in the organisation: like the ballots
 * themselves they go round `world.act`, so that nothing in the record says who took part, or when.
 */
async function aside<T>(house: House, { id: org }: Organisation, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { tx, commit, rollback } = await openTransaction(house.ground.pool, org)
  let done: T
  try {
    done = await work(tx)
  } catch (error) {
    await rollback().catch(() => undefined)
    throw error
  }
  await commit()
  return done
}

export type Coming = {
  readonly of: Id<'Conversation'>
  readonly pseudonym: Buffer
  readonly perspectives: readonly Id<'Perspective'>[]
  readonly whose: Whose
  readonly agreedSmall: boolean
}

/** Somebody says from where they speak: a new voter, or one who has not answered anything yet. */
export async function saysWho(house: House, world: World, coming: Coming, cameBy: CameBy): Promise<void> {
  await world.end()
  const { of, pseudonym, perspectives, whose, agreedSmall } = coming
  // "None of these" leaves nothing to change later, and says by itself that they have spoken.
  const frozen = perspectives.length === 0
  const said = { perspectives: [...perspectives], whose, agreed_small: agreedSmall, frozen }
  await aside(house, world.organisation, (tx) =>
    tx
      .insertInto('conversation_voter')
      .values({ org_id: world.organisation.id, conversation_id: of, pseudonym, came_by: cameBy, ...said })
      .onConflict((there) =>
        there
          .columns(['org_id', 'conversation_id', 'pseudonym'])
          .doUpdateSet(said)
          .where('conversation_voter.frozen', '=', false),
      )
      .execute(),
  )
}

/**
 * Somebody comes with a slip, or the code in a letter. The same code is the same voter, however often it is used.
 * @returns whether there is such a slip in this conversation
 */
export async function comesBySlip(house: House, world: World, of: Id<'Conversation'>, pseudonym: Buffer) {
  await world.end()
  return aside(house, world.organisation, async (tx) => {
    if (!(await useSlip(tx, world, of, pseudonym))) return false
    await tx
      .insertInto('conversation_voter')
      .values({ org_id: world.organisation.id, conversation_id: of, pseudonym, came_by: 'slip' })
      .onConflict((there) => there.doNothing())
      .execute()
    return true
  })
}

/** From the first answer on it stands from where somebody speaks. */
export async function freeze(
  house: House,
  organisation: Organisation,
  of: Id<'Conversation'>,
  pseudonym: Buffer,
) {
  await aside(house, organisation, (tx) =>
    tx
      .updateTable('conversation_voter')
      .set({ frozen: true })
      .where('org_id', '=', organisation.id)
      .where('conversation_id', '=', of)
      .where('pseudonym', '=', pseudonym)
      .where('frozen', '=', false)
      .execute(),
  )
}

type Answer = { readonly box: Id<'BallotBox'>; readonly pseudonym: Buffer; readonly n: number }

/** Keeps an answer, or takes it back. @returns false where the conversation takes none any more */
export async function keepVote(
  house: House,
  { id: org }: Organisation,
  { box, pseudonym, n }: Answer,
  vote: Vote | undefined,
): Promise<boolean> {
  const value = vote === undefined ? TAKEN_BACK : VOTES[vote]
  const [kept] = await intakeOf(house).cast(org, [{ box, pseudonym, item: voteItem(n), value }])
  return kept === true
}

/**
 * "This matters a lot to me", or not any more. At most five: where several are marked in the same moment, whoever finds
 * too many afterwards takes their own back.
 */
export async function keepMark(
  house: House,
  organisation: Organisation,
  { box, pseudonym, n }: Answer,
  on: boolean,
): Promise<'kept' | 'five-used' | 'closed'> {
  const others = () =>
    looking(house, organisation.id, (read) => othersMarked(read, organisation, { box, pseudonym, n }))
  const cast = async (value: number) => {
    const [kept] = await intakeOf(house).cast(organisation.id, [{ box, pseudonym, item: markItem(n), value }])
    return kept === true
  }
  if (on && (await others()) >= MOST_MARKS) return 'five-used'
  if (!(await cast(on ? 1 : 0))) return 'closed'
  if (!on || (await others()) < MOST_MARKS) return 'kept'
  await cast(0)
  return 'five-used'
}

async function othersMarked(read: Reader, { id: org }: Organisation, { box, pseudonym, n }: Answer) {
  const rows = await read
    .selectFrom('ballot')
    .select('item')
    .where('org_id', '=', org)
    .where('box_id', '=', box)
    .where('pseudonym', '=', pseudonym)
    .where(sql<boolean>`item % 2 = 1`)
    .where('value', '=', 1)
    .where('item', '<>', markItem(n))
    .execute()
  return rows.length
}

import type { Id } from '../../../kernel/id.js'
import type { Next } from '../../../maths/agreement/routing.js'
import type { House } from '../../../platform/room.js'
import { askTogether, type Together } from '../../../platform/web/together.js'
import type { Own } from './own.js'

/** With what chance an idea was drawn for somebody, and by which policy. */
export type Drawn = Pick<Next, 'chance' | 'policy'>

/** Somebody who votes, as this process holds them between two answers. Never who they are, and never any time. */
export type VoterNow = {
  readonly pseudonym: Buffer
  readonly perspectives: readonly Id<'Perspective'>[]
  readonly own: Own
  readonly drawn: Map<number, Drawn>
  /** the last few ideas they were shown, the latest last */
  readonly recent: number[]
  /** from where they speak stands, because there is a first answer */
  readonly frozen: boolean
  /** the idea on their page, until it is answered: a page opened again shows the same */
  onPage: number | undefined
}

type Held = { readonly voter: VoterNow; readAt: number; thereAt: number }
type Voters = {
  readonly held: Map<string, Held>
  readonly isThere: Together<{ readonly key: Buffer }>
}

// Whether somebody is still a voter is asked again after this long, and all of it is read again after the other.
const THERE_MS = 2_000
const READ_MS = 60_000
const VOTERS_MOST = 20_000
const RECENT = 3

const processes = new WeakMap<House['ground']['pool'], Voters>()
const now = () => performance.now()
const nameOf = (pseudonym: Uint8Array) => Buffer.from(pseudonym).toString('latin1')

function votersIn({ ground: { pool } }: Pick<House, 'ground'>): Voters {
  const voters = processes.get(pool) ?? {
    held: new Map(),
    isThere: askTogether(pool, {
      name: 'voters-together',
      text: `select k as key from unnest($2::bytea[]) k join conversation_voter v on v.org_id = $1
        and v.conversation_id = encode(substr(k, 1, 16), 'hex')::uuid and v.pseudonym = substr(k, 17)
        where v.frozen`,
      keyOf: ({ key }) => key,
    }),
  }
  processes.set(pool, voters)
  return voters
}

/** Holds what was just read of a voter. */
export function holdVoter(house: Pick<House, 'ground'>, voter: VoterNow): void {
  const { held } = votersIn(house)
  const name = nameOf(voter.pseudonym)
  const before = held.get(name)?.voter
  // With what chance something on their page was drawn is known only here.
  if (before) for (const [n, drawn] of before.drawn) if (!voter.drawn.has(n)) voter.drawn.set(n, drawn)
  // What they skipped may not be written yet.
  if (before) for (const n of before.own.aside) if (!voter.own.votes.has(n)) voter.own.aside.add(n)
  if (before && !voter.recent.length) voter.recent.push(...before.recent)
  voter.onPage ??= before?.onPage
  held.delete(name)
  held.set(name, { voter, readAt: now(), thereAt: now() })
  if (held.size > VOTERS_MOST) held.delete(held.keys().next().value ?? '')
}

/** The voter of this pseudonym, where this process holds them, as they were when they were read. */
export const heldVoter = (house: Pick<House, 'ground'>, pseudonym: Uint8Array): VoterNow | undefined =>
  votersIn(house).held.get(nameOf(pseudonym))?.voter

export const forgetVoter = (house: Pick<House, 'ground'>, pseudonym: Uint8Array): void =>
  void votersIn(house).held.delete(nameOf(pseudonym))

/**
 * The voter of this pseudonym, where this process holds them and they are still there; that is asked again every other
 * second, together with whoever else is due.
 * @param seen how many ideas they have answered, as their page says: another number means that they answered elsewhere
 */
export async function voterHeld(
  house: Pick<House, 'ground'>,
  org: Id<'Organisation'>,
  of: Id<'Conversation'>,
  pseudonym: Buffer,
  seen: number,
): Promise<VoterNow | undefined> {
  const { held, isThere } = votersIn(house)
  const name = nameOf(pseudonym)
  const found = held.get(name)
  if (!found || found.voter.own.votes.size !== seen || now() - found.readAt > READ_MS) return undefined
  if (now() - found.thereAt > THERE_MS) {
    const key = Buffer.concat([Buffer.from(of.replaceAll('-', ''), 'hex'), pseudonym])
    if (!(await isThere(org, key))) {
      held.delete(name)
      return undefined
    }
    found.thereAt = now()
  }
  return found.voter
}

/** They have this idea before them now. */
export function wasShown(voter: VoterNow, n: number): void {
  voter.onPage = n
  if (voter.recent.at(-1) === n) return
  voter.recent.push(n)
  if (voter.recent.length > RECENT) voter.recent.shift()
}

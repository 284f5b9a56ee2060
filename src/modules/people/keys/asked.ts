import type { Id } from '../../../kernel/id.js'
import type { Key as Words } from '../../../locales/en.js'
import type { Around } from '../../../platform/archive/erase.js'
import type { Tx } from '../../../platform/db/scope.js'
import { writeTo } from '../mine/ways.js'
import type { Keys } from './key.js'

type Asked = { readonly person: Id<'Person'>; readonly what: Words }

/** Who is newly asked something: to hold a key, or whether they are still there. */
export function newlyAsked(before: Keys, after: Keys): readonly Asked[] {
  const known = new Set(waiting(before).map(({ choice, person }) => `${choice} ${person}`))
  const offered = waiting(after).filter(({ choice, person }) => !known.has(`${choice} ${person}`))
  const there = after.keys.filter((key) => {
    const was = before.keys.find(({ id }) => id === key.id)
    return was && !key.ended && key.askedOn !== null && key.askedOn !== was.askedOn
  })
  return [
    ...offered.map(({ person }): Asked => ({ person, what: 'keys.letter.asked' })),
    ...there.map(({ person }): Asked => ({ person, what: 'keys.letter.there' })),
  ]
}

/** Those put forward who have not answered yet. */
const waiting = ({ choices }: Keys) =>
  choices
    .filter(({ ended }) => !ended)
    .flatMap(({ id, candidates }) =>
      candidates
        .filter(({ acceptedOn, declinedOn }) => !acceptedOn && !declinedOn)
        .map(({ person }) => ({ choice: id, person })),
    )

/** Writes to whoever is asked; it waits on their first page too. */
export async function tellAsked(tx: Tx, around: Around, before: Keys, after: Keys): Promise<void> {
  for (const { person, what } of newlyAsked(before, after))
    await writeTo(tx, around, person, {
      kind: 'keys',
      subject: (say) => say('digest.subject', { name: around.organisation.name }),
      body: (say) => [say(what), say('holds.letter.where')],
    })
}

import type { Id } from '../../../kernel/id.js'
import { id, isId } from '../../../kernel/id.js'
import type { Around } from '../../../platform/archive/erase.js'
import type { Reader } from '../../../platform/db/scope.js'
import { type HeldBy, heldUnder } from '../../people/index.js'

type Of = Id<'Conversation'>

/** How holds, proposals and the record call an idea. */
export const aboutIdea = (of: Of, n: number): string => `idea:${of}.${n}`

/** @returns nothing where it is not the name of an idea */
export function ideaIn(about: string): { readonly of: Of; readonly n: number } | undefined {
  const [, of = '', n = ''] = /^idea:([0-9a-f-]{36})\.(\d{1,6})$/.exec(about) ?? []
  return isId(of) ? { of: id<'Conversation'>(of), n: Number(n) } : undefined
}

/**
 * Which ideas of a conversation are held now, by number. Their words stand on no page, screen, feed or file until
 * two people have decided: every way out asks here, or through `wordingsOf`.
 */
export async function heldIn(
  read: Reader,
  around: Pick<Around, 'organisation'>,
  { id: of }: { readonly id: Of },
): Promise<ReadonlyMap<number, HeldBy>> {
  const held = await heldUnder(read, around, `idea:${of}.`)
  return new Map([...held].flatMap(([about, by]) => (ideaIn(about) ? [[ideaIn(about)!.n, by]] : [])))
}

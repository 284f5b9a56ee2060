import type { Id } from '../../../../kernel/id.js'
import type { Perspective } from '../../../people/index.js'
import type { NewPerspective, Wished } from '../bring.js'
import type { ArchivedPerspective } from './content.js'

export type PlaceRefusal =
  | { readonly kind: 'unknown'; readonly names: readonly string[] }
  /** it belongs to one side here, or was said to, and to the other in the archive */
  | { readonly kind: 'other-side'; readonly name: string; readonly side: Perspective['side'] }
  | { readonly kind: 'not-in-archive' | 'same-here'; readonly name: string }

export type Placing =
  | {
      readonly ok: true
      /** the perspective here for each in the archive, in its order */
      readonly ids: readonly Id<'Perspective'>[]
      readonly made: readonly NewPerspective[]
      /** those that are called something else here, in one of the languages */
      readonly renamed: readonly string[]
    }
  | { readonly ok: false; readonly no: PlaceRefusal }

/** Names are the same whatever their capitals and the form of their accents. */
const plain = (name: string) => name.trim().normalize('NFC').toLowerCase()
const named = (one: Perspective['name'], name: string) =>
  [one.en, one.cy].some((own) => plain(own) === plain(name))

/**
 * Finds each perspective of an archive here, by its name in either language; it must belong to the same side.
 * @param make names to make where they are not here, by the side they are said to belong to
 * @param newId draws an id for a perspective that is made
 */
export function placePerspectives(
  archived: readonly ArchivedPerspective[],
  make: Wished['make'],
  here: readonly Perspective[],
  newId: () => Id<'Perspective'>,
): Placing {
  const wished = new Set<ArchivedPerspective>()
  for (const side of ['lived', 'learnt'] as const)
    for (const name of make[side]) {
      const one = archived.find((perspective) => named(perspective, name))
      if (!one) return no({ kind: 'not-in-archive', name })
      if (one.side !== side) return no({ kind: 'other-side', name, side: one.side })
      wished.add(one)
    }
  const found = archived.map((one) => ({
    one,
    at: here.find(({ name }) => named(name, one.en)) ?? here.find(({ name }) => named(name, one.cy)),
  }))
  const other = found.find(({ one, at }) => at && at.side !== one.side)
  if (other) return no({ kind: 'other-side', name: other.one.en, side: other.one.side })
  const twice = found.find(({ at }, k) => at && found.findIndex((earlier) => earlier.at === at) < k)
  if (twice) return no({ kind: 'same-here', name: twice.one.en })
  const missing = found.filter(({ one, at }) => !at && !wished.has(one)).map(({ one }) => one.en)
  if (missing.length) return no({ kind: 'unknown', names: missing })
  const placed = found.map(
    ({ one, at }) => at ?? { id: newId(), side: one.side, name: { en: one.en, cy: one.cy } },
  )
  return {
    ok: true,
    ids: placed.map(({ id }) => id),
    made: placed.filter((one) => !here.includes(one)),
    renamed: archived.flatMap(({ en, cy }, k) => {
      const now = placed[k]?.name
      return now?.en === en && now.cy === cy ? [] : [en]
    }),
  }
}

const no = (refusal: PlaceRefusal): Placing => ({ ok: false, no: refusal })

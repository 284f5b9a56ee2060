/** A unit in an organisation's tree: answers given there, and the unit it belongs to (-1: none, the root). */
export type Unit = { readonly parent: number; readonly answers: number }

/** Where a unit's answers stand. */
export type Standing =
  | { readonly kind: 'shown'; readonly answers: number }
  /** With those of a unit above it. */
  | { readonly kind: 'in'; readonly unit: number }
  /** Nowhere: even the whole is too small. */
  | { readonly kind: 'withheld' }

/**
 * Rolls small units up to the next level instead of leaving blanks. A unit stands alone if it and the units
 * under it gave at least `threshold` answers; otherwise its answers stand with the nearest unit above that is
 * shown. What is left of a shown unit when its shown parts are taken away is nothing or at least the
 * threshold; where it is not, the smallest of those parts is rolled up as well, with all under it. At most
 * one roll-up a unit.
 *
 * @param units any order in which a parent stands before its parts
 * @returns one standing per unit; a shown unit's answers are those of all under it
 * @throws RangeError when a parent does not stand before its part, or the threshold is under 5
 */
export function rollUp(units: readonly Unit[], threshold: number): Standing[] {
  if (!(threshold >= 5)) throw new RangeError('the threshold may be raised, never lowered under 5')
  const totals = totalsOf(units)
  const shown = totals.map((total) => total >= threshold)
  for (let unit = 0; unit < units.length; unit++) {
    const { parent } = units[unit]!
    if (parent >= 0 && !shown[parent]) shown[unit] = false
  }
  for (let round = 0; round < units.length; round++) {
    const exposed = units.findIndex(
      (_, unit) => shown[unit] && restIsSmall(units, totals, shown, unit, threshold),
    )
    if (exposed < 0) break
    const parts = units.flatMap((unit, part) => (unit.parent === exposed && shown[part] ? [part] : []))
    const smallest = parts.reduce((least, part) => (totals[part]! < totals[least]! ? part : least))
    shown[smallest] = false
    for (let unit = smallest + 1; unit < units.length; unit++) {
      const { parent } = units[unit]!
      if (parent >= 0 && !shown[parent]) shown[unit] = false
    }
  }
  return units.map((_, unit) => standing(units, totals, shown, unit))
}

function totalsOf(units: readonly Unit[]): number[] {
  const totals = units.map((unit) => unit.answers)
  for (let unit = units.length - 1; unit >= 0; unit--) {
    const { parent } = units[unit]!
    if (parent >= unit) throw new RangeError(`unit ${unit} stands before the unit it belongs to`)
    if (parent >= 0) totals[parent]! += totals[unit]!
  }
  return totals
}

/** Whether the answers under a unit that are shown nowhere below it are some, but fewer than the threshold. */
function restIsSmall(
  units: readonly Unit[],
  totals: readonly number[],
  shown: readonly boolean[],
  unit: number,
  threshold: number,
): boolean {
  let rest = totals[unit]!
  let parts = 0
  units.forEach(({ parent }, part) => {
    if (parent !== unit || !shown[part]) return
    rest -= totals[part]!
    parts++
  })
  return parts > 0 && rest > 0 && rest < threshold
}

function standing(
  units: readonly Unit[],
  totals: readonly number[],
  shown: readonly boolean[],
  unit: number,
): Standing {
  if (shown[unit]) return { kind: 'shown', answers: totals[unit]! }
  let above = units[unit]!.parent
  while (above >= 0 && !shown[above]) above = units[above]!.parent
  return above < 0 ? { kind: 'withheld' } : { kind: 'in', unit: above }
}

import { attack } from './attack.js'
import { climb, type Limits } from './climb.js'
import type { Changes } from './deltas.js'
import type { Answers } from './hull.js'
import type { Layer, Structure } from './layer.js'
import { newcomersAreHidden } from './newcomers.js'
import { type Target, targetsOf } from './targets.js'
import { type Worlds, worldsOf } from './worlds.js'

/** Changes of everyone that every other family allows, if they apply from the given publication on. */
export type Elsewhere = (from: number) => Changes | undefined

/**
 * The targets for which no proof of safety was found. A proof is two worlds of whole numbers in which all that
 * is printed reads the same and the figure differs by its room. Stronger than "the linear programme found
 * nothing": what passes here no attacker can pin who knows only what is printed, however she reckons.
 */
export function unproven(structure: Structure, layers: readonly Layer[], elsewhere?: Elsewhere): Target[] {
  const worlds = new Map<number, Worlds>()
  const changes = new Map<string, Changes>()
  const worldsFrom = (from: number) => {
    const known = worlds.get(from) ?? worldsOf(structure, layers, from, elsewhere?.(from))
    worlds.set(from, known)
    return known
  }
  const changesOf = (from: number, atom: number, still: Uint8Array) => {
    const key = `${from} ${atom} ${still.join('')}`
    const known = changes.get(key) ?? worldsFrom(from).changesOf(atom, still)
    changes.set(key, known)
    return known
  }
  const limits = new Map<number, Limits>()
  const limitsFrom = (from: number) => {
    const known = limits.get(from) ?? worldsFrom(from).limits()
    limits.set(from, known)
    return known
  }
  const hides = newcomersAreHidden(structure, layers)
  const left = targetsOf(structure, layers).filter((target) => {
    if (target.what === 'newcomers' && hides(target)) return false
    // Newcomers differ only between worlds that part at that publication.
    const starts = target.what === 'newcomers' ? [target.layer] : [...new Set([0, target.layer])]
    let least = 0
    let most = 0
    for (const from of starts)
      for (let atom = 0; atom < structure.atoms; atom++) {
        if (!target.atoms[atom]) continue
        for (const by of changesOf(from, atom, target.atoms)) {
          const change = weigh(target.weights, by)
          if (change < least) least = change
          if (change > most) most = change
        }
        if (most - least >= target.room) return false
      }
    return !starts.some((from) => {
      const { weights, atoms, room } = target
      const up = climb(limitsFrom(from), atoms, weights, 1, room)
      return up >= room || up + climb(limitsFrom(from), atoms, weights, -1, room - up) >= room
    })
  })
  // Newcomers are plain counts under plain bounds, for which the linear programme is as good as a proof; the
  // worlds tried here move all earlier or all later publications and miss many.
  const newcomers = left.filter((target) => target.what === 'newcomers')
  const pinned = newcomers.length ? attack(structure, layers, {}, newcomers) : []
  return [...left.filter((target) => target.what !== 'newcomers'), ...pinned]
}

const weigh = (weights: Answers, by: Answers) => weights[0] * by[0] + weights[1] * by[1] + weights[2] * by[2]

import { append, emptyFrontier, type Frontier, type Hash, rootOf, same } from './merkle.js'

/** A line that holds an entry, as it is met in a file that may have been tampered with. */
export type Met = {
  readonly line: number
  /** the place it claims; -1 where it claims none */
  readonly n: number
  /** what its leaf may be, most believed first; at least one */
  readonly leaves: readonly Uint8Array[]
  /** the root it claims over itself and all before it */
  readonly root: Uint8Array
  /** when its event happened, where that is known: only to name it by */
  readonly at: string | undefined
}

/** A head whose signature is true: so many entries, with this root over them. */
export type Signed = { readonly size: number; readonly root: Uint8Array }

export type Damage =
  /** the root or the number it claims was changed, and nothing else */
  | { readonly kind: 'root' | 'number'; readonly met: Met; readonly place: number }
  | { readonly kind: 'added'; readonly met: Met }
  /** this line belongs before that one */
  | { readonly kind: 'moved'; readonly met: Met; readonly before: number }
  | { readonly kind: 'swapped'; readonly met: Met; readonly with: Met }
  /** entries that are not there; `before` is the line they should stand before */
  | { readonly kind: 'removed'; readonly from: number; readonly to: number; readonly before: number }
  /**
   * Here, or at the line before, the entries stop fitting. `was` says why, as far as the next signed head tells:
   * as many entries as it counts: one was changed; fewer: some were removed; more: some were added.
   */
  | { readonly kind: 'broken'; readonly met: Met; readonly was: 'changed' | 'removed' | 'added' | 'unknown' }
  /** all fits together, but not with a signed head: made anew after entry `from`, up to `to` */
  | { readonly kind: 'rewritten'; readonly from: number; readonly to: number; readonly line: number }
  /** a head that stands before or behind its place */
  | { readonly kind: 'head-moved'; readonly line: number }
  /** a signed head counts more entries than there are */
  | { readonly kind: 'cut'; readonly from: number; readonly to: number; readonly before: number }

export type Replay = {
  readonly entry: (met: Met) => void
  /** A line that may have been an entry and cannot be read. Its damage has been told by whoever calls. */
  readonly unreadable: () => void
  readonly head: (head: Signed, line: number) => void
  /** @param closing the head that signs the whole, where there is one and its signature is true */
  readonly end: (closing: Signed | undefined, line: number) => Ended
}

export type Ended = {
  readonly damage: readonly Damage[]
  /** entries whose place is proven, and entries behind a break that nothing can be said of */
  readonly proven: number
  readonly unproven: number
  /** for each head asked after, in their order; `unknown` where the file breaks before it, or is shorter */
  readonly kept: readonly ('fits' | 'differs' | 'beyond' | 'unknown')[]
}

// How many lines may be out of their order before the rest is given up.
const WINDOW = 200
const MOST_DAMAGE = 1_000

type Doubt = {
  /** the tree if every line is in its place and only the roots they claim are wrong */
  straight: Frontier
  /** the lines since the last that fitted; given up past the window */
  readonly pending: Met[]
  readonly first: Met
  lost: boolean
  /** lines since the last entry that could not be read: each may be one of the missing */
  unread: number
  readonly explained: boolean
  /** by the first signed head behind the break: how many entries are too few here (negative: too many) */
  short: number | undefined
  next: number
  readonly gaps: { from: number; to: number; before: number }[]
  readonly strays: Met[]
  readonly passed: Signed[]
}

/**
 * Grows the tree again from the lines of a file and says what does not fit, and why. A line is placed by the root it
 * claims, not by its number. Where a line does not fit, those after it are tried in its stead.
 * @param kept heads from elsewhere: do they belong to this record?
 */
export function openReplay(hash: Hash, kept: readonly Signed[]): Replay {
  let grown = emptyFrontier
  let doubt: Doubt | undefined
  let aside: Met[] = []
  let unread = 0
  let rewritten = false
  let offset = 0
  let anchor = 0
  const damage: Damage[] = []
  const early: { head: Signed; line: number }[] = []
  const trail: { before: Frontier; met: Met }[] = []
  const recent: { size: number; root: Uint8Array; line: number }[] = []
  const answers: ('fits' | 'differs' | undefined)[] = kept.map((head) =>
    head.size === 0 ? answer(head.root, hash()) : undefined,
  )

  const tell = (one: Damage) => {
    if (damage.length < MOST_DAMAGE) damage.push(one)
  }

  // Told once: from there on no signed head can fit.
  const anew = (line: number, to: number) => {
    if (!rewritten) tell({ kind: 'rewritten', from: anchor, to, line })
    rewritten = true
  }

  const next = (from: Frontier, met: Met) =>
    met.leaves.map((leaf) => append(hash, from, leaf)).find((tree) => same(rootOf(hash, tree), met.root))

  const reached = (size: number, root: Uint8Array, line: number) => {
    kept.forEach((head, i) => {
      if (head.size !== size) return
      answers[i] = answer(head.root, root)
      if (answers[i] === 'fits') anchor = Math.max(anchor, size)
    })
    const waiting = early.findIndex(({ head }) => head.size === size)
    for (const { head, line: at } of waiting < 0 ? [] : early.splice(waiting, 1))
      if (same(head.root, root)) tell({ kind: 'head-moved', line: at })
      else anew(at, size)
    recent.push({ size, root, line })
    if (recent.length > WINDOW * 2) recent.splice(0, WINDOW)
  }

  const place = (met: Met, tree: Frontier) => {
    const off = met.n - grown.size
    // So many added before it, and the rest numbered anew: that is told as added.
    if (off !== offset && off !== 0 && off !== aside.length) tell({ kind: 'number', met, place: grown.size })
    offset = off
    trail.push({ before: grown, met })
    if (trail.length > WINDOW * 2) trail.splice(0, WINDOW)
    grown = tree
    reached(grown.size, met.root, met.line)
  }

  // Lines set aside that fit here after all.
  const placeAside = (before: number) => {
    for (let again = aside.length > 0; again; ) {
      again = false
      for (const met of aside) {
        const tree = next(grown, met)
        if (!tree) continue
        aside = aside.filter((one) => one !== met)
        offset = met.n - grown.size
        place(met, tree)
        tell({ kind: 'moved', met, before })
        again = true
        break
      }
    }
  }

  const entry = (met: Met) => {
    if (doubt) return inDoubt(doubt, met)
    let tree = next(grown, met)
    if (!tree && aside.length) {
      placeAside(met.line)
      tree = next(grown, met)
    }
    if (tree) place(met, tree)
    else if (!fitsEarlier(met)) doubt = begin(met)
    unread = 0
  }

  // Lines that were made to fit and put in: what follows them goes on from before them.
  const fitsEarlier = (met: Met) => {
    for (let at = trail.length - 1; at >= Math.max(0, trail.length - WINDOW); at--) {
      const { before, met: there } = trail[at]!
      // The very line that stands there already, a second time, says nothing against the first.
      const tree = same(there.root, met.root) ? undefined : next(before, met)
      if (!tree) continue
      const added = trail.splice(at)
      grown = added[0]!.before
      for (const one of added) tell({ kind: 'added', met: one.met })
      offset = met.n - grown.size
      place(met, tree)
      return true
    }
    return false
  }

  const begin = (met: Met): Doubt => {
    const begun: Doubt = {
      straight: append(hash, grown, met.leaves[0]!),
      pending: [met],
      first: met,
      lost: false,
      unread,
      explained: unread > 0,
      short: early[0] && early[0].head.size - grown.size,
      next: grown.size,
      gaps: [],
      strays: [],
      passed: [],
    }
    pass(begun)
    count(begun, met)
    return begun
  }

  const pass = ({ straight, passed }: Doubt) => {
    if (kept.some(({ size }) => size === straight.size))
      passed.push({ size: straight.size, root: rootOf(hash, straight) })
  }

  const inDoubt = (now: Doubt, met: Met) => {
    const straight = next(now.straight, met)
    if (straight) return onlyRoots(now, straight, met)
    const tree = now.lost ? undefined : next(grown, met)
    if (tree) return outOfOrder(now, met, tree)
    now.straight = append(hash, now.straight, met.leaves[0]!)
    pass(now)
    count(now, met)
    if (now.pending.length < WINDOW) now.pending.push(met)
    else now.lost = true
  }

  const count = (now: Doubt, met: Met) => {
    if (met.n >= now.next) {
      if (met.n > now.next + now.unread && now.gaps.length < WINDOW)
        now.gaps.push({ from: now.next, to: met.n - 1, before: met.line })
      now.next = met.n + 1
    } else if (now.strays.length < WINDOW) now.strays.push(met)
    now.unread = 0
  }

  // Every line since was in its place: only the roots they claim had been changed.
  const onlyRoots = (now: Doubt, straight: Frontier, met?: Met) => {
    now.pending.forEach((one, i) => {
      tell({ kind: 'root', met: one, place: grown.size + i })
    })
    for (const { size, root } of now.passed) reached(size, root, now.first.line)
    if (met) offset = met.n - (straight.size - 1)
    grown = straight
    trail.length = 0
    doubt = undefined
    if (met) reached(grown.size, met.root, met.line)
  }

  const outOfOrder = (now: Doubt, met: Met, tree: Frontier) => {
    doubt = undefined
    offset = met.n - grown.size
    place(met, tree)
    const left: Met[] = []
    for (const one of now.pending) {
      const after = left.length === 0 ? next(grown, one) : undefined
      if (!after) left.push(one)
      else {
        offset = one.n - grown.size
        place(one, after)
      }
    }
    const [first] = now.pending
    if (left.length === 0 && now.pending.length === 1) tell({ kind: 'swapped', met: first!, with: met })
    else if (left.length < now.pending.length) tell({ kind: 'moved', met, before: first!.line })
    aside = [...aside, ...left].slice(-WINDOW)
  }

  const head = (signed: Signed, line: number) => {
    if (doubt) return headInDoubt(doubt, signed)
    if (signed.size > grown.size) placeAside(line)
    if (signed.size > grown.size) {
      if (early.length < WINDOW) early.push({ head: signed, line })
    } else if (signed.size === grown.size) {
      if (same(signed.root, rootOf(hash, grown))) anchor = Math.max(anchor, grown.size)
      else anew(line, grown.size)
    } else behind(signed, line)
  }

  const behind = (signed: Signed, line: number) => {
    const then = recent.find(({ size }) => size === signed.size)
    if (then && !same(then.root, signed.root)) anew(line, signed.size)
    else if (!rewritten) tell({ kind: 'head-moved', line })
  }

  const headInDoubt = (now: Doubt, signed: Signed) => {
    const isAt = (tree: Frontier) => tree.size === signed.size && same(rootOf(hash, tree), signed.root)
    if (isAt(now.straight)) {
      onlyRoots(now, now.straight)
      anchor = Math.max(anchor, grown.size)
    } else if (!now.lost && isAt(grown)) {
      aside = [...aside, ...now.pending].slice(-WINDOW)
      doubt = undefined
      anchor = Math.max(anchor, grown.size)
    } else now.short ??= signed.size - now.straight.size
  }

  const end = (closing: Signed | undefined, line: number): Ended => {
    if (closing) close(closing, line)
    if (doubt) explain(doubt)
    else if (early[0] && !rewritten) {
      const most = Math.max(...early.map(({ head: one }) => one.size))
      tell({ kind: 'cut', from: grown.size, to: most - 1, before: early[0].line })
    }
    for (const met of aside) tell({ kind: 'added', met })
    const whole = doubt ? undefined : grown.size
    return {
      damage,
      proven: grown.size,
      unproven: doubt ? doubt.straight.size - grown.size : 0,
      kept: answers.map(
        (one, i) => one ?? (whole !== undefined && kept[i]!.size > whole ? 'beyond' : 'unknown'),
      ),
    }
  }

  const close = (closing: Signed, line: number) => {
    if (!doubt && closing.size < grown.size) return tooMany(closing, line)
    head(closing, line)
  }

  // Entries that fit, put in behind the last one that was signed.
  const tooMany = (closing: Signed, line: number) => {
    const signed = recent.find(({ size }) => size === closing.size)
    const signedRoot = closing.size === 0 ? hash() : signed?.root
    if (!signedRoot || !same(signedRoot, closing.root)) return anew(line, grown.size)
    for (const { size, root, line: at } of recent)
      if (size > closing.size)
        tell({ kind: 'added', met: { line: at, n: size - 1, leaves: [], root, at: undefined } })
  }

  const explain = (now: Doubt) => {
    const isIn = (n: number) => now.gaps.find(({ from, to }) => from <= n && n <= to)
    const moved = now.strays.filter(({ n }) => isIn(n))
    for (const met of moved) tell({ kind: 'moved', met, before: isIn(met.n)!.before })
    for (const met of now.strays) if (!isIn(met.n)) tell({ kind: 'added', met })
    for (const { from, to, before } of now.gaps) {
      const back = moved.filter(({ n }) => from <= n && n <= to).length
      if (back <= to - from) tell({ kind: 'removed', from, to, before })
    }
    if (now.explained || now.gaps.length || now.strays.length) return
    tell({ kind: 'broken', met: now.first, was: whatWas(now.short) })
  }

  return {
    entry,
    unreadable: () => {
      if (doubt) doubt.unread++
      else unread++
    },
    head,
    end,
  }
}

const answer = (kept: Uint8Array, found: Uint8Array) => (same(kept, found) ? 'fits' : 'differs')

function whatWas(short: number | undefined) {
  if (short === undefined) return 'unknown'
  if (short === 0) return 'changed'
  return short > 0 ? 'removed' : 'added'
}

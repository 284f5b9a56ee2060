// Ours too, but nobody sets them by hand: the tests and the start script pass them on.
const isOurOwn = (name: string) => /^THROUGHLINE_(AS_BUILT|BROWSER|POSTGRES_BINARIES|TEST_\w+)$/.test(name)

/**
 * A sentence for each variable that was surely meant as one of ours: a known name with THROUGHLINE_ before it, or
 * one letter away from a name that nobody set. Without it, a slip of the finger would start another database.
 */
export function misspelt(set: readonly string[], known: readonly string[]): readonly string[] {
  return set.flatMap((name) => {
    if (known.includes(name) || isOurOwn(name)) return []
    const ours = name.startsWith('THROUGHLINE_')
    const likely = nearest(ours ? name.slice('THROUGHLINE_'.length) : name, known)
    if (ours) return [`There is no setting ${name}${likely ? `; did you mean ${likely}?` : '.'}`]
    return likely && !set.includes(likely)
      ? [
          `There is no setting ${name}; did you mean ${likely}? If it belongs to another program, take it away here.`,
        ]
      : []
  })
}

function nearest(name: string, known: readonly string[]): string | undefined {
  const bare = letters(name)
  const same = known.find((other) => letters(other) === bare)
  if (same) return same
  // Short names are too near to everything else: PATH is not a slip for PORT.
  return known.find((other) => letters(other).length >= 7 && isOneSlip(bare, letters(other)))
}

const letters = (name: string) => name.toUpperCase().replace(/[^A-Z0-9]/g, '')

/** One letter too many, too few, another one, or two that changed places. */
function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  const [restA, restB] = [a.slice(start), b.slice(start)]
  const swapped = restA.length > 1 && restA[0] === restB[1] && restA[1] === restB[0]
  if (swapped && restA.slice(2) === restB.slice(2)) return true
  return [
    [restA.slice(1), restB],
    [restA, restB.slice(1)],
    [restA.slice(1), restB.slice(1)],
  ].some(([x, y]) => x === y)
}

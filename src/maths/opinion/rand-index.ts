/**
 * Adjusted Rand index of two groupings (Hubert and Arabie): 1 when alike, about 0 when only by chance. People
 * with a label under 0 in either are left out. With everybody in one group in both, or nobody, it is 1.
 */
export function adjustedRandIndex(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const both = new Map<string, number>()
  const rows = new Map<number, number>()
  const columns = new Map<number, number>()
  let people = 0
  for (let i = 0; i < one.length; i++) {
    const [a, b] = [one[i]!, other[i]!]
    if (a < 0 || b < 0) continue
    people++
    both.set(`${a} ${b}`, (both.get(`${a} ${b}`) ?? 0) + 1)
    rows.set(a, (rows.get(a) ?? 0) + 1)
    columns.set(b, (columns.get(b) ?? 0) + 1)
  }
  const pairs = (counts: Iterable<number>) => [...counts].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0)
  const together = pairs(both.values())
  const [inOne, inOther] = [pairs(rows.values()), pairs(columns.values())]
  const expected = (inOne * inOther) / Math.max(1, (people * (people - 1)) / 2)
  const most = (inOne + inOther) / 2
  return most === expected ? 1 : (together - expected) / (most - expected)
}

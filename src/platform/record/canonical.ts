export class NotCanonical extends Error {
  override name = 'NotCanonical'
}

const DEEPEST = 32

/**
 * The one way to write a value down, so that the same event always gives the same bytes: RFC 8785, restricted to
 * text, whole numbers, true, false, null, lists and plain objects. Keys stand in the order of their UTF-16 units.
 * @throws NotCanonical for anything else: fractions, missing values, dates, half of a surrogate pair, deep nesting
 */
export function canonical(value: unknown, depth = 0): string {
  if (depth > DEEPEST) throw new NotCanonical('nested too deeply')
  if (value === null || typeof value === 'boolean') return `${value}`
  if (typeof value === 'number') return wholeNumber(value)
  if (typeof value === 'string') return text(value)
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one, depth + 1)).join(',')}]`
  if (!isPlain(value)) throw new NotCanonical(`a ${typeof value} has no place here`)
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([key, one]) => `${text(key)}:${canonical(one, depth + 1)}`).join(',')}}`
}

function wholeNumber(value: number): string {
  if (!Number.isSafeInteger(value)) throw new NotCanonical(`${value} is not a whole number`)
  return JSON.stringify(value)
}

// JSON.stringify would write half a pair as an escape, which RFC 8785 refuses.
function text(value: string): string {
  if (HALF_A_PAIR.test(value)) throw new NotCanonical('text with half of a surrogate pair')
  return JSON.stringify(value)
}

const HALF_A_PAIR = /\p{Surrogate}/u

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const maker = Object.getPrototypeOf(value)
  return maker === Object.prototype || maker === null
}

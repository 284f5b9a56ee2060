const segments = new Intl.Segmenter('und', { granularity: 'grapheme' })

// One letter as people see it may be many code units (the Welsh flag is 14), but not any number of them.
const UNITS_MOST = 16

/** How many letters people see in this. Stops counting once it is clear that there are more than `most`. */
export function lengthOf(text: string, most: number): number {
  if (text.length <= most / 2) return text.length
  if (text.length > most * UNITS_MOST) return text.length
  let count = 0
  for (const _ of segments.segment(text)) if (++count > most) break
  return count
}

/** Is there nothing in this that a person could see? */
export const isEmpty = (text: string): boolean => !/[\p{L}\p{N}\p{P}\p{S}]/u.test(text)

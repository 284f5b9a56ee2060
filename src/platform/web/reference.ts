import { randomInt } from 'node:crypto'

// No letter or number that could be another when read out on the phone.
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** What a person can quote when something broke: `4F7K-92QD`. Stands in the log beside what happened. */
export function reference(): string {
  const four = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return `${four()}-${four()}`
}

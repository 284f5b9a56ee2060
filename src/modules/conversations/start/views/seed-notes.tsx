import { useSay } from '../../../../ui/frame.js'
import { DETAIL_WORDS, GUESS_WORDS } from '../../safety/words.js'
import type { SeedNotes } from '../seed-notes.js'

/** What is worth knowing of a first idea, beside it; nothing where there is nothing. */
export function Noted({ notes }: { readonly notes: SeedNotes | undefined }) {
  const say = useSay()
  if (!notes) return null
  const { mustGo, doubles, guesses } = notes
  const lines = [
    ...mustGo.map(({ kind, found }) => ({
      what: say('start.seed.must-go'),
      found: `${say(DETAIL_WORDS[kind])}: ${found}`,
    })),
    ...doubles.slice(0, 1).map(({ text }) => ({ what: say('start.seed.double'), found: text })),
    ...guesses.map(({ kind, words }) => ({
      what: say('safety.think.guess'),
      found: `${say(GUESS_WORDS[kind])}: ${words.join(', ')}`,
    })),
  ]
  if (!lines.length) return null
  return (
    <ul class="govuk-list tl-noted">
      {lines.map(({ what, found }) => (
        <li>
          {what} <strong>{found}</strong>
        </li>
      ))}
    </ul>
  )
}

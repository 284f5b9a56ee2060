import { useFrame } from '../../../../ui/frame.js'
import type { Card } from '../card.js'

/** The idea, large and alone, and under it what there is to say of it. The script puts the next one in its place. */
export function TheIdea({ card: { text, lang, notes = [] } }: { readonly card: Card }) {
  const { language } = useFrame()
  const other = (lang: string) => (lang === language ? undefined : lang)
  return (
    <div class="tl-card tl-idea">
      <h2 id="idea" tabIndex={-1} lang={other(lang)}>
        {text}
      </h2>
      <div id="notes">
        {notes.map((note) => (
          <p lang={other(note.lang)}>{note.text}</p>
        ))}
      </div>
    </div>
  )
}

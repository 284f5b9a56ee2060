import type { Instant } from '../../../../kernel/day.js'
import type { Line } from '../telling.js'

type Props = { readonly lines: readonly Line[]; readonly moment: (at: Instant) => string }

/** What happened, one sentence a line, with when and where; and the words, for whoever wrote them. */
export function Lines({ lines, moment }: Props) {
  return (
    <ol class="tl-told">
      {lines.map(({ id, at, sentence, group, words }) => (
        <li key={id}>
          <p class="tl-told-what">{sentence}</p>
          {words.map((text) => (
            <blockquote class="tl-told-words">{text}</blockquote>
          ))}
          <p class="tl-told-when">
            <time datetime={at}>{moment(at)}</time>
            {group && ` · ${group}`}
          </p>
        </li>
      ))}
    </ol>
  )
}

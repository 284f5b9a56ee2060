import type { ComponentChildren } from 'preact'
import type { Say } from '../../../ui/say.js'
import type { Report } from '../report/report.js'
import type { Block, Item } from '../report/story.js'
import { EveryIdea } from './every-idea.js'
import { type Lang, langOf } from './lang.js'
import { MapPicture } from './map-picture.js'

/** A report in one language, and the language its ideas are written in where that is another. */
export type Said = { readonly report: Report; readonly say: Say; readonly lang: Lang }

type Props = {
  readonly block: Block
  readonly said: Said
  readonly wide: boolean
  /** what stands below an idea and its notes */
  readonly under?: (id: string) => ComponentChildren
}

/** One passage of the story of a report: the page that stands alone and the pages of a conversation both draw it. */
export function BlockPart({ block, said, wide, under }: Props) {
  switch (block.kind) {
    case 'sentence':
      return <p>{block.text}</p>
    case 'items':
      return (
        <ul
          class={
            block.items.some((item) => item.id !== undefined) ? `ideas${wide ? ' shared' : ''}` : undefined
          }
        >
          {block.items.map((item) => (
            <ItemPart item={item} lang={said.lang}>
              {item.id !== undefined && under?.(item.id)}
            </ItemPart>
          ))}
        </ul>
      )
    case 'map':
      return <MapPicture report={said.report} say={said.say} lang={said.lang} />
    case 'every-idea':
      return <EveryIdea report={said.report} say={said.say} lang={said.lang} />
    case 'files':
      return null
  }
}

type ItemProps = { readonly item: Item; readonly lang: Lang; readonly children?: ComponentChildren }

function ItemPart({ item: { id, text, notes }, lang, children }: ItemProps) {
  const said = id === undefined ? text : <q lang={langOf(lang, id)}>{text}</q>
  return (
    <li>
      {said}
      {notes.map((note) => (
        <p class="note">{note}</p>
      ))}
      {children}
    </li>
  )
}

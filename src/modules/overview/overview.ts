import type { Key } from '../../locales/en.js'
import type { Need, Telling } from '../../platform/room.js'
import type { Visit } from '../../platform/web/route.js'

/** What this room reads of all the others. */
export type Overview = {
  readonly telling: Telling
  /** rooms that the record can be narrowed to */
  readonly rooms: readonly { readonly name: string; readonly title: Key }[]
  readonly needsMe: readonly ((visit: Visit) => Promise<readonly Need[]>)[]
}

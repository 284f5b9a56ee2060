import { ground } from './cy/ground.js'
import { overview } from './cy/overview.js'
import { peopleDuties } from './cy/people-duties.js'
import { peopleKeys } from './cy/people-keys.js'
import { peopleMine } from './cy/people-mine.js'
import { peoplePublic } from './cy/people-public.js'
import { peopleSetUp } from './cy/people-set-up.js'
import { peopleSignIn } from './cy/people-sign-in.js'
import { report } from './cy/report.js'
import { ui } from './cy/ui.js'
import { web } from './cy/web.js'
import type { Key } from './en.js'

/** Yr un brawddegau yn Gymraeg. The same sentences in Welsh, written rather than transliterated. */
export const cy: Record<Key, string> = {
  ...overview,
  ...peopleDuties,
  ...peoplePublic,
  ...peopleKeys,
  ...peopleMine,
  ...peopleSetUp,
  ...report,
  ...ui,
  ...web,
  ...ground,
  ...peopleSignIn,
}

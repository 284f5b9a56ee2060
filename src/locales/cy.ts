import { ground } from './cy/ground.js'
import { overview } from './cy/overview.js'
import { peopleMine } from './cy/people-mine.js'
import { peopleSetUp } from './cy/people-set-up.js'
import { report } from './cy/report.js'
import { ui } from './cy/ui.js'
import { web } from './cy/web.js'
import type { Key } from './en.js'

/** Yr un brawddegau yn Gymraeg. The same sentences in Welsh, written rather than transliterated. */
export const cy: Record<Key, string> = {
  ...overview,
  ...peopleMine,
  ...peopleSetUp,
  ...report,
  ...ui,
  ...web,
  ...ground,
}

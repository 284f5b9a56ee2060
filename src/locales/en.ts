import { ground } from './en/ground.js'
import { overview } from './en/overview.js'
import { peopleDuties } from './en/people-duties.js'
import { peopleKeys } from './en/people-keys.js'
import { peopleMine } from './en/people-mine.js'
import { peoplePublic } from './en/people-public.js'
import { peopleSetUp } from './en/people-set-up.js'
import { peopleSignIn } from './en/people-sign-in.js'
import { report } from './en/report.js'
import { ui } from './en/ui.js'
import { web } from './en/web.js'

/** Every sentence of the program in English, a file for each room. Reading age 9 to 11; ICU message format. */
export const en = {
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
} as const

export type Key = keyof typeof en

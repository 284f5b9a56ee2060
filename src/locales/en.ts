import { ground } from './en/ground.js'
import { overview } from './en/overview.js'
import { peopleMine } from './en/people-mine.js'
import { peopleSetUp } from './en/people-set-up.js'
import { report } from './en/report.js'
import { ui } from './en/ui.js'
import { web } from './en/web.js'

/** Every sentence of the program in English, a file for each room. Reading age 9 to 11; ICU message format. */
export const en = { ...overview, ...peopleMine, ...peopleSetUp, ...report, ...ui, ...web, ...ground } as const

export type Key = keyof typeof en

import { ground } from './cy/ground.js'
import { peopleSignIn } from './cy/people-sign-in.js'
import { report } from './cy/report.js'
import { ui } from './cy/ui.js'
import { web } from './cy/web.js'
import type { Key } from './en.js'

/** Yr un brawddegau yn Gymraeg. The same sentences in Welsh, written rather than transliterated. */
export const cy: Record<Key, string> = { ...report, ...ui, ...web, ...ground, ...peopleSignIn }

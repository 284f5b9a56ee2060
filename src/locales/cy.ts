import { conversations } from './cy/conversations.js'
import { conversationsExchange } from './cy/conversations-exchange.js'
import { conversationsPaper } from './cy/conversations-paper.js'
import { conversationsResults } from './cy/conversations-results.js'
import { conversationsSafety } from './cy/conversations-safety.js'
import { conversationsStart } from './cy/conversations-start.js'
import { conversationsTakePart } from './cy/conversations-take-part.js'
import { ground } from './cy/ground.js'
import { overview } from './cy/overview.js'
import { peopleDuties } from './cy/people-duties.js'
import { peopleExample } from './cy/people-example.js'
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
  ...conversations,
  ...conversationsStart,
  ...conversationsTakePart,
  ...conversationsResults,
  ...conversationsSafety,
  ...conversationsPaper,
  ...conversationsExchange,
  ...overview,
  ...peopleDuties,
  ...peoplePublic,
  ...peopleExample,
  ...peopleKeys,
  ...peopleMine,
  ...peopleSetUp,
  ...report,
  ...ui,
  ...web,
  ...ground,
  ...peopleSignIn,
}

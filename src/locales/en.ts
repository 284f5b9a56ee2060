import { conversations } from './en/conversations.js'
import { conversationsExchange } from './en/conversations-exchange.js'
import { conversationsPaper } from './en/conversations-paper.js'
import { conversationsResults } from './en/conversations-results.js'
import { conversationsSafety } from './en/conversations-safety.js'
import { conversationsStart } from './en/conversations-start.js'
import { conversationsTakePart } from './en/conversations-take-part.js'
import { ground } from './en/ground.js'
import { overview } from './en/overview.js'
import { peopleDuties } from './en/people-duties.js'
import { peopleExample } from './en/people-example.js'
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
} as const

export type Key = keyof typeof en

import type { Part } from '../part.js'
import { addRoutes } from './add-routes.js'
import { erasesVoice, saidHere } from './erases.js'
import { ideaRoutes } from './idea-routes.js'
import { hideIdea, holdIdea, showIdeaAgain } from './keys.js'
import { messageRoutes } from './message-routes.js'
import { mineRoutes } from './mine-routes.js'
import { SAFETY_TOLD } from './words.js'
import { wordsRoutes } from './words-routes.js'
import { worriesNeedMe, worryRoutes } from './worry-routes.js'

/** Safe to speak: putting ideas, worries, holds and hiding, private messages, and words everybody can read. */
export const safety: Part = {
  routes: (house) => [
    ...addRoutes(house),
    ...mineRoutes(house),
    ...ideaRoutes(house),
    ...worryRoutes(house),
    ...messageRoutes(house),
    ...wordsRoutes(house),
  ],
  told: SAFETY_TOLD,
  // That somebody was worried, or wrote to an author, is nobody's business but theirs.
  quiet: [
    'conversations.worried',
    'conversations.worry-read',
    'conversations.message-left',
    'conversations.message-answered',
  ],
  needsMe: worriesNeedMe,
  keys: () => ({ kinds: [hideIdea, showIdeaAgain], holdables: [holdIdea] }),
  erases: [erasesVoice],
  mine: saidHere,
}

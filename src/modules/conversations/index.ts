export { intakeOf } from './box.js'
export { openConversation, startConversation, type Wish } from './commands.js'
export { VOTES, type Vote, voteItem } from './idea.js'
export { newCode, pseudonymIn } from './voice.js'

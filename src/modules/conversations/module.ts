import type { Room } from '../../platform/room.js'
import { reportVerb } from './verbs.js'

/** The plug of this room: what it gives to the command line. Pages and jobs come with the room's own issue. */
export const conversations: Room = { name: 'conversations', verbs: () => [reportVerb] }

import { conversations } from './modules/conversations/module.js'

/** The list of rooms: the only file that knows them all. */
export const rooms = [conversations] as const

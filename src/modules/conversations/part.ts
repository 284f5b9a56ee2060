import type { Room } from '../../platform/room.js'

/** What one part of this room hands in; the room puts them together. */
export type Part = Omit<Room, 'name' | 'title'>

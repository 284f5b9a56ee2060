import type { Part } from '../part.js'
import { playConversations } from './story.js'

export const example: Part = { plays: playConversations }

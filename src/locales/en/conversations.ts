/** What all parts of the room `conversations` say. */
export const conversations = {
  'room.conversations': 'Conversations',
  'conversations.no.not-allowed': 'You need to be a member of this group to do that',
  'conversations.no.not-open-yet': 'Nothing can open before the list of duties is done',
  'conversations.no.not-draft': 'This conversation is open already',
  'conversations.no.no-question': 'Write the question',
  'conversations.no.no-replier': 'Say who will reply',
  'conversations.told.started': '{who} started a conversation',
  'conversations.told.opened': '{who} opened a conversation',
} as const

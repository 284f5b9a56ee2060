/** Bringing conversations in, and giving them out. */
export const conversationsExchange = {
  'exchange.no.not-allowed': 'Only the holders of the keys can bring a conversation in',
  'exchange.no.no-question': 'There is no question in the files. Write one',
  'exchange.no.long-question': 'The question has more than 300 letters. Write a shorter one',
  'exchange.no.long-about':
    'What stands about the question has more than 2,000 letters. Make it shorter in the file',
  'exchange.no.long-idea': 'The idea {idea} has more than 1,000 letters. Make it shorter in the file',
  'exchange.no.unknown-perspectives':
    '{n, plural, one {This perspective is} other {These perspectives are}} in the file, but not here: {names}.',
  'exchange.no.long-perspective': 'The name “{name}” has more than 80 letters. Make it shorter in the file',
  'exchange.no.unknown-required':
    'Nobody in the file speaks as “{name}”, so it cannot be one that must be heard',
  'exchange.no.not-in-files': 'Nobody in the file speaks as “{name}”, so it is not made',
  'exchange.told.imported': '{who} brought in a conversation held elsewhere',
} as const

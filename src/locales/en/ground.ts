/** What the ground says by itself: the letter of the day's signed head, its feed, the mailbox of a trial. */
export const ground = {
  'head.subject': '{name}: a letter to keep',
  'head.keep':
    'Please keep this letter. It holds the signed head of the record of {name}, as it stood on {day}. You do not need to read the lines of letters and numbers.',
  'head.proves': 'It proves that nothing recorded before it was rewritten, removed or slipped in later.',
  'head.check':
    'To check it, save this letter as a file and ask for an export of the record. Then anyone can run: throughline record verify EXPORT --head LETTER',
  'head.cannot':
    'What it cannot do: it cannot show what was never recorded, and it only helps while a copy lies where the organisation cannot change it.',
  'head.feed': '{name}: signed heads of the record',
  'head.of-day': 'The record as it stood on {day}',

  'mailbox.title': 'Letters kept here',
  'mailbox.lead':
    'No mail server is set, so nothing on this page was really sent. Only this machine can see it. Letters stay here for a week.',
  'mailbox.none': 'There are no letters yet.',
  'mailbox.to': 'To',
  'mailbox.written': 'Written',
} as const

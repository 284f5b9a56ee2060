/** Why an archive is not restored. */
export type Reason =
  | 'unreadable'
  | 'not-an-archive'
  | 'whole-backup'
  | 'newer-form'
  | 'cut-off'
  | 'altered'
  | 'not-in-it'
  | 'newer'
  | 'older'
  | 'exists'
  | 'host-taken'
  | 'one-host'
  | 'other-secret'
  | 'wrong-key'
  | 'record-broken'

/** Stops a restore. Whatever it had done in the database is undone. */
export class Refused extends Error {
  override name = 'Refused'
  readonly reason: Reason
  readonly about: string
  constructor(reason: Reason, about = '') {
    super(reason)
    this.reason = reason
    this.about = about
  }
}

const SENTENCES: Readonly<Record<Reason, (about: string) => string>> = {
  unreadable: (about) => `The archive could not be read (${about}).`,
  'not-an-archive': () => 'This file is not an archive of Throughline.',
  'whole-backup': () =>
    'This is a backup of whole organisations, not of one conversation: throughline restore brings it back.',
  'newer-form': () => 'This archive was made by a newer Throughline than this one: upgrade first.',
  'cut-off': () => 'This archive is cut off: its end is missing. Copy it again, or take an earlier one.',
  altered: (about) =>
    `This archive is not what was written: it was changed or damaged${about && ` (${about})`}. Nothing was restored.`,
  'not-in-it': (about) => `There is no organisation at ${about} in this archive.`,
  newer: (about) =>
    `This archive was made by a newer Throughline (its tables have ${about}, which this one does not know): upgrade first.`,
  older: (about) =>
    `This archive was made by an older Throughline (its tables do not have ${about} yet): restore it with the version that made it, then upgrade.`,
  exists: (about) =>
    `${about} is already in this installation. To put the archive in its place, say --replace: what is here now is then removed.`,
  'host-taken': (about) =>
    `The address ${about} belongs to another organisation here: give it another one with --as.`,
  'one-host': () =>
    'There are several organisations in this archive: say which one with --organisation, when you give one a new address with --as.',
  'other-secret': (about) =>
    `${about} was backed up under another SECRET, so its votes could not be matched with their voters. Use that SECRET, or the key file of backup --move (--key FILE), or close every open vote (--close-votes).`,
  'wrong-key': (about) => `The key file does not belong to this archive of ${about}.`,
  'record-broken': (about) => `The record in this archive does not verify: ${about}. Nothing was restored.`,
}

/** The refusal in one plain sentence. */
export const sentenceOf = ({ reason, about }: Refused): string => SENTENCES[reason](about)

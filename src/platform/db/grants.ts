/**
 * What the serving role may do to each table, and nothing else. One list an auditor reads; applied after every
 * migration, and a test holds it against the catalogue. What happened may be added to and read, never changed.
 */
export const GRANTS: Readonly<Record<string, string>> = {
  host: 'select',
  organisation: 'select, update (name, language, time_zone)',
  event: 'select, insert',
  event_word: 'select, insert, delete',
  event_waiting: 'select, insert, delete',
  record_entry: 'select, insert',
  record_tip: 'select, insert, update (size, frontier)',
  record_head: 'select, insert',
  head_keeper: 'select, insert, delete',
  erasure: 'select, insert',
  session: 'select, insert, update (seen_at, ends_at), delete',
  setup_link: 'select, insert, update (used_at)',
  letter: 'select, insert, update (sent_at, tries, trouble, subject, body, due_at), delete',
  job_done: 'select, insert, delete',
  ballot_box: 'select, insert, update (closed_at)',
  ballot: 'select, insert, update (value, salt, batch), delete',
  ballot_batch: 'select, insert',
}

export const FUNCTIONS: readonly string[] = ['enqueue(text, text, timestamptz, text)']

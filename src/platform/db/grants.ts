/**
 * What the serving role may do to each table, and nothing else. One list an auditor reads; applied after every
 * migration, and a test holds it against the catalogue. What happened may be added to and read, never changed.
 */
export const GRANTS: Readonly<Record<string, string>> = {
  host: 'select',
  organisation: 'select, update (name, language, time_zone, named_at, opened_at)',
  organisation_key: 'select, insert',
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
  perspective: 'select, insert, update (name_en, name_cy, place, retired_at)',
  person: 'select, insert, update (name, email, language, digest, listed, told_until, left_at, erased_at)',
  person_perspective: 'select, insert, update (own_words), delete',
  person_need: 'select, insert, update, delete',
  people_group: 'select, insert, update (parent_id, name, closed_at)',
  people_member: 'select, insert, update (left_at, since), delete',
  people_key: 'select, insert, update (accepted_at, confirmed_at, ended_at, ended_why)',
  people_rights:
    'select, insert, update (person_id, asker, reach, said, confirmed_by, acknowledged_on, answered_on, answer, answered_by, reminded)',
}

export const FUNCTIONS: readonly string[] = ['enqueue(text, text, timestamptz, text)']

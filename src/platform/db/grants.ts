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
  person: 'select, insert, update (name, email, language, digest, left_at, erased_at)',
  person_perspective: 'select, insert, update (own_words), delete',
  person_need: 'select, insert, update, delete',
  people_group: 'select, insert, update (parent_id, name, closed_at)',
  people_member: 'select, insert, update (left_at, since), delete',
  people_key:
    'select, insert, update (person_id, accepted_at, confirmed_at, asked_at, answered_at, ended_at, ended_why)',
  people_side: 'select, insert, update (side, since, until_day), delete',
  people_choice: 'select, insert, update (opened_on, ended_at, ended_why)',
  people_choice_caller: 'select, insert, delete',
  people_candidate: 'select, insert, update (accepted_on, declined_on), delete',
  people_voice: 'select, insert, update (candidate_id), delete',
  people_proposal: 'select, insert, update (state, answered_by, answered_at)',
  people_hold:
    'select, insert, update (state, decided_at, appealed_at, appeal_answered_at)',
  people_hold_answer: 'select, insert, update (says, said_at), delete',
}

export const FUNCTIONS: readonly string[] = ['enqueue(text, text, timestamptz, text)']

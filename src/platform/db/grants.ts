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
  people_key: 'select, insert, update (accepted_at, confirmed_at, ended_at, ended_why)',
  people_invitation: 'select, insert, update (used, used_at, cancelled_at, email, words)',
  sign_in_code: 'select, insert, update (tries, tries_elsewhere, used_at), delete',
  sign_in_try: 'select, insert, update (since, wrong), delete',
  sign_in_card:
    'select, insert, update (name, secret_hash, printed_at, last_used_at, ended_at, ended_why), delete',
  passkey: 'select, insert, update (name, counter, last_used_at, person_id), delete',
  sign_in_app: 'select, insert, update (sealed, made_at, confirmed_at, last_step), delete',
  sign_in_recovery: 'select, insert, update (used_at), delete',
  sign_in_spent: 'select, insert, delete',
  sign_on: 'select, insert, update (issuer, client_id, sealed, name, set_at), delete',
  sign_on_way: 'select, insert, delete',
  sign_on_claim: 'select, insert, delete',
  sign_on_person: 'select, insert, update (person_id), delete',
  people_support: 'select, insert, update (kind, helper, paid, changed_at, ended_at, person_id), delete',
  person_joined: 'select, insert',
}

export const FUNCTIONS: readonly string[] = ['enqueue(text, text, timestamptz, text)']

-- The ground: organisations and their addresses, the record, sessions, letters, ballots.
-- Every table begins its keys with the organisation, so that nothing can point across two of them and the whole
-- distributes by organisation. Row-level security is the second lock, behind what each room may see.

-- Looked up before anybody knows which organisation is meant, so it stands outside the lock. Holds no secret.
create table host (
  host text primary key check (host = lower(host) and length(host) between 1 and 253),
  org_id uuid not null
);

create table organisation (
  org_id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  language text not null default 'en' check (language in ('en', 'cy')),
  time_zone text not null default 'Europe/London',
  made_at timestamptz not null default now()
);

-- What happened. The serving role may add and read, never change or remove.
create table event (
  org_id uuid not null references organisation,
  id uuid not null,
  at timestamptz(3) not null,
  actor text not null check (length(actor) between 1 and 60),
  name text not null check (name ~ '^[a-z][a-z-]*\.[a-z][a-z-]*$'),
  about text not null check (length(about) between 1 and 100),
  group_id uuid,
  facts jsonb not null default '{}',
  -- field -> salted commitment in hex; the words themselves stand in event_word
  words jsonb not null default '{}',
  primary key (org_id, id)
);
create index event_about on event (org_id, about, at);
create index event_recent on event (org_id, at, id);

-- What people wrote, beside the record and not in it, so that it can be erased and the record still holds.
create table event_word (
  org_id uuid not null,
  event_id uuid not null,
  field text not null,
  salt bytea not null check (length(salt) = 32),
  said text not null,
  -- whose words they are: erasing that person removes them
  person_id uuid,
  primary key (org_id, event_id, field),
  foreign key (org_id, event_id) references event
);
create index event_word_person on event_word (org_id, person_id);

-- Committed, not yet given its place in the record. Emptied many times a second by the sealer.
create table event_waiting (
  org_id uuid not null,
  event_id uuid not null,
  primary key (org_id, event_id),
  foreign key (org_id, event_id) references event
);

-- The place of each event, and the root of the tree (RFC 6962) over all entries up to and including it.
create table record_entry (
  org_id uuid not null,
  n bigint not null check (n >= 0),
  event_id uuid not null,
  root bytea not null check (length(root) = 32),
  primary key (org_id, n),
  unique (org_id, event_id),
  foreign key (org_id, event_id) references event
);

-- How far the record has come, and the roots of its perfect subtrees, largest first: all that appending needs.
create table record_tip (
  org_id uuid primary key references organisation,
  size bigint not null default 0 check (size >= 0),
  frontier bytea not null default ''
);

-- Signed heads, one a day: they are mailed and published, so that they exist outside this installation.
create table record_head (
  org_id uuid not null references organisation,
  size bigint not null,
  on_day date not null,
  note text not null,
  made_at timestamptz(3) not null,
  primary key (org_id, on_day)
);

-- To whom the day's head is sent.
create table head_keeper (
  org_id uuid not null references organisation,
  address text not null check (length(address) between 3 and 254),
  primary key (org_id, address)
);

-- Somebody who was erased. A restored backup erases them again. Holds an id that names nobody any more.
create table erasure (
  org_id uuid not null references organisation,
  person_id uuid not null,
  at timestamptz(3) not null,
  primary key (org_id, person_id)
);

-- A browser that is signed in. Only a hash of what it holds stands here.
create table session (
  org_id uuid not null references organisation,
  id_hash bytea not null check (length(id_hash) = 32),
  -- null: whoever set the organisation up, before there are people
  person_id uuid,
  assurance text not null check (assurance in ('set-up', 'one-factor', 'two-factor')),
  made_at timestamptz(3) not null,
  seen_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  primary key (org_id, id_hash)
);
create index session_ends on session (org_id, ends_at);

-- The one-time link for whoever sets an organisation up.
create table setup_link (
  org_id uuid not null references organisation,
  code_hash bytea not null check (length(code_hash) = 32),
  ends_at timestamptz(3) not null,
  used_at timestamptz(3),
  primary key (org_id, code_hash)
);

-- Letters to send. Emptied of what they said once sent.
create table letter (
  org_id uuid not null references organisation,
  id uuid not null,
  kind text not null,
  address text not null check (length(address) between 3 and 254),
  subject text not null,
  body text not null,
  made_at timestamptz(3) not null,
  -- not before: letters wait for the morning
  due_at timestamptz(3) not null,
  sent_at timestamptz(3),
  tries integer not null default 0,
  trouble text,
  primary key (org_id, id)
);
create index letter_unsent on letter (org_id, due_at) where sent_at is null;

-- Ballots: votes and answers, kept under a pseudonym of their box, never beside a person.
create table ballot_box (
  org_id uuid not null references organisation,
  id uuid not null,
  made_at timestamptz(3) not null,
  closed_at timestamptz(3),
  primary key (org_id, id)
);

-- No time stands here on purpose: an order of arrival would tell people apart.
create table ballot (
  org_id uuid not null,
  box_id uuid not null,
  pseudonym bytea not null check (length(pseudonym) = 16),
  item integer not null check (item >= 0),
  value smallint not null,
  salt bytea not null check (length(salt) = 32),
  -- the batch that entered it in the record; null while it waits
  batch integer,
  primary key (org_id, box_id, pseudonym, item),
  foreign key (org_id, box_id) references ballot_box
);
create index ballot_waiting on ballot (org_id, box_id) where batch is null;

-- A batch of at least five people's ballots: one root in the record, its leaves here for anybody with a receipt.
create table ballot_batch (
  org_id uuid not null,
  box_id uuid not null,
  n integer not null check (n >= 0),
  root bytea not null check (length(root) = 32),
  leaves bytea not null check (length(leaves) % 32 = 0),
  primary key (org_id, box_id, n),
  foreign key (org_id, box_id) references ballot_box
);

-- The second lock. A missing scope is an error, never "all rows": an empty setting does not cast to uuid.
do $$
declare t text;
begin
  foreach t in array array['organisation','event','event_word','event_waiting','record_entry','record_tip',
    'record_head','head_keeper','erasure','session','setup_link','letter','ballot_box','ballot','ballot_batch']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy organisation_wall on %I
      using (org_id = (select current_setting('app.org_id'))::uuid)
      with check (org_id = (select current_setting('app.org_id'))::uuid)$p$, t);
  end loop;
end $$;

-- Starting, inviting, changing and answering a conversation.

-- Who in this house writes the reply, where it is somebody here; `replier` is how people read it.
alter table conversation no force row level security;
alter table conversation add column replier_id uuid;
alter table conversation add foreign key (org_id, replier_id) references person;
alter table conversation force row level security;

-- The question in another language or in Easy Read: made, or promised by somebody for a day.
create table conversation_wording (
  org_id uuid not null,
  conversation_id uuid not null,
  language text not null check (language ~ '^[a-z]{2,3}$'),
  easy_read boolean not null,
  question text check (length(question) between 1 and 600),
  about text check (length(about) between 1 and 2000),
  -- who made it or makes it, as people read it
  made_by text not null check (length(made_by) between 1 and 200),
  due_on date,
  primary key (org_id, conversation_id, language, easy_read),
  foreign key (org_id, conversation_id) references conversation,
  check (question is not null or due_on is not null)
);

-- Who chose the question, the seeds, the required perspectives or the last day, each time somebody did.
create table conversation_choice (
  org_id uuid not null,
  conversation_id uuid not null,
  what text not null check (what in ('question', 'seeds', 'required', 'last-day')),
  n smallint not null check (n >= 0),
  -- nobody where they were erased
  person_id uuid,
  chosen_on date not null,
  -- changed after opening: then somebody of the other side agreed
  agreed boolean not null default false,
  -- what stood there before, in words people can read
  before text check (length(before) between 1 and 2000),
  primary key (org_id, conversation_id, what, n),
  foreign key (org_id, conversation_id) references conversation,
  foreign key (org_id, person_id) references person
);

-- One-time codes handed out in person or sent in a letter: who made how many, and never to whom.
create table conversation_slip_run (
  org_id uuid not null,
  conversation_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('slip', 'letter')),
  -- nobody where they were erased
  made_by uuid,
  made_on date not null,
  made smallint not null check (made between 1 and 500),
  cancelled boolean not null default false,
  primary key (org_id, conversation_id, id),
  foreign key (org_id, conversation_id) references conversation,
  foreign key (org_id, made_by) references person
);

-- A slip, known here only by the pseudonym that its code has in this conversation.
create table conversation_slip (
  org_id uuid not null,
  conversation_id uuid not null,
  pseudonym bytea not null check (length(pseudonym) = 16),
  run_id uuid not null,
  used boolean not null default false,
  primary key (org_id, conversation_id, pseudonym),
  foreign key (org_id, conversation_id, run_id) references conversation_slip_run
);

-- To whom a letter of invitation went, so that nobody gets two: a mark that only the organisation's key can make.
create table conversation_written_to (
  org_id uuid not null,
  conversation_id uuid not null,
  mark bytea not null check (length(mark) = 16),
  primary key (org_id, conversation_id, mark),
  foreign key (org_id, conversation_id) references conversation
);

-- A reply that is owed, and what was said. The second is owed where most said that the first was not good enough.
create table conversation_reply (
  org_id uuid not null,
  conversation_id uuid not null,
  n smallint not null check (n in (1, 2)),
  due_on date not null,
  said text check (length(said) between 1 and 8000),
  language text check (language ~ '^[a-z]{2,3}$'),
  -- nobody where they were erased
  written_by uuid,
  written_on date,
  -- what was last counted, five people at a time: how many had answered, and how many of them said "not good enough"
  heard integer not null default 0 check (heard >= 0),
  heard_not integer not null default 0 check (heard_not between 0 and heard),
  primary key (org_id, conversation_id, n),
  foreign key (org_id, conversation_id) references conversation,
  foreign key (org_id, written_by) references person,
  check ((said is null) = (written_on is null))
);

-- Is this a good enough answer? Under a pseudonym, and without a time.
create table conversation_reply_verdict (
  org_id uuid not null,
  conversation_id uuid not null,
  n smallint not null,
  pseudonym bytea not null check (length(pseudonym) = 16),
  good boolean not null,
  primary key (org_id, conversation_id, n, pseudonym),
  foreign key (org_id, conversation_id, n) references conversation_reply
);

do $$
declare t text;
begin
  foreach t in array array['conversation_wording','conversation_choice','conversation_slip_run','conversation_slip',
    'conversation_written_to','conversation_reply','conversation_reply_verdict']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy organisation_wall on %I
      using (org_id = (select current_setting('app.org_id'))::uuid)
      with check (org_id = (select current_setting('app.org_id'))::uuid)$p$, t);
  end loop;
end $$;

-- Conversations: what is brought in from elsewhere, and what is entered from paper.

-- A file that somebody sent, until it stands here as a conversation or is refused; and what became of it.
create table conversation_import (
  org_id uuid not null,
  id uuid not null,
  group_id uuid not null,
  asked_by uuid not null,
  question text check (length(question) between 1 and 300),
  language text not null check (language ~ '^[a-z]{2,3}$'),
  lenient boolean not null default false,
  state text not null default 'waiting' check (state in ('waiting', 'reading', 'keeping', 'done', 'refused')),
  -- votes kept so far, and of how many
  kept integer not null default 0 check (kept >= 0),
  of_votes integer not null default 0 check (of_votes >= 0),
  conversation_id uuid,
  -- rows read, used and refused of each file, and why: codes, names of files and numbers of lines
  said jsonb,
  made_at timestamptz(3) not null,
  primary key (org_id, id),
  foreign key (org_id, group_id) references people_group,
  foreign key (org_id, asked_by) references person,
  foreign key (org_id, conversation_id) references conversation
);

-- The file itself in pieces. They go as soon as it has been read.
create table conversation_import_piece (
  org_id uuid not null,
  import_id uuid not null,
  file text not null check (file in ('export', 'perspectives')),
  n integer not null check (n >= 0),
  bytes bytea not null check (length(bytes) between 1 and 1048576),
  primary key (org_id, import_id, file, n),
  foreign key (org_id, import_id) references conversation_import
);

-- Voting sheets that one facilitator entered together. They count once a facilitator of the other side confirms them.
create table conversation_paper_batch (
  org_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  entered_by uuid not null,
  side text not null check (side in ('lived', 'learnt')),
  made_on date not null,
  confirmed_by uuid,
  confirmed_on date,
  primary key (org_id, id),
  foreign key (org_id, conversation_id) references conversation,
  foreign key (org_id, entered_by) references person,
  foreign key (org_id, confirmed_by) references person,
  check ((confirmed_by is null) = (confirmed_on is null)),
  check (confirmed_by <> entered_by)
);
create index conversation_paper_batch_of on conversation_paper_batch (org_id, conversation_id);
create index conversation_voter_batch on conversation_voter (org_id, batch_id) where batch_id is not null;

do $$
declare t text;
begin
  foreach t in array array['conversation_import','conversation_import_piece','conversation_paper_batch']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy organisation_wall on %I
      using (org_id = (select current_setting('app.org_id'))::uuid)
      with check (org_id = (select current_setting('app.org_id'))::uuid)$p$, t);
  end loop;
end $$;

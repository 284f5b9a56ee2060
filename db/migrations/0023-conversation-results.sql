-- Results of conversations: what is published, what the next publication must remember, and how far the counting is.

-- The one snapshot that all pages, files and screens of a conversation read from. It has passed the disclosure rules.
create table conversation_result (
  org_id uuid not null,
  conversation_id uuid not null,
  n integer not null check (n >= 0),
  -- 1: counts, labels and map; 2: with what divides and the groups of opinion
  step smallint not null check (step in (1, 2)),
  as_of timestamptz(3) not null,
  seed integer not null,
  -- what the record holds of it
  hash bytea not null check (length(hash) = 32),
  snapshot text not null,
  primary key (org_id, conversation_id),
  foreign key (org_id, conversation_id) references conversation
);

-- What a publication remembers for the next: the exact votes it was made from. As secret as the ballots themselves.
create table conversation_memory (
  org_id uuid not null,
  conversation_id uuid not null,
  n integer not null check (n >= 0),
  kept bytea not null,
  primary key (org_id, conversation_id),
  foreign key (org_id, conversation_id) references conversation
);

-- What the ballots looked like when they were last counted, and whether the last count after the close is done.
create table conversation_counting (
  org_id uuid not null,
  conversation_id uuid not null,
  seen text,
  done boolean not null default false,
  primary key (org_id, conversation_id),
  foreign key (org_id, conversation_id) references conversation
);

do $$
declare t text;
begin
  foreach t in array array['conversation_result','conversation_memory','conversation_counting']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy organisation_wall on %I
      using (org_id = (select current_setting('app.org_id'))::uuid)
      with check (org_id = (select current_setting('app.org_id'))::uuid)$p$, t);
  end loop;
end $$;

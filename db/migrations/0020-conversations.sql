-- Conversations: a question, the ideas people put to it, and who has come to speak, under a name nobody can read.

create table conversation (
  org_id uuid not null references organisation,
  id uuid not null,
  -- where it was started; everybody in its groups may take part (conversation_group)
  group_id uuid not null,
  box_id uuid not null,
  question text not null check (length(question) between 1 and 300),
  about text check (length(about) between 1 and 2000),
  language text not null check (language ~ '^[a-z]{2,3}$'),
  template text check (template in ('meaning', 'principles', 'outcomes')),
  -- nobody where it was brought in from elsewhere
  started_by uuid,
  minutes smallint not null default 10 check (minutes between 1 and 240),
  payment text check (length(payment) between 1 and 300),
  -- who answers, in words people read, and how many days after the close
  replier text check (length(replier) between 1 and 200),
  reply_days smallint not null default 28 check (reply_days between 1 and 365),
  -- may anybody with the link take part?
  link_code text check (link_code ~ '^[a-z0-9]{10}$'),
  -- was it said before the first vote that single rows may be given out?
  rows_announced boolean not null default false,
  -- a room too small for any number, where everybody agrees first
  small_room boolean not null default false,
  source text check (source in ('polis', 'remesh', 'csv', 'archive')),
  made_at timestamptz(3) not null,
  opened_at timestamptz(3),
  closes_on date,
  closed_at timestamptz(3),
  primary key (org_id, id),
  unique (org_id, box_id),
  unique (org_id, link_code),
  foreign key (org_id, group_id) references people_group,
  foreign key (org_id, box_id) references ballot_box,
  foreign key (org_id, started_by) references person
);

create table conversation_group (
  org_id uuid not null,
  conversation_id uuid not null,
  group_id uuid not null,
  primary key (org_id, conversation_id, group_id),
  foreign key (org_id, conversation_id) references conversation,
  foreign key (org_id, group_id) references people_group
);

-- Which perspectives are asked for, which of them must be there, and how many people it is hoped to hear.
create table conversation_perspective (
  org_id uuid not null,
  conversation_id uuid not null,
  perspective_id uuid not null,
  required boolean not null default false,
  target integer check (target > 0),
  primary key (org_id, conversation_id, perspective_id),
  foreign key (org_id, conversation_id) references conversation,
  foreign key (org_id, perspective_id) references perspective
);

-- Somebody who speaks here. The pseudonym is theirs in this conversation alone; no time and no order stand beside it.
create table conversation_voter (
  org_id uuid not null,
  conversation_id uuid not null,
  pseudonym bytea not null check (length(pseudonym) = 16),
  came_by text not null check (came_by in ('member', 'slip', 'link', 'paper', 'import')),
  perspectives uuid[] not null default '{}',
  whose text not null default 'mine' check (whose in ('mine', 'with-help', 'supporter')),
  -- perspectives stand from the first vote on
  frozen boolean not null default false,
  agreed_small boolean not null default false,
  batch_id uuid,
  primary key (org_id, conversation_id, pseudonym),
  foreign key (org_id, conversation_id) references conversation
);

-- An idea. Its number is its place in the ballot box: 2n is the vote on it, 2n + 1 "matters a lot".
create table conversation_idea (
  org_id uuid not null,
  conversation_id uuid not null,
  n integer not null check (n >= 0),
  text text check (length(text) between 1 and 1000),
  language text not null check (language ~ '^[a-z]{2,3}$'),
  seed boolean not null default false,
  -- whoever chose a seed is named; whoever adds an idea is known only by the pseudonym
  chosen_by uuid,
  author bytea check (length(author) = 16),
  speaks_as uuid,
  whose text not null default 'mine' check (whose in ('mine', 'with-help', 'supporter')),
  made_on date not null,
  mended boolean not null default false,
  hidden_why text check (hidden_why in ('threat', 'names-worker', 'personal-details', 'hate', 'elsewhere')),
  -- a fact about the speaker and no opinion; its name where it came from
  meta boolean not null default false,
  came_as text,
  primary key (org_id, conversation_id, n),
  foreign key (org_id, conversation_id) references conversation,
  foreign key (org_id, chosen_by) references person,
  foreign key (org_id, speaks_as) references perspective
);
create index conversation_idea_author on conversation_idea (org_id, conversation_id, author) where author is not null;

do $$
declare t text;
begin
  foreach t in array array['conversation','conversation_group','conversation_perspective','conversation_voter',
    'conversation_idea']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy organisation_wall on %I
      using (org_id = (select current_setting('app.org_id'))::uuid)
      with check (org_id = (select current_setting('app.org_id'))::uuid)$p$, t);
  end loop;
end $$;

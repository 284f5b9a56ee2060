-- People, which perspectives they speak from, the groups they are in, and the keys of both sides.

create table perspective (
  org_id uuid not null references organisation,
  id uuid not null,
  side text not null check (side in ('lived', 'learnt')),
  name_en text not null check (length(name_en) between 1 and 80),
  name_cy text not null check (length(name_cy) between 1 and 80),
  place integer not null,
  retired_at timestamptz(3),
  primary key (org_id, id)
);

-- Somebody. After erasure only the id and the day of it are left.
create table person (
  org_id uuid not null references organisation,
  id uuid not null,
  name text check (length(name) between 1 and 100),
  -- lower case; null for people without, and after erasure
  email text check (email = lower(email) and length(email) between 3 and 254),
  language text not null default 'en' check (language in ('en', 'cy')),
  digest text not null default 'weekly' check (digest in ('immediate', 'weekly', 'off')),
  joined_at timestamptz(3) not null,
  left_at timestamptz(3),
  erased_at timestamptz(3),
  primary key (org_id, id),
  unique (org_id, email),
  check (erased_at is null or (name is null and email is null))
);

-- Which of these are you? Any number, with a person's own words beside.
create table person_perspective (
  org_id uuid not null,
  person_id uuid not null,
  perspective_id uuid not null,
  own_words text check (length(own_words) between 1 and 200),
  primary key (org_id, person_id, perspective_id),
  foreign key (org_id, person_id) references person,
  foreign key (org_id, perspective_id) references perspective
);

-- What helps a person take part. Everything that is sent to them obeys it.
create table person_need (
  org_id uuid not null,
  person_id uuid not null,
  format text[] not null default '{}',
  channel text not null default 'email' check (channel in ('email', 'post', 'phone', 'in-person')),
  support text[] not null default '{}',
  own_words text check (length(own_words) between 1 and 1000),
  seen_by text not null default 'facilitators' check (seen_by in ('facilitators', 'group', 'only-me')),
  review_on date not null,
  primary key (org_id, person_id),
  foreign key (org_id, person_id) references person
);

-- Levels, teams, forums and boards, in a tree.
create table people_group (
  org_id uuid not null references organisation,
  id uuid not null,
  parent_id uuid,
  kind text not null check (kind in ('level', 'team', 'forum', 'board')),
  name text not null check (length(name) between 1 and 100),
  made_at timestamptz(3) not null,
  closed_at timestamptz(3),
  primary key (org_id, id),
  -- Checked at the end where that is asked for: a backup is read back in no order of parents and children.
  foreign key (org_id, parent_id) references people_group deferrable
);

create table people_member (
  org_id uuid not null,
  group_id uuid not null,
  person_id uuid not null,
  since timestamptz(3) not null,
  left_at timestamptz(3),
  primary key (org_id, group_id, person_id),
  foreign key (org_id, group_id) references people_group,
  foreign key (org_id, person_id) references person
);
create index people_member_person on people_member (org_id, person_id);

-- The keys: a facilitator from each side, and a named deputy for each. A side is fixed for the term of a key.
create table people_key (
  org_id uuid not null references organisation,
  id uuid not null,
  side text not null check (side in ('lived', 'learnt')),
  holds text not null check (holds in ('facilitator', 'deputy')),
  person_id uuid not null,
  named_at timestamptz(3) not null,
  accepted_at timestamptz(3),
  -- the lived side is confirmed by members with lived experience; the learnt side is from its acceptance on
  confirmed_at timestamptz(3),
  term_ends_on date not null,
  ended_at timestamptz(3),
  ended_why text check (ended_why in ('term-over', 'stood-down', 'new-choice', 'left', 'recovered', 'replaced')),
  primary key (org_id, id),
  foreign key (org_id, person_id) references person
);
-- One holder of each key at a time, and nobody holds two.
create unique index people_key_one_holder on people_key (org_id, side, holds) where ended_at is null;
create unique index people_key_one_each on people_key (org_id, person_id) where ended_at is null;

-- PostgreSQL checks the rows that are there as the owner, who is behind the wall too: open it for this one line.
alter table session no force row level security;
alter table session add foreign key (org_id, person_id) references person;
alter table session force row level security;
alter table organisation add column named_at timestamptz(3);
alter table organisation add column opened_at timestamptz(3);

do $$
declare t text;
begin
  foreach t in array array['perspective','person','person_perspective','person_need','people_group',
    'people_member','people_key']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy organisation_wall on %I
      using (org_id = (select current_setting('app.org_id'))::uuid)
      with check (org_id = (select current_setting('app.org_id'))::uuid)$p$, t);
  end loop;
end $$;

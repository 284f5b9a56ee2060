-- Safe to speak: wordings of ideas in other languages and Easy Read, who makes what is missing, what people asked
-- for beside an idea, worries, and messages to an author whom nobody knows.

-- Somebody's own wording of an idea. Another one takes its place; the record keeps that it was there.
create table conversation_idea_wording (
  org_id uuid not null,
  conversation_id uuid not null,
  n integer not null,
  kind text not null check (kind in ('translation', 'easy-read', 'plainer')),
  language text not null check (language ~ '^[a-z]{2,3}$'),
  text text not null check (length(text) between 1 and 2000),
  -- nobody where they were erased
  made_by uuid,
  made_on date not null,
  primary key (org_id, conversation_id, n, kind, language),
  foreign key (org_id, conversation_id, n) references conversation_idea,
  foreign key (org_id, made_by) references person
);

-- Who makes the wordings that are missing, and by when.
create table conversation_wording_due (
  org_id uuid not null,
  conversation_id uuid not null,
  kind text not null check (kind in ('translation', 'easy-read')),
  language text not null check (language ~ '^[a-z]{2,3}$'),
  who text not null check (length(who) between 1 and 200),
  due_on date not null,
  primary key (org_id, conversation_id, kind, language),
  foreign key (org_id, conversation_id) references conversation
);

-- "I don't understand", "not in my language", "I want Easy Read": no vote, counted only in fives.
create table conversation_ask (
  org_id uuid not null,
  conversation_id uuid not null,
  n integer not null,
  kind text not null check (kind in ('plainer', 'not-my-language', 'easy-read')),
  pseudonym bytea not null check (length(pseudonym) = 16),
  -- the language that is wanted
  language text check (language ~ '^[a-z]{2,3}$'),
  primary key (org_id, conversation_id, n, kind, pseudonym),
  foreign key (org_id, conversation_id, n) references conversation_idea
);

-- "I'm worried about this". Whoever says so may stay unnamed.
create table conversation_worry (
  org_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  n integer not null,
  person_id uuid,
  said text check (length(said) between 1 and 1000),
  made_on date not null,
  seen_by uuid,
  seen_on date,
  primary key (org_id, id),
  foreign key (org_id, conversation_id, n) references conversation_idea,
  foreign key (org_id, person_id) references person,
  foreign key (org_id, seen_by) references person
);

-- Words between a safety contact and whoever wrote an idea, and what the house tells an author. The author is found
-- through the idea's pseudonym, so nothing of them stands here; and no time, only a day.
create table conversation_message (
  org_id uuid not null,
  conversation_id uuid not null,
  n integer not null,
  place integer not null check (place >= 0),
  sender text not null check (sender in ('contact', 'author', 'house')),
  by_person uuid,
  -- what the house tells, in words chosen where it is read; `appeal` where an author asks to look again
  told text check (told in ('held', 'gone-up', 'kept', 'back', 'hidden', 'shown-again', 'appeal')),
  text text check (length(text) between 1 and 2000),
  made_on date not null,
  read boolean not null default false,
  primary key (org_id, conversation_id, n, place),
  foreign key (org_id, conversation_id, n) references conversation_idea,
  foreign key (org_id, by_person) references person,
  check (sender = 'house' and told <> 'appeal' or sender = 'author' and coalesce(told, 'appeal') = 'appeal'
    or sender = 'contact' and told is null),
  check ((sender = 'house') = (text is null)),
  check ((sender = 'contact') = (by_person is not null))
);

do $$
declare t text;
begin
  foreach t in array array['conversation_idea_wording','conversation_wording_due','conversation_ask',
    'conversation_worry','conversation_message']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy organisation_wall on %I
      using (org_id = (select current_setting('app.org_id'))::uuid)
      with check (org_id = (select current_setting('app.org_id'))::uuid)$p$, t);
  end loop;
end $$;

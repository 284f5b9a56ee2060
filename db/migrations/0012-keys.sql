-- Two sides that are real: how a key comes to somebody, acts that two people agree on, and things held at once.

-- A key that stands is a row that has not ended; how it came, and since when its holder was asked to answer.
alter table people_key add column how text not null default 'named'
  check (how in ('founded', 'named', 'chosen', 'stood-in', 'recovered'));
alter table people_key add column asked_at timestamptz(3);
alter table people_key add column answered_at timestamptz(3);
alter table people_key drop constraint people_key_ended_why_check;
alter table people_key add constraint people_key_ended_why_check check (ended_why in
  ('term-over', 'stood-down', 'new-choice', 'left', 'recovered', 'replaced', 'absent', 'moved-up'));

-- On which side a person counts, fixed until a day: nobody counts as both.
create table people_side (
  org_id uuid not null references organisation,
  person_id uuid not null,
  side text not null check (side in ('lived', 'learnt')),
  since timestamptz(3) not null,
  until_day date not null,
  primary key (org_id, person_id),
  foreign key (org_id, person_id) references person
);

-- A key on its way to somebody: named by one person, or chosen by the members of its side.
create table people_choice (
  org_id uuid not null references organisation,
  id uuid not null,
  side text not null check (side in ('lived', 'learnt')),
  holds text not null check (holds in ('facilitator', 'deputy')),
  how text not null check (how in ('founded', 'named', 'called', 'term')),
  named_by uuid,
  made_on date not null,
  -- none while members are still being found to call it
  opened_on date,
  ended_at timestamptz(3),
  ended_why text check (ended_why in ('chosen', 'declined', 'withdrawn', 'lapsed', 'overtaken')),
  primary key (org_id, id),
  foreign key (org_id, named_by) references person,
  check ((ended_at is null) = (ended_why is null))
);
create unique index people_choice_one_open on people_choice (org_id, side, holds) where ended_at is null;

create table people_choice_caller (
  org_id uuid not null,
  choice_id uuid not null,
  person_id uuid not null,
  primary key (org_id, choice_id, person_id),
  foreign key (org_id, choice_id) references people_choice,
  foreign key (org_id, person_id) references person
);

create table people_candidate (
  org_id uuid not null,
  choice_id uuid not null,
  person_id uuid not null,
  accepted_on date,
  declined_on date,
  primary key (org_id, choice_id, person_id),
  foreign key (org_id, choice_id) references people_choice,
  foreign key (org_id, person_id) references person,
  check (accepted_on is null or declined_on is null)
);

-- Whom a member supports; nobody where they want none of them. Taken away when the choice ends: only counts are told.
create table people_voice (
  org_id uuid not null,
  choice_id uuid not null,
  person_id uuid not null,
  candidate_id uuid,
  primary key (org_id, choice_id, person_id),
  foreign key (org_id, choice_id) references people_choice,
  foreign key (org_id, person_id) references person,
  foreign key (org_id, candidate_id) references person
);

-- Two people must agree. What is to be done stands in `about` and `draft`; why, in words, beside the event.
create table people_proposal (
  org_id uuid not null references organisation,
  id uuid not null,
  kind text not null,
  about text not null,
  draft jsonb not null default '{}',
  reason text not null,
  side text not null check (side in ('lived', 'learnt')),
  proposed_by uuid not null,
  proposed_at timestamptz(3) not null,
  state text not null default 'open' check (state in ('open', 'confirmed', 'refused', 'withdrawn', 'lapsed')),
  answered_by uuid,
  answered_at timestamptz(3),
  primary key (org_id, id),
  foreign key (org_id, proposed_by) references person,
  foreign key (org_id, answered_by) references person,
  check ((state in ('confirmed', 'refused')) = (answered_by is not null)),
  check ((state = 'open') = (answered_at is null)),
  check (answered_by is distinct from proposed_by)
);
create unique index people_proposal_once on people_proposal (org_id, kind, about) where state = 'open';

-- A thing held at once by one person. It says which thing and what kind of reason, and nothing of its content.
create table people_hold (
  org_id uuid not null references organisation,
  id uuid not null,
  about text not null,
  kind text not null check (kind in ('threat', 'names-worker', 'personal-details', 'distress')),
  held_by uuid not null,
  side text check (side in ('lived', 'learnt')),
  held_at timestamptz(3) not null,
  due_on date not null,
  state text not null default 'held' check (state in ('held', 'gone-up', 'kept', 'back')),
  decided_at timestamptz(3),
  appealed_at timestamptz(3),
  appeal_answered_at timestamptz(3),
  primary key (org_id, id),
  foreign key (org_id, held_by) references person
);
create unique index people_hold_once on people_hold (org_id, about) where state <> 'back';

create table people_hold_answer (
  org_id uuid not null,
  hold_id uuid not null,
  person_id uuid not null,
  stands_for text not null check (stands_for in ('lived', 'learnt', 'safety')),
  says text not null check (says in ('keep', 'back')),
  said_at timestamptz(3) not null,
  primary key (org_id, hold_id, stands_for),
  unique (org_id, hold_id, person_id),
  foreign key (org_id, hold_id) references people_hold,
  foreign key (org_id, person_id) references person
);

do $$
declare t text;
begin
  foreach t in array array['people_side','people_choice','people_choice_caller','people_candidate','people_voice',
    'people_proposal','people_hold','people_hold_answer']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy organisation_wall on %I
      using (org_id = (select current_setting('app.org_id'))::uuid)
      with check (org_id = (select current_setting('app.org_id'))::uuid)$p$, t);
  end loop;
end $$;

-- What must be done before anything opens, who did it and when, and what people are told of it.

-- Whoever set the organisation up: they lead through the duties until both sides hold their keys.
create table setup_founder (
  org_id uuid not null references organisation,
  person_id uuid not null,
  side text not null check (side in ('lived', 'learnt')),
  since timestamptz(3) not null,
  primary key (org_id),
  foreign key (org_id, person_id) references person
);

-- Who was asked to be the facilitator of the other side.
create table setup_asked (
  org_id uuid not null references organisation,
  side text not null check (side in ('lived', 'learnt')),
  name text check (length(name) between 1 and 100),
  email text check (email = lower(email) and length(email) between 3 and 254),
  asked_at timestamptz(3) not null,
  primary key (org_id)
);

-- The answers that stand, one row a duty. Which fields there are is said in duties/asked.ts.
create table duty_answer (
  org_id uuid not null references organisation,
  duty text not null check (length(duty) between 1 and 40),
  answers jsonb not null,
  answered_at timestamptz(3) not null,
  answered_by uuid not null,
  -- once a place is open, the other side's facilitator agrees to every change
  agreed_by uuid,
  primary key (org_id, duty),
  foreign key (org_id, answered_by) references person,
  foreign key (org_id, agreed_by) references person,
  check (agreed_by is distinct from answered_by)
);

-- A change to a duty of an open place, until the other side agrees.
create table duty_change (
  org_id uuid not null references organisation,
  duty text not null check (length(duty) between 1 and 40),
  answers jsonb not null,
  asked_at timestamptz(3) not null,
  asked_by uuid not null,
  side text not null check (side in ('lived', 'learnt')),
  primary key (org_id, duty),
  foreign key (org_id, asked_by) references person
);

-- Asked by one side, agreed by the other: then the place is open.
create table duty_opening (
  org_id uuid not null references organisation,
  asked_at timestamptz(3) not null,
  asked_by uuid not null,
  side text not null check (side in ('lived', 'learnt')),
  agreed_at timestamptz(3),
  agreed_by uuid,
  primary key (org_id),
  foreign key (org_id, asked_by) references person,
  foreign key (org_id, agreed_by) references person,
  check ((agreed_at is null) = (agreed_by is null)),
  check (agreed_by is distinct from asked_by)
);

-- Every privacy notice there was, in the words people read then, in both languages.
create table privacy_notice (
  org_id uuid not null references organisation,
  version integer not null check (version > 0),
  on_day date not null,
  -- the answers it was made from
  answers jsonb not null,
  -- language -> blocks of text; `easy` beside `full`
  words jsonb not null,
  primary key (org_id, version)
);

-- Who was reminded of which review of what helps them, so that nobody is reminded twice.
create table need_reminder (
  org_id uuid not null,
  person_id uuid not null,
  review_on date not null,
  reminded_at timestamptz(3) not null,
  primary key (org_id, person_id, review_on),
  foreign key (org_id, person_id) references person
);

do $$
declare t text;
begin
  foreach t in array array['setup_founder','setup_asked','duty_answer','duty_change','duty_opening','privacy_notice',
    'need_reminder']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy organisation_wall on %I
      using (org_id = (select current_setting('app.org_id'))::uuid)
      with check (org_id = (select current_setting('app.org_id'))::uuid)$p$, t);
  end loop;
end $$;

-- What a person says of themselves and asks for: whether their name is shown, the digest, and their rights.

-- Whether others here find this person by name on the page of people. Nobody is unless they said so.
alter table person add column listed boolean not null default false;
-- Everything up to here has been told to them by letter.
alter table person add column told_until timestamptz(3);
-- The review day for which they were reminded to look again at what helps them.
alter table person_need add column reminded_for date;

-- Asked about data: to see it, to complain, or because somebody wrote about them. The clocks of the law run from
-- the day it came.
create table people_rights (
  org_id uuid not null references organisation,
  id uuid not null,
  kind text not null check (kind in ('access', 'complaint', 'about-me')),
  -- who asks, where they have a place here; null for others, and after erasure
  person_id uuid,
  came text not null check (came in ('page', 'phone')),
  -- of somebody on the phone: who they are and how to reach them
  asker text check (length(asker) between 1 and 100),
  reach text check (length(reach) between 1 and 300),
  said text check (length(said) between 1 and 4000),
  came_on date not null,
  made_at timestamptz(3) not null,
  -- a facilitator who wrote it down, and the other one who agreed that it is so
  entered_by uuid,
  confirmed_by uuid,
  acknowledged_on date,
  answered_on date,
  answer text check (length(answer) between 1 and 4000),
  answered_by uuid,
  -- how near its day was when both facilitators were last reminded: 1 a week, 2 two days, 3 past
  reminded smallint not null default 0 check (reminded between 0 and 3),
  primary key (org_id, id),
  foreign key (org_id, person_id) references person,
  foreign key (org_id, entered_by) references person,
  foreign key (org_id, confirmed_by) references person,
  foreign key (org_id, answered_by) references person,
  check ((came = 'phone') = (entered_by is not null)),
  check (confirmed_by is null or confirmed_by <> entered_by)
);
create index people_rights_person on people_rights (org_id, person_id);

alter table people_rights enable row level security;
alter table people_rights force row level security;
create policy organisation_wall on people_rights
  using (org_id = (select current_setting('app.org_id'))::uuid)
  with check (org_id = (select current_setting('app.org_id'))::uuid);

-- The garden: a room that no installation has, to prove the ground by. Promises in a group.
create table garden_promise (
  org_id uuid not null references organisation,
  id uuid not null,
  group_id uuid not null,
  owner_id uuid not null,
  promise text not null check (length(promise) between 1 and 4000),
  tools text[] not null default '{}',
  due date not null,
  state text not null default 'open' check (state in ('open', 'said-kept', 'kept')),
  state_on date,
  confirmed_by uuid,
  primary key (org_id, id),
  foreign key (org_id, owner_id) references person,
  foreign key (org_id, confirmed_by) references person,
  check ((state = 'open') = (state_on is null)),
  check ((state = 'kept') = (confirmed_by is not null))
);
alter table garden_promise enable row level security;
alter table garden_promise force row level security;
create policy organisation_wall on garden_promise
  using (org_id = (select current_setting('app.org_id'))::uuid)
  with check (org_id = (select current_setting('app.org_id'))::uuid);

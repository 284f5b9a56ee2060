-- What was done, so that it is done once: a job may come twice (its worker was killed after the work and before it
-- said so), and the day's work of an organisation is asked for every few minutes. Emptied after two months.
create table job_done (
  org_id uuid not null references organisation,
  task text not null,
  -- an id, or a day
  about text not null check (length(about) between 1 and 100),
  at timestamptz(3) not null,
  primary key (org_id, task, about)
);

alter table job_done enable row level security;
alter table job_done force row level security;
create policy organisation_wall on job_done
  using (org_id = (select current_setting('app.org_id'))::uuid)
  with check (org_id = (select current_setting('app.org_id'))::uuid);

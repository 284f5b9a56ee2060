-- Each organisation's own key: what its ballots' pseudonyms are made from. Sealed under the installation's secret, so
-- the tables alone still tell nothing; moved to another installation it is sealed again under the secret there.
create table organisation_key (
  org_id uuid primary key references organisation,
  sealed bytea not null check (length(sealed) = 61)
);
alter table organisation_key enable row level security;
alter table organisation_key force row level security;
create policy organisation_wall on organisation_key
  using (org_id = (select current_setting('app.org_id'))::uuid)
  with check (org_id = (select current_setting('app.org_id'))::uuid);

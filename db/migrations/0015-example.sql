-- An organisation that is made up, for newcomers to look around in. Only the owner says so, once, when it is made:
-- the serving role may not change it, so nothing real ever becomes removable.
alter table organisation add column made_up boolean not null default false;

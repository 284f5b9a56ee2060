-- Which ideas somebody was shown, with what chance each was drawn, and what came of it: so that "shown and not answered"
-- is told from "never shown". No time and no order stand here, and whoever is taken out of a conversation takes it along.
create table conversation_shown (
  org_id uuid not null,
  conversation_id uuid not null,
  pseudonym bytea not null check (length(pseudonym) = 16),
  -- the number of the idea
  n integer not null check (n >= 0),
  -- the chance with which it was drawn, and by which policy; none where the person asked for it themselves
  chance real check (chance > 0 and chance <= 1),
  policy text check (policy in ('hybrid', 'decision')),
  outcome text not null check (outcome in ('shown', 'answered', 'skipped', 'not-my-language', 'plainer')),
  primary key (org_id, conversation_id, pseudonym, n),
  foreign key (org_id, conversation_id, pseudonym) references conversation_voter
    on update cascade on delete cascade,
  check ((chance is null) = (policy is null))
);

alter table conversation_shown enable row level security;
alter table conversation_shown force row level security;
create policy organisation_wall on conversation_shown
  using (org_id = (select current_setting('app.org_id'))::uuid)
  with check (org_id = (select current_setting('app.org_id'))::uuid);

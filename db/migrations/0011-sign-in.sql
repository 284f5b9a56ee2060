-- Joining and signing in. Of codes, cards and links only hashes are kept; what must be read again is sealed.

-- How a session was begun: a second proof must be of another kind than the first.
alter table session add column way text
  check (way in ('invitation', 'code', 'card', 'passkey', 'organisation'));

-- A letter to one person, or a link (and QR code) for several.
create table people_invitation (
  org_id uuid not null references organisation,
  id uuid not null,
  kind text not null check (kind in ('letter', 'link')),
  code_hash bytea not null check (length(code_hash) = 32),
  group_id uuid not null,
  made_by uuid not null,
  made_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  email text check (email = lower(email) and length(email) between 3 and 254),
  words text check (length(words) between 1 and 1000),
  most integer not null check (most between 1 and 500),
  used integer not null default 0 check (used between 0 and most),
  used_at timestamptz(3),
  cancelled_at timestamptz(3),
  primary key (org_id, id),
  unique (org_id, code_hash),
  foreign key (org_id, group_id) references people_group,
  foreign key (org_id, made_by) references person
);
create index people_invitation_maker on people_invitation (org_id, made_by);

-- A code that went out by letter. For an address nobody has here there is a row too: it fits no code.
create table sign_in_code (
  org_id uuid not null references organisation,
  id uuid not null,
  purpose text not null check (purpose in ('sign-in', 'second', 'new-email')),
  email text not null,
  -- whose address it becomes, or whose second proof it is
  person_id uuid,
  code_hash bytea not null check (length(code_hash) = 32),
  made_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  tries integer not null default 0,
  -- from another device, where only the address is known: counted apart, so that nobody uses up another's tries
  tries_elsewhere integer not null default 0,
  used_at timestamptz(3),
  primary key (org_id, id),
  foreign key (org_id, person_id) references person
);
create index sign_in_code_email on sign_in_code (org_id, email, made_at);

-- Wrong tries at one target, in every process together.
create table sign_in_try (
  org_id uuid not null references organisation,
  target bytea not null check (length(target) = 32),
  since timestamptz(3) not null,
  wrong integer not null,
  primary key (org_id, target)
);

create table sign_in_card (
  org_id uuid not null references organisation,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('card', 'return-code')),
  number text not null check (length(number) = 8),
  -- what the person would rather type than a number
  name text check (name = lower(name) and length(name) between 3 and 40),
  -- null: two people agreed on it, and nobody has printed it yet
  secret_hash bytea check (length(secret_hash) = 32),
  made_at timestamptz(3) not null,
  -- null: the person themselves
  made_by uuid,
  printed_at timestamptz(3),
  last_used_at timestamptz(3),
  ended_at timestamptz(3),
  ended_why text check (ended_why in ('cancelled', 'by-phone', 'replaced', 'left')),
  primary key (org_id, id),
  unique (org_id, number),
  foreign key (org_id, person_id) references person,
  foreign key (org_id, made_by) references person
);
create unique index sign_in_card_one_each on sign_in_card (org_id, person_id) where ended_at is null;
-- Two people may choose the same name: then the code tells them apart, and nobody learns that a name is taken.
create index sign_in_card_name on sign_in_card (org_id, name) where ended_at is null;

create table passkey (
  org_id uuid not null references organisation,
  -- as the authenticator gives it, base64url
  id text not null check (length(id) between 1 and 1400),
  person_id uuid not null,
  name text not null check (length(name) between 1 and 60),
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  made_at timestamptz(3) not null,
  last_used_at timestamptz(3),
  primary key (org_id, id),
  foreign key (org_id, person_id) references person
);
create index passkey_person on passkey (org_id, person_id);

-- An authenticator app. The secret is sealed; a step of its clock is good once.
create table sign_in_app (
  org_id uuid not null references organisation,
  person_id uuid not null,
  sealed bytea not null,
  made_at timestamptz(3) not null,
  confirmed_at timestamptz(3),
  last_step bigint not null default 0,
  primary key (org_id, person_id),
  foreign key (org_id, person_id) references person
);

create table sign_in_recovery (
  org_id uuid not null references organisation,
  person_id uuid not null,
  code_hash bytea not null check (length(code_hash) = 32),
  made_at timestamptz(3) not null,
  used_at timestamptz(3),
  primary key (org_id, person_id, code_hash),
  foreign key (org_id, person_id) references person
);

-- What was good once and has been used: challenges of passkeys.
create table sign_in_spent (
  org_id uuid not null references organisation,
  hash bytea not null check (length(hash) = 32),
  ends_at timestamptz(3) not null,
  primary key (org_id, hash)
);

-- The organisation's own sign-on (OpenID Connect). Never needed by anybody.
create table sign_on (
  org_id uuid not null references organisation,
  issuer text not null,
  client_id text not null,
  sealed bytea not null,
  name text not null check (length(name) between 1 and 80),
  set_at timestamptz(3) not null,
  primary key (org_id)
);

-- Somebody on their way to the sign-on and back, in one browser.
create table sign_on_way (
  org_id uuid not null references organisation,
  state_hash bytea not null check (length(state_hash) = 32),
  browser bytea not null check (length(browser) = 32),
  sealed bytea not null,
  next text not null,
  ends_at timestamptz(3) not null,
  primary key (org_id, state_hash)
);

-- Came back from the sign-on and is joined to nobody here yet.
create table sign_on_claim (
  org_id uuid not null references organisation,
  id uuid not null,
  issuer text not null,
  subject text not null,
  -- of a verified address
  email_hash bytea check (length(email_hash) = 32),
  ends_at timestamptz(3) not null,
  primary key (org_id, id)
);

create table sign_on_person (
  org_id uuid not null references organisation,
  issuer text not null,
  subject text not null,
  person_id uuid not null,
  since timestamptz(3) not null,
  primary key (org_id, issuer, subject),
  foreign key (org_id, person_id) references person
);
create index sign_on_person_person on sign_on_person (org_id, person_id);

-- Whose answer is this? What a person said of one sitting with a supporter.
create table people_support (
  org_id uuid not null references organisation,
  id uuid not null,
  person_id uuid not null,
  session_hash bytea not null check (length(session_hash) = 32),
  kind text not null check (kind in ('chose', 'helped', 'thinks')),
  helper text check (length(helper) between 1 and 100),
  paid boolean not null default false,
  made_at timestamptz(3) not null,
  changed_at timestamptz(3),
  ended_at timestamptz(3),
  primary key (org_id, id),
  foreign key (org_id, person_id) references person
);
create index people_support_session on people_support (org_id, session_hash);
create index people_support_person on people_support (org_id, person_id);

-- Two accounts that turned out to be one person.
create table person_joined (
  org_id uuid not null references organisation,
  person_id uuid not null,
  into_id uuid not null,
  at timestamptz(3) not null,
  primary key (org_id, person_id),
  foreign key (org_id, person_id) references person,
  foreign key (org_id, into_id) references person
);

do $$
declare t text;
begin
  foreach t in array array['people_invitation','sign_in_code','sign_in_try','sign_in_card','passkey','sign_in_app',
    'sign_in_recovery','sign_in_spent','sign_on','sign_on_way','sign_on_claim','sign_on_person','people_support',
    'person_joined']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy organisation_wall on %I
      using (org_id = (select current_setting('app.org_id'))::uuid)
      with check (org_id = (select current_setting('app.org_id'))::uuid)$p$, t);
  end loop;
end $$;

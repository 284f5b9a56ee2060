-- What the migrations add up to. Drawn from the database by `npm run tables`: change it with a migration.

create table ballot (
  org_id uuid not null,
  box_id uuid not null,
  pseudonym bytea not null,
  item integer not null,
  value smallint not null,
  salt bytea not null,
  batch integer,
  constraint ballot_pkey PRIMARY KEY (org_id, box_id, pseudonym, item),
  constraint ballot_org_id_box_id_fkey FOREIGN KEY (org_id, box_id) REFERENCES ballot_box(org_id, id),
  constraint ballot_item_check CHECK ((item >= 0)),
  constraint ballot_pseudonym_check CHECK ((length(pseudonym) = 16)),
  constraint ballot_salt_check CHECK ((length(salt) = 32))
);
CREATE INDEX ballot_waiting ON public.ballot USING btree (org_id, box_id) WHERE (batch IS NULL);
alter table ballot enable row level security;
alter table ballot force row level security;
create policy organisation_wall on ballot for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table ballot_batch (
  org_id uuid not null,
  box_id uuid not null,
  n integer not null,
  root bytea not null,
  leaves bytea not null,
  constraint ballot_batch_pkey PRIMARY KEY (org_id, box_id, n),
  constraint ballot_batch_org_id_box_id_fkey FOREIGN KEY (org_id, box_id) REFERENCES ballot_box(org_id, id),
  constraint ballot_batch_leaves_check CHECK (((length(leaves) % 32) = 0)),
  constraint ballot_batch_n_check CHECK ((n >= 0)),
  constraint ballot_batch_root_check CHECK ((length(root) = 32))
);
alter table ballot_batch enable row level security;
alter table ballot_batch force row level security;
create policy organisation_wall on ballot_batch for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table ballot_box (
  org_id uuid not null,
  id uuid not null,
  made_at timestamp(3) with time zone not null,
  closed_at timestamp(3) with time zone,
  constraint ballot_box_pkey PRIMARY KEY (org_id, id),
  constraint ballot_box_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id)
);
alter table ballot_box enable row level security;
alter table ballot_box force row level security;
create policy organisation_wall on ballot_box for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table erasure (
  org_id uuid not null,
  person_id uuid not null,
  at timestamp(3) with time zone not null,
  constraint erasure_pkey PRIMARY KEY (org_id, person_id),
  constraint erasure_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id)
);
alter table erasure enable row level security;
alter table erasure force row level security;
create policy organisation_wall on erasure for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table event (
  org_id uuid not null,
  id uuid not null,
  at timestamp(3) with time zone not null,
  actor text not null,
  name text not null,
  about text not null,
  group_id uuid,
  facts jsonb default '{}'::jsonb not null,
  words jsonb default '{}'::jsonb not null,
  constraint event_pkey PRIMARY KEY (org_id, id),
  constraint event_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint event_about_check CHECK (((length(about) >= 1) AND (length(about) <= 100))),
  constraint event_actor_check CHECK (((length(actor) >= 1) AND (length(actor) <= 60))),
  constraint event_name_check CHECK ((name ~ '^[a-z][a-z-]*\.[a-z][a-z-]*$'::text))
);
CREATE INDEX event_about ON public.event USING btree (org_id, about, at);
CREATE INDEX event_recent ON public.event USING btree (org_id, at, id);
alter table event enable row level security;
alter table event force row level security;
create policy organisation_wall on event for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table event_waiting (
  org_id uuid not null,
  event_id uuid not null,
  constraint event_waiting_pkey PRIMARY KEY (org_id, event_id),
  constraint event_waiting_org_id_event_id_fkey FOREIGN KEY (org_id, event_id) REFERENCES event(org_id, id)
);
alter table event_waiting enable row level security;
alter table event_waiting force row level security;
create policy organisation_wall on event_waiting for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table event_word (
  org_id uuid not null,
  event_id uuid not null,
  field text not null,
  salt bytea not null,
  said text not null,
  person_id uuid,
  constraint event_word_pkey PRIMARY KEY (org_id, event_id, field),
  constraint event_word_org_id_event_id_fkey FOREIGN KEY (org_id, event_id) REFERENCES event(org_id, id),
  constraint event_word_salt_check CHECK ((length(salt) = 32))
);
CREATE INDEX event_word_person ON public.event_word USING btree (org_id, person_id);
alter table event_word enable row level security;
alter table event_word force row level security;
create policy organisation_wall on event_word for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table head_keeper (
  org_id uuid not null,
  address text not null,
  constraint head_keeper_pkey PRIMARY KEY (org_id, address),
  constraint head_keeper_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint head_keeper_address_check CHECK (((length(address) >= 3) AND (length(address) <= 254)))
);
alter table head_keeper enable row level security;
alter table head_keeper force row level security;
create policy organisation_wall on head_keeper for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table host (
  host text not null,
  org_id uuid not null,
  constraint host_pkey PRIMARY KEY (host),
  constraint host_host_check CHECK (((host = lower(host)) AND ((length(host) >= 1) AND (length(host) <= 253))))
);

create table job_done (
  org_id uuid not null,
  task text not null,
  about text not null,
  at timestamp(3) with time zone not null,
  constraint job_done_pkey PRIMARY KEY (org_id, task, about),
  constraint job_done_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint job_done_about_check CHECK (((length(about) >= 1) AND (length(about) <= 100)))
);
alter table job_done enable row level security;
alter table job_done force row level security;
create policy organisation_wall on job_done for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table letter (
  org_id uuid not null,
  id uuid not null,
  kind text not null,
  address text not null,
  subject text not null,
  body text not null,
  made_at timestamp(3) with time zone not null,
  due_at timestamp(3) with time zone not null,
  sent_at timestamp(3) with time zone,
  tries integer default 0 not null,
  trouble text,
  constraint letter_pkey PRIMARY KEY (org_id, id),
  constraint letter_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint letter_address_check CHECK (((length(address) >= 3) AND (length(address) <= 254)))
);
CREATE INDEX letter_unsent ON public.letter USING btree (org_id, due_at) WHERE (sent_at IS NULL);
alter table letter enable row level security;
alter table letter force row level security;
create policy organisation_wall on letter for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table organisation (
  org_id uuid not null,
  name text not null,
  language text default 'en'::text not null,
  time_zone text default 'Europe/London'::text not null,
  made_at timestamp with time zone default now() not null,
  named_at timestamp(3) with time zone,
  opened_at timestamp(3) with time zone,
  constraint organisation_pkey PRIMARY KEY (org_id),
  constraint organisation_language_check CHECK ((language = ANY (ARRAY['en'::text, 'cy'::text]))),
  constraint organisation_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);
alter table organisation enable row level security;
alter table organisation force row level security;
create policy organisation_wall on organisation for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table organisation_key (
  org_id uuid not null,
  sealed bytea not null,
  constraint organisation_key_pkey PRIMARY KEY (org_id),
  constraint organisation_key_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint organisation_key_sealed_check CHECK ((length(sealed) = 61))
);
alter table organisation_key enable row level security;
alter table organisation_key force row level security;
create policy organisation_wall on organisation_key for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table people_group (
  org_id uuid not null,
  id uuid not null,
  parent_id uuid,
  kind text not null,
  name text not null,
  made_at timestamp(3) with time zone not null,
  closed_at timestamp(3) with time zone,
  constraint people_group_pkey PRIMARY KEY (org_id, id),
  constraint people_group_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint people_group_org_id_parent_id_fkey FOREIGN KEY (org_id, parent_id) REFERENCES people_group(org_id, id) DEFERRABLE,
  constraint people_group_kind_check CHECK ((kind = ANY (ARRAY['level'::text, 'team'::text, 'forum'::text, 'board'::text]))),
  constraint people_group_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)))
);
alter table people_group enable row level security;
alter table people_group force row level security;
create policy organisation_wall on people_group for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table people_key (
  org_id uuid not null,
  id uuid not null,
  side text not null,
  holds text not null,
  person_id uuid not null,
  named_at timestamp(3) with time zone not null,
  accepted_at timestamp(3) with time zone,
  confirmed_at timestamp(3) with time zone,
  term_ends_on date not null,
  ended_at timestamp(3) with time zone,
  ended_why text,
  constraint people_key_pkey PRIMARY KEY (org_id, id),
  constraint people_key_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint people_key_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES person(org_id, id),
  constraint people_key_ended_why_check CHECK ((ended_why = ANY (ARRAY['term-over'::text, 'stood-down'::text, 'new-choice'::text, 'left'::text, 'recovered'::text, 'replaced'::text]))),
  constraint people_key_holds_check CHECK ((holds = ANY (ARRAY['facilitator'::text, 'deputy'::text]))),
  constraint people_key_side_check CHECK ((side = ANY (ARRAY['lived'::text, 'learnt'::text])))
);
CREATE UNIQUE INDEX people_key_one_each ON public.people_key USING btree (org_id, person_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX people_key_one_holder ON public.people_key USING btree (org_id, side, holds) WHERE (ended_at IS NULL);
alter table people_key enable row level security;
alter table people_key force row level security;
create policy organisation_wall on people_key for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table people_member (
  org_id uuid not null,
  group_id uuid not null,
  person_id uuid not null,
  since timestamp(3) with time zone not null,
  left_at timestamp(3) with time zone,
  constraint people_member_pkey PRIMARY KEY (org_id, group_id, person_id),
  constraint people_member_org_id_group_id_fkey FOREIGN KEY (org_id, group_id) REFERENCES people_group(org_id, id),
  constraint people_member_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES person(org_id, id)
);
CREATE INDEX people_member_person ON public.people_member USING btree (org_id, person_id);
alter table people_member enable row level security;
alter table people_member force row level security;
create policy organisation_wall on people_member for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table people_rights (
  org_id uuid not null,
  id uuid not null,
  kind text not null,
  person_id uuid,
  came text not null,
  asker text,
  reach text,
  said text,
  came_on date not null,
  made_at timestamp(3) with time zone not null,
  entered_by uuid,
  confirmed_by uuid,
  acknowledged_on date,
  answered_on date,
  answer text,
  answered_by uuid,
  reminded smallint default 0 not null,
  constraint people_rights_pkey PRIMARY KEY (org_id, id),
  constraint people_rights_org_id_answered_by_fkey FOREIGN KEY (org_id, answered_by) REFERENCES person(org_id, id),
  constraint people_rights_org_id_confirmed_by_fkey FOREIGN KEY (org_id, confirmed_by) REFERENCES person(org_id, id),
  constraint people_rights_org_id_entered_by_fkey FOREIGN KEY (org_id, entered_by) REFERENCES person(org_id, id),
  constraint people_rights_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint people_rights_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES person(org_id, id),
  constraint people_rights_answer_check CHECK (((length(answer) >= 1) AND (length(answer) <= 4000))),
  constraint people_rights_asker_check CHECK (((length(asker) >= 1) AND (length(asker) <= 100))),
  constraint people_rights_came_check CHECK ((came = ANY (ARRAY['page'::text, 'phone'::text]))),
  constraint people_rights_check CHECK (((came = 'phone'::text) = (entered_by IS NOT NULL))),
  constraint people_rights_check1 CHECK (((confirmed_by IS NULL) OR (confirmed_by <> entered_by))),
  constraint people_rights_kind_check CHECK ((kind = ANY (ARRAY['access'::text, 'complaint'::text, 'about-me'::text]))),
  constraint people_rights_reach_check CHECK (((length(reach) >= 1) AND (length(reach) <= 300))),
  constraint people_rights_reminded_check CHECK (((reminded >= 0) AND (reminded <= 3))),
  constraint people_rights_said_check CHECK (((length(said) >= 1) AND (length(said) <= 4000)))
);
CREATE INDEX people_rights_person ON public.people_rights USING btree (org_id, person_id);
alter table people_rights enable row level security;
alter table people_rights force row level security;
create policy organisation_wall on people_rights for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table person (
  org_id uuid not null,
  id uuid not null,
  name text,
  email text,
  language text default 'en'::text not null,
  digest text default 'weekly'::text not null,
  joined_at timestamp(3) with time zone not null,
  left_at timestamp(3) with time zone,
  erased_at timestamp(3) with time zone,
  listed boolean default false not null,
  told_until timestamp(3) with time zone,
  constraint person_pkey PRIMARY KEY (org_id, id),
  constraint person_org_id_email_key UNIQUE (org_id, email),
  constraint person_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint person_check CHECK (((erased_at IS NULL) OR ((name IS NULL) AND (email IS NULL)))),
  constraint person_digest_check CHECK ((digest = ANY (ARRAY['immediate'::text, 'weekly'::text, 'off'::text]))),
  constraint person_email_check CHECK (((email = lower(email)) AND ((length(email) >= 3) AND (length(email) <= 254)))),
  constraint person_language_check CHECK ((language = ANY (ARRAY['en'::text, 'cy'::text]))),
  constraint person_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)))
);
alter table person enable row level security;
alter table person force row level security;
create policy organisation_wall on person for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table person_need (
  org_id uuid not null,
  person_id uuid not null,
  format text[] default '{}'::text[] not null,
  channel text default 'email'::text not null,
  support text[] default '{}'::text[] not null,
  own_words text,
  seen_by text default 'facilitators'::text not null,
  review_on date not null,
  reminded_for date,
  constraint person_need_pkey PRIMARY KEY (org_id, person_id),
  constraint person_need_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES person(org_id, id),
  constraint person_need_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'post'::text, 'phone'::text, 'in-person'::text]))),
  constraint person_need_own_words_check CHECK (((length(own_words) >= 1) AND (length(own_words) <= 1000))),
  constraint person_need_seen_by_check CHECK ((seen_by = ANY (ARRAY['facilitators'::text, 'group'::text, 'only-me'::text])))
);
alter table person_need enable row level security;
alter table person_need force row level security;
create policy organisation_wall on person_need for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table person_perspective (
  org_id uuid not null,
  person_id uuid not null,
  perspective_id uuid not null,
  own_words text,
  constraint person_perspective_pkey PRIMARY KEY (org_id, person_id, perspective_id),
  constraint person_perspective_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES person(org_id, id),
  constraint person_perspective_org_id_perspective_id_fkey FOREIGN KEY (org_id, perspective_id) REFERENCES perspective(org_id, id),
  constraint person_perspective_own_words_check CHECK (((length(own_words) >= 1) AND (length(own_words) <= 200)))
);
alter table person_perspective enable row level security;
alter table person_perspective force row level security;
create policy organisation_wall on person_perspective for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table perspective (
  org_id uuid not null,
  id uuid not null,
  side text not null,
  name_en text not null,
  name_cy text not null,
  place integer not null,
  retired_at timestamp(3) with time zone,
  constraint perspective_pkey PRIMARY KEY (org_id, id),
  constraint perspective_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint perspective_name_cy_check CHECK (((length(name_cy) >= 1) AND (length(name_cy) <= 80))),
  constraint perspective_name_en_check CHECK (((length(name_en) >= 1) AND (length(name_en) <= 80))),
  constraint perspective_side_check CHECK ((side = ANY (ARRAY['lived'::text, 'learnt'::text])))
);
alter table perspective enable row level security;
alter table perspective force row level security;
create policy organisation_wall on perspective for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table record_entry (
  org_id uuid not null,
  n bigint not null,
  event_id uuid not null,
  root bytea not null,
  constraint record_entry_pkey PRIMARY KEY (org_id, n),
  constraint record_entry_org_id_event_id_key UNIQUE (org_id, event_id),
  constraint record_entry_org_id_event_id_fkey FOREIGN KEY (org_id, event_id) REFERENCES event(org_id, id),
  constraint record_entry_n_check CHECK ((n >= 0)),
  constraint record_entry_root_check CHECK ((length(root) = 32))
);
alter table record_entry enable row level security;
alter table record_entry force row level security;
create policy organisation_wall on record_entry for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table record_head (
  org_id uuid not null,
  size bigint not null,
  on_day date not null,
  note text not null,
  made_at timestamp(3) with time zone not null,
  constraint record_head_pkey PRIMARY KEY (org_id, on_day),
  constraint record_head_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id)
);
alter table record_head enable row level security;
alter table record_head force row level security;
create policy organisation_wall on record_head for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table record_tip (
  org_id uuid not null,
  size bigint default 0 not null,
  frontier bytea default '\x'::bytea not null,
  constraint record_tip_pkey PRIMARY KEY (org_id),
  constraint record_tip_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint record_tip_size_check CHECK ((size >= 0))
);
alter table record_tip enable row level security;
alter table record_tip force row level security;
create policy organisation_wall on record_tip for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table session (
  org_id uuid not null,
  id_hash bytea not null,
  person_id uuid,
  assurance text not null,
  made_at timestamp(3) with time zone not null,
  seen_at timestamp(3) with time zone not null,
  ends_at timestamp(3) with time zone not null,
  constraint session_pkey PRIMARY KEY (org_id, id_hash),
  constraint session_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint session_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES person(org_id, id),
  constraint session_assurance_check CHECK ((assurance = ANY (ARRAY['set-up'::text, 'one-factor'::text, 'two-factor'::text]))),
  constraint session_id_hash_check CHECK ((length(id_hash) = 32))
);
CREATE INDEX session_ends ON public.session USING btree (org_id, ends_at);
alter table session enable row level security;
alter table session force row level security;
create policy organisation_wall on session for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table setup_link (
  org_id uuid not null,
  code_hash bytea not null,
  ends_at timestamp(3) with time zone not null,
  used_at timestamp(3) with time zone,
  constraint setup_link_pkey PRIMARY KEY (org_id, code_hash),
  constraint setup_link_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint setup_link_code_hash_check CHECK ((length(code_hash) = 32))
);
alter table setup_link enable row level security;
alter table setup_link force row level security;
create policy organisation_wall on setup_link for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

CREATE OR REPLACE FUNCTION public.enqueue(task text, about text, run_at timestamp with time zone DEFAULT NULL::timestamp with time zone, job_key text DEFAULT NULL::text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare org uuid := current_setting('app.org_id')::uuid;
begin
  if task !~ '^[a-z][a-z-]*\.[a-z][a-z-]*$' then raise exception 'not a task: %', left(task, 60); end if;
  if length(about) > 100 then raise exception 'a job carries an id, nothing else'; end if;
  perform graphile_worker.add_job(
    task,
    json_build_object('org', org, 'about', about),
    run_at => run_at,
    job_key => case when job_key is null then null else org::text || ':' || job_key end,
    max_attempts => 12
  );
end $function$
;

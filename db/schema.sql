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

create table conversation (
  org_id uuid not null,
  id uuid not null,
  group_id uuid not null,
  box_id uuid not null,
  question text not null,
  about text,
  language text not null,
  template text,
  started_by uuid,
  minutes smallint default 10 not null,
  payment text,
  replier text,
  reply_days smallint default 28 not null,
  link_code text,
  rows_announced boolean default false not null,
  small_room boolean default false not null,
  source text,
  made_at timestamp(3) with time zone not null,
  opened_at timestamp(3) with time zone,
  closes_on date,
  closed_at timestamp(3) with time zone,
  replier_id uuid,
  fewest smallint default 5 not null,
  constraint conversation_pkey PRIMARY KEY (org_id, id),
  constraint conversation_org_id_box_id_key UNIQUE (org_id, box_id),
  constraint conversation_org_id_link_code_key UNIQUE (org_id, link_code),
  constraint conversation_org_id_box_id_fkey FOREIGN KEY (org_id, box_id) REFERENCES ballot_box(org_id, id),
  constraint conversation_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint conversation_org_id_group_id_fkey FOREIGN KEY (org_id, group_id) REFERENCES people_group(org_id, id),
  constraint conversation_org_id_replier_id_fkey FOREIGN KEY (org_id, replier_id) REFERENCES person(org_id, id),
  constraint conversation_org_id_started_by_fkey FOREIGN KEY (org_id, started_by) REFERENCES person(org_id, id),
  constraint conversation_about_check CHECK (((length(about) >= 1) AND (length(about) <= 2000))),
  constraint conversation_fewest_check CHECK ((fewest = ANY (ARRAY[5, 10, 15, 20]))),
  constraint conversation_language_check CHECK ((language ~ '^[a-z]{2,3}$'::text)),
  constraint conversation_link_code_check CHECK ((link_code ~ '^[a-z0-9]{10}$'::text)),
  constraint conversation_minutes_check CHECK (((minutes >= 1) AND (minutes <= 240))),
  constraint conversation_payment_check CHECK (((length(payment) >= 1) AND (length(payment) <= 300))),
  constraint conversation_question_check CHECK (((length(question) >= 1) AND (length(question) <= 300))),
  constraint conversation_replier_check CHECK (((length(replier) >= 1) AND (length(replier) <= 200))),
  constraint conversation_reply_days_check CHECK (((reply_days >= 1) AND (reply_days <= 365))),
  constraint conversation_source_check CHECK ((source = ANY (ARRAY['polis'::text, 'remesh'::text, 'csv'::text, 'archive'::text]))),
  constraint conversation_template_check CHECK ((template = ANY (ARRAY['meaning'::text, 'principles'::text, 'outcomes'::text])))
);
alter table conversation enable row level security;
alter table conversation force row level security;
create policy organisation_wall on conversation for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table conversation_ask (
  org_id uuid not null,
  conversation_id uuid not null,
  n integer not null,
  kind text not null,
  pseudonym bytea not null,
  language text,
  constraint conversation_ask_pkey PRIMARY KEY (org_id, conversation_id, n, kind, pseudonym),
  constraint conversation_ask_org_id_conversation_id_n_fkey FOREIGN KEY (org_id, conversation_id, n) REFERENCES conversation_idea(org_id, conversation_id, n),
  constraint conversation_ask_kind_check CHECK ((kind = ANY (ARRAY['plainer'::text, 'not-my-language'::text, 'easy-read'::text]))),
  constraint conversation_ask_language_check CHECK ((language ~ '^[a-z]{2,3}$'::text)),
  constraint conversation_ask_pseudonym_check CHECK ((length(pseudonym) = 16))
);
alter table conversation_ask enable row level security;
alter table conversation_ask force row level security;
create policy organisation_wall on conversation_ask for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table conversation_choice (
  org_id uuid not null,
  conversation_id uuid not null,
  what text not null,
  n smallint not null,
  person_id uuid,
  chosen_on date not null,
  agreed boolean default false not null,
  before text,
  constraint conversation_choice_pkey PRIMARY KEY (org_id, conversation_id, what, n),
  constraint conversation_choice_org_id_conversation_id_fkey FOREIGN KEY (org_id, conversation_id) REFERENCES conversation(org_id, id),
  constraint conversation_choice_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES person(org_id, id),
  constraint conversation_choice_before_check CHECK (((length(before) >= 1) AND (length(before) <= 2000))),
  constraint conversation_choice_n_check CHECK ((n >= 0)),
  constraint conversation_choice_what_check CHECK ((what = ANY (ARRAY['question'::text, 'seeds'::text, 'required'::text, 'last-day'::text, 'fewest'::text])))
);
alter table conversation_choice enable row level security;
alter table conversation_choice force row level security;
create policy organisation_wall on conversation_choice for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table conversation_counting (
  org_id uuid not null,
  conversation_id uuid not null,
  seen text,
  done boolean default false not null,
  constraint conversation_counting_pkey PRIMARY KEY (org_id, conversation_id),
  constraint conversation_counting_org_id_conversation_id_fkey FOREIGN KEY (org_id, conversation_id) REFERENCES conversation(org_id, id)
);
alter table conversation_counting enable row level security;
alter table conversation_counting force row level security;
create policy organisation_wall on conversation_counting for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table conversation_group (
  org_id uuid not null,
  conversation_id uuid not null,
  group_id uuid not null,
  constraint conversation_group_pkey PRIMARY KEY (org_id, conversation_id, group_id),
  constraint conversation_group_org_id_conversation_id_fkey FOREIGN KEY (org_id, conversation_id) REFERENCES conversation(org_id, id),
  constraint conversation_group_org_id_group_id_fkey FOREIGN KEY (org_id, group_id) REFERENCES people_group(org_id, id)
);
alter table conversation_group enable row level security;
alter table conversation_group force row level security;
create policy organisation_wall on conversation_group for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table conversation_idea (
  org_id uuid not null,
  conversation_id uuid not null,
  n integer not null,
  text text,
  language text not null,
  seed boolean default false not null,
  chosen_by uuid,
  author bytea,
  speaks_as uuid,
  whose text default 'mine'::text not null,
  made_on date not null,
  mended boolean default false not null,
  hidden_why text,
  meta boolean default false not null,
  came_as text,
  constraint conversation_idea_pkey PRIMARY KEY (org_id, conversation_id, n),
  constraint conversation_idea_org_id_chosen_by_fkey FOREIGN KEY (org_id, chosen_by) REFERENCES person(org_id, id),
  constraint conversation_idea_org_id_conversation_id_fkey FOREIGN KEY (org_id, conversation_id) REFERENCES conversation(org_id, id),
  constraint conversation_idea_org_id_speaks_as_fkey FOREIGN KEY (org_id, speaks_as) REFERENCES perspective(org_id, id),
  constraint conversation_idea_author_check CHECK ((length(author) = 16)),
  constraint conversation_idea_hidden_why_check CHECK ((hidden_why = ANY (ARRAY['threat'::text, 'names-worker'::text, 'personal-details'::text, 'hate'::text, 'elsewhere'::text]))),
  constraint conversation_idea_language_check CHECK ((language ~ '^[a-z]{2,3}$'::text)),
  constraint conversation_idea_n_check CHECK ((n >= 0)),
  constraint conversation_idea_text_check CHECK (((length(text) >= 1) AND (length(text) <= 1000))),
  constraint conversation_idea_whose_check CHECK ((whose = ANY (ARRAY['mine'::text, 'with-help'::text, 'supporter'::text])))
);
CREATE INDEX conversation_idea_author ON public.conversation_idea USING btree (org_id, conversation_id, author) WHERE (author IS NOT NULL);
alter table conversation_idea enable row level security;
alter table conversation_idea force row level security;
create policy organisation_wall on conversation_idea for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table conversation_idea_wording (
  org_id uuid not null,
  conversation_id uuid not null,
  n integer not null,
  kind text not null,
  language text not null,
  text text not null,
  made_by uuid,
  made_on date not null,
  constraint conversation_idea_wording_pkey PRIMARY KEY (org_id, conversation_id, n, kind, language),
  constraint conversation_idea_wording_org_id_conversation_id_n_fkey FOREIGN KEY (org_id, conversation_id, n) REFERENCES conversation_idea(org_id, conversation_id, n),
  constraint conversation_idea_wording_org_id_made_by_fkey FOREIGN KEY (org_id, made_by) REFERENCES person(org_id, id),
  constraint conversation_idea_wording_kind_check CHECK ((kind = ANY (ARRAY['translation'::text, 'easy-read'::text, 'plainer'::text]))),
  constraint conversation_idea_wording_language_check CHECK ((language ~ '^[a-z]{2,3}$'::text)),
  constraint conversation_idea_wording_text_check CHECK (((length(text) >= 1) AND (length(text) <= 2000)))
);
alter table conversation_idea_wording enable row level security;
alter table conversation_idea_wording force row level security;
create policy organisation_wall on conversation_idea_wording for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table conversation_import (
  org_id uuid not null,
  id uuid not null,
  group_id uuid not null,
  asked_by uuid not null,
  question text,
  language text not null,
  lenient boolean default false not null,
  state text default 'waiting'::text not null,
  kept integer default 0 not null,
  of_votes integer default 0 not null,
  conversation_id uuid,
  said jsonb,
  made_at timestamp(3) with time zone not null,
  asks jsonb,
  chosen jsonb,
  constraint conversation_import_pkey PRIMARY KEY (org_id, id),
  constraint conversation_import_org_id_asked_by_fkey FOREIGN KEY (org_id, asked_by) REFERENCES person(org_id, id),
  constraint conversation_import_org_id_conversation_id_fkey FOREIGN KEY (org_id, conversation_id) REFERENCES conversation(org_id, id),
  constraint conversation_import_org_id_group_id_fkey FOREIGN KEY (org_id, group_id) REFERENCES people_group(org_id, id),
  constraint conversation_import_kept_check CHECK ((kept >= 0)),
  constraint conversation_import_language_check CHECK ((language ~ '^[a-z]{2,3}$'::text)),
  constraint conversation_import_of_votes_check CHECK ((of_votes >= 0)),
  constraint conversation_import_question_check CHECK (((length(question) >= 1) AND (length(question) <= 300))),
  constraint conversation_import_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'reading'::text, 'asking'::text, 'keeping'::text, 'done'::text, 'refused'::text])))
);
alter table conversation_import enable row level security;
alter table conversation_import force row level security;
create policy organisation_wall on conversation_import for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table conversation_import_piece (
  org_id uuid not null,
  import_id uuid not null,
  file text not null,
  n integer not null,
  bytes bytea not null,
  constraint conversation_import_piece_pkey PRIMARY KEY (org_id, import_id, file, n),
  constraint conversation_import_piece_org_id_import_id_fkey FOREIGN KEY (org_id, import_id) REFERENCES conversation_import(org_id, id),
  constraint conversation_import_piece_bytes_check CHECK (((length(bytes) >= 1) AND (length(bytes) <= 1048576))),
  constraint conversation_import_piece_file_check CHECK ((file = ANY (ARRAY['export'::text, 'perspectives'::text]))),
  constraint conversation_import_piece_n_check CHECK ((n >= 0))
);
alter table conversation_import_piece enable row level security;
alter table conversation_import_piece force row level security;
create policy organisation_wall on conversation_import_piece for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table conversation_memory (
  org_id uuid not null,
  conversation_id uuid not null,
  n integer not null,
  kept bytea not null,
  constraint conversation_memory_pkey PRIMARY KEY (org_id, conversation_id),
  constraint conversation_memory_org_id_conversation_id_fkey FOREIGN KEY (org_id, conversation_id) REFERENCES conversation(org_id, id),
  constraint conversation_memory_n_check CHECK ((n >= 0))
);
alter table conversation_memory enable row level security;
alter table conversation_memory force row level security;
create policy organisation_wall on conversation_memory for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table conversation_message (
  org_id uuid not null,
  conversation_id uuid not null,
  n integer not null,
  place integer not null,
  sender text not null,
  by_person uuid,
  told text,
  text text,
  made_on date not null,
  read boolean default false not null,
  constraint conversation_message_pkey PRIMARY KEY (org_id, conversation_id, n, place),
  constraint conversation_message_org_id_by_person_fkey FOREIGN KEY (org_id, by_person) REFERENCES person(org_id, id),
  constraint conversation_message_org_id_conversation_id_n_fkey FOREIGN KEY (org_id, conversation_id, n) REFERENCES conversation_idea(org_id, conversation_id, n),
  constraint conversation_message_check CHECK ((((sender = 'house'::text) AND (told <> 'appeal'::text)) OR ((sender = 'author'::text) AND (COALESCE(told, 'appeal'::text) = 'appeal'::text)) OR ((sender = 'contact'::text) AND (told IS NULL)))),
  constraint conversation_message_check1 CHECK (((sender = 'house'::text) = (text IS NULL))),
  constraint conversation_message_check2 CHECK (((sender = 'contact'::text) = (by_person IS NOT NULL))),
  constraint conversation_message_place_check CHECK ((place >= 0)),
  constraint conversation_message_sender_check CHECK ((sender = ANY (ARRAY['contact'::text, 'author'::text, 'house'::text]))),
  constraint conversation_message_text_check CHECK (((length(text) >= 1) AND (length(text) <= 2000))),
  constraint conversation_message_told_check CHECK ((told = ANY (ARRAY['held'::text, 'gone-up'::text, 'kept'::text, 'back'::text, 'hidden'::text, 'shown-again'::text, 'appeal'::text])))
);
alter table conversation_message enable row level security;
alter table conversation_message force row level security;
create policy organisation_wall on conversation_message for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table conversation_paper_batch (
  org_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  entered_by uuid not null,
  side text not null,
  made_on date not null,
  confirmed_by uuid,
  confirmed_on date,
  constraint conversation_paper_batch_pkey PRIMARY KEY (org_id, id),
  constraint conversation_paper_batch_org_id_confirmed_by_fkey FOREIGN KEY (org_id, confirmed_by) REFERENCES person(org_id, id),
  constraint conversation_paper_batch_org_id_conversation_id_fkey FOREIGN KEY (org_id, conversation_id) REFERENCES conversation(org_id, id),
  constraint conversation_paper_batch_org_id_entered_by_fkey FOREIGN KEY (org_id, entered_by) REFERENCES person(org_id, id),
  constraint conversation_paper_batch_check CHECK (((confirmed_by IS NULL) = (confirmed_on IS NULL))),
  constraint conversation_paper_batch_check1 CHECK ((confirmed_by <> entered_by)),
  constraint conversation_paper_batch_side_check CHECK ((side = ANY (ARRAY['lived'::text, 'learnt'::text])))
);
CREATE INDEX conversation_paper_batch_of ON public.conversation_paper_batch USING btree (org_id, conversation_id);
alter table conversation_paper_batch enable row level security;
alter table conversation_paper_batch force row level security;
create policy organisation_wall on conversation_paper_batch for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table conversation_perspective (
  org_id uuid not null,
  conversation_id uuid not null,
  perspective_id uuid not null,
  required boolean default false not null,
  target integer,
  constraint conversation_perspective_pkey PRIMARY KEY (org_id, conversation_id, perspective_id),
  constraint conversation_perspective_org_id_conversation_id_fkey FOREIGN KEY (org_id, conversation_id) REFERENCES conversation(org_id, id),
  constraint conversation_perspective_org_id_perspective_id_fkey FOREIGN KEY (org_id, perspective_id) REFERENCES perspective(org_id, id),
  constraint conversation_perspective_target_check CHECK ((target > 0))
);
alter table conversation_perspective enable row level security;
alter table conversation_perspective force row level security;
create policy organisation_wall on conversation_perspective for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table conversation_reply (
  org_id uuid not null,
  conversation_id uuid not null,
  n smallint not null,
  due_on date not null,
  said text,
  language text,
  written_by uuid,
  written_on date,
  heard integer default 0 not null,
  heard_not integer default 0 not null,
  constraint conversation_reply_pkey PRIMARY KEY (org_id, conversation_id, n),
  constraint conversation_reply_org_id_conversation_id_fkey FOREIGN KEY (org_id, conversation_id) REFERENCES conversation(org_id, id),
  constraint conversation_reply_org_id_written_by_fkey FOREIGN KEY (org_id, written_by) REFERENCES person(org_id, id),
  constraint conversation_reply_check CHECK (((heard_not >= 0) AND (heard_not <= heard))),
  constraint conversation_reply_check1 CHECK (((said IS NULL) = (written_on IS NULL))),
  constraint conversation_reply_heard_check CHECK ((heard >= 0)),
  constraint conversation_reply_language_check CHECK ((language ~ '^[a-z]{2,3}$'::text)),
  constraint conversation_reply_n_check CHECK ((n = ANY (ARRAY[1, 2]))),
  constraint conversation_reply_said_check CHECK (((length(said) >= 1) AND (length(said) <= 8000)))
);
alter table conversation_reply enable row level security;
alter table conversation_reply force row level security;
create policy organisation_wall on conversation_reply for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table conversation_reply_verdict (
  org_id uuid not null,
  conversation_id uuid not null,
  n smallint not null,
  pseudonym bytea not null,
  good boolean not null,
  constraint conversation_reply_verdict_pkey PRIMARY KEY (org_id, conversation_id, n, pseudonym),
  constraint conversation_reply_verdict_org_id_conversation_id_n_fkey FOREIGN KEY (org_id, conversation_id, n) REFERENCES conversation_reply(org_id, conversation_id, n),
  constraint conversation_reply_verdict_pseudonym_check CHECK ((length(pseudonym) = 16))
);
alter table conversation_reply_verdict enable row level security;
alter table conversation_reply_verdict force row level security;
create policy organisation_wall on conversation_reply_verdict for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table conversation_result (
  org_id uuid not null,
  conversation_id uuid not null,
  n integer not null,
  step smallint not null,
  as_of timestamp(3) with time zone not null,
  seed integer not null,
  hash bytea not null,
  snapshot text not null,
  constraint conversation_result_pkey PRIMARY KEY (org_id, conversation_id),
  constraint conversation_result_org_id_conversation_id_fkey FOREIGN KEY (org_id, conversation_id) REFERENCES conversation(org_id, id),
  constraint conversation_result_hash_check CHECK ((length(hash) = 32)),
  constraint conversation_result_n_check CHECK ((n >= 0)),
  constraint conversation_result_step_check CHECK ((step = ANY (ARRAY[1, 2])))
);
alter table conversation_result enable row level security;
alter table conversation_result force row level security;
create policy organisation_wall on conversation_result for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table conversation_shown (
  org_id uuid not null,
  conversation_id uuid not null,
  pseudonym bytea not null,
  n integer not null,
  chance real,
  policy text,
  outcome text not null,
  constraint conversation_shown_pkey PRIMARY KEY (org_id, conversation_id, pseudonym, n),
  constraint conversation_shown_org_id_conversation_id_pseudonym_fkey FOREIGN KEY (org_id, conversation_id, pseudonym) REFERENCES conversation_voter(org_id, conversation_id, pseudonym) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint conversation_shown_chance_check CHECK (((chance > (0)::double precision) AND (chance <= (1)::double precision))),
  constraint conversation_shown_check CHECK (((chance IS NULL) = (policy IS NULL))),
  constraint conversation_shown_n_check CHECK ((n >= 0)),
  constraint conversation_shown_outcome_check CHECK ((outcome = ANY (ARRAY['shown'::text, 'answered'::text, 'skipped'::text, 'not-my-language'::text, 'plainer'::text]))),
  constraint conversation_shown_policy_check CHECK ((policy = ANY (ARRAY['hybrid'::text, 'decision'::text]))),
  constraint conversation_shown_pseudonym_check CHECK ((length(pseudonym) = 16))
);
alter table conversation_shown enable row level security;
alter table conversation_shown force row level security;
create policy organisation_wall on conversation_shown for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table conversation_slip (
  org_id uuid not null,
  conversation_id uuid not null,
  pseudonym bytea not null,
  run_id uuid not null,
  used boolean default false not null,
  constraint conversation_slip_pkey PRIMARY KEY (org_id, conversation_id, pseudonym),
  constraint conversation_slip_org_id_conversation_id_run_id_fkey FOREIGN KEY (org_id, conversation_id, run_id) REFERENCES conversation_slip_run(org_id, conversation_id, id),
  constraint conversation_slip_pseudonym_check CHECK ((length(pseudonym) = 16))
);
alter table conversation_slip enable row level security;
alter table conversation_slip force row level security;
create policy organisation_wall on conversation_slip for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table conversation_slip_run (
  org_id uuid not null,
  conversation_id uuid not null,
  id uuid not null,
  kind text not null,
  made_by uuid,
  made_on date not null,
  made smallint not null,
  cancelled boolean default false not null,
  constraint conversation_slip_run_pkey PRIMARY KEY (org_id, conversation_id, id),
  constraint conversation_slip_run_org_id_conversation_id_fkey FOREIGN KEY (org_id, conversation_id) REFERENCES conversation(org_id, id),
  constraint conversation_slip_run_org_id_made_by_fkey FOREIGN KEY (org_id, made_by) REFERENCES person(org_id, id),
  constraint conversation_slip_run_kind_check CHECK ((kind = ANY (ARRAY['slip'::text, 'letter'::text]))),
  constraint conversation_slip_run_made_check CHECK (((made >= 1) AND (made <= 500)))
);
alter table conversation_slip_run enable row level security;
alter table conversation_slip_run force row level security;
create policy organisation_wall on conversation_slip_run for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table conversation_voter (
  org_id uuid not null,
  conversation_id uuid not null,
  pseudonym bytea not null,
  came_by text not null,
  perspectives uuid[] default '{}'::uuid[] not null,
  whose text default 'mine'::text not null,
  frozen boolean default false not null,
  agreed_small boolean default false not null,
  batch_id uuid,
  constraint conversation_voter_pkey PRIMARY KEY (org_id, conversation_id, pseudonym),
  constraint conversation_voter_org_id_conversation_id_fkey FOREIGN KEY (org_id, conversation_id) REFERENCES conversation(org_id, id),
  constraint conversation_voter_came_by_check CHECK ((came_by = ANY (ARRAY['member'::text, 'slip'::text, 'link'::text, 'paper'::text, 'import'::text]))),
  constraint conversation_voter_pseudonym_check CHECK ((length(pseudonym) = 16)),
  constraint conversation_voter_whose_check CHECK ((whose = ANY (ARRAY['mine'::text, 'with-help'::text, 'supporter'::text])))
);
CREATE INDEX conversation_voter_batch ON public.conversation_voter USING btree (org_id, batch_id) WHERE (batch_id IS NOT NULL);
alter table conversation_voter enable row level security;
alter table conversation_voter force row level security;
create policy organisation_wall on conversation_voter for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table conversation_wording (
  org_id uuid not null,
  conversation_id uuid not null,
  language text not null,
  easy_read boolean not null,
  question text,
  about text,
  made_by text not null,
  due_on date,
  constraint conversation_wording_pkey PRIMARY KEY (org_id, conversation_id, language, easy_read),
  constraint conversation_wording_org_id_conversation_id_fkey FOREIGN KEY (org_id, conversation_id) REFERENCES conversation(org_id, id),
  constraint conversation_wording_about_check CHECK (((length(about) >= 1) AND (length(about) <= 2000))),
  constraint conversation_wording_check CHECK (((question IS NOT NULL) OR (due_on IS NOT NULL))),
  constraint conversation_wording_language_check CHECK ((language ~ '^[a-z]{2,3}$'::text)),
  constraint conversation_wording_made_by_check CHECK (((length(made_by) >= 1) AND (length(made_by) <= 200))),
  constraint conversation_wording_question_check CHECK (((length(question) >= 1) AND (length(question) <= 600)))
);
alter table conversation_wording enable row level security;
alter table conversation_wording force row level security;
create policy organisation_wall on conversation_wording for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table conversation_wording_due (
  org_id uuid not null,
  conversation_id uuid not null,
  kind text not null,
  language text not null,
  who text not null,
  due_on date not null,
  constraint conversation_wording_due_pkey PRIMARY KEY (org_id, conversation_id, kind, language),
  constraint conversation_wording_due_org_id_conversation_id_fkey FOREIGN KEY (org_id, conversation_id) REFERENCES conversation(org_id, id),
  constraint conversation_wording_due_kind_check CHECK ((kind = ANY (ARRAY['translation'::text, 'easy-read'::text]))),
  constraint conversation_wording_due_language_check CHECK ((language ~ '^[a-z]{2,3}$'::text)),
  constraint conversation_wording_due_who_check CHECK (((length(who) >= 1) AND (length(who) <= 200)))
);
alter table conversation_wording_due enable row level security;
alter table conversation_wording_due force row level security;
create policy organisation_wall on conversation_wording_due for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table conversation_worry (
  org_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  n integer not null,
  person_id uuid,
  said text,
  made_on date not null,
  seen_by uuid,
  seen_on date,
  constraint conversation_worry_pkey PRIMARY KEY (org_id, id),
  constraint conversation_worry_org_id_conversation_id_n_fkey FOREIGN KEY (org_id, conversation_id, n) REFERENCES conversation_idea(org_id, conversation_id, n),
  constraint conversation_worry_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES person(org_id, id),
  constraint conversation_worry_org_id_seen_by_fkey FOREIGN KEY (org_id, seen_by) REFERENCES person(org_id, id),
  constraint conversation_worry_said_check CHECK (((length(said) >= 1) AND (length(said) <= 1000)))
);
alter table conversation_worry enable row level security;
alter table conversation_worry force row level security;
create policy organisation_wall on conversation_worry for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table conversation_written_to (
  org_id uuid not null,
  conversation_id uuid not null,
  mark bytea not null,
  constraint conversation_written_to_pkey PRIMARY KEY (org_id, conversation_id, mark),
  constraint conversation_written_to_org_id_conversation_id_fkey FOREIGN KEY (org_id, conversation_id) REFERENCES conversation(org_id, id),
  constraint conversation_written_to_mark_check CHECK ((length(mark) = 16))
);
alter table conversation_written_to enable row level security;
alter table conversation_written_to force row level security;
create policy organisation_wall on conversation_written_to for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table duty_answer (
  org_id uuid not null,
  duty text not null,
  answers jsonb not null,
  answered_at timestamp(3) with time zone not null,
  answered_by uuid not null,
  agreed_by uuid,
  constraint duty_answer_pkey PRIMARY KEY (org_id, duty),
  constraint duty_answer_org_id_agreed_by_fkey FOREIGN KEY (org_id, agreed_by) REFERENCES person(org_id, id),
  constraint duty_answer_org_id_answered_by_fkey FOREIGN KEY (org_id, answered_by) REFERENCES person(org_id, id),
  constraint duty_answer_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint duty_answer_check CHECK ((agreed_by IS DISTINCT FROM answered_by)),
  constraint duty_answer_duty_check CHECK (((length(duty) >= 1) AND (length(duty) <= 40)))
);
alter table duty_answer enable row level security;
alter table duty_answer force row level security;
create policy organisation_wall on duty_answer for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table duty_change (
  org_id uuid not null,
  duty text not null,
  answers jsonb not null,
  asked_at timestamp(3) with time zone not null,
  asked_by uuid not null,
  side text not null,
  constraint duty_change_pkey PRIMARY KEY (org_id, duty),
  constraint duty_change_org_id_asked_by_fkey FOREIGN KEY (org_id, asked_by) REFERENCES person(org_id, id),
  constraint duty_change_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint duty_change_duty_check CHECK (((length(duty) >= 1) AND (length(duty) <= 40))),
  constraint duty_change_side_check CHECK ((side = ANY (ARRAY['lived'::text, 'learnt'::text])))
);
alter table duty_change enable row level security;
alter table duty_change force row level security;
create policy organisation_wall on duty_change for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table duty_opening (
  org_id uuid not null,
  asked_at timestamp(3) with time zone not null,
  asked_by uuid not null,
  side text not null,
  agreed_at timestamp(3) with time zone,
  agreed_by uuid,
  constraint duty_opening_pkey PRIMARY KEY (org_id),
  constraint duty_opening_org_id_agreed_by_fkey FOREIGN KEY (org_id, agreed_by) REFERENCES person(org_id, id),
  constraint duty_opening_org_id_asked_by_fkey FOREIGN KEY (org_id, asked_by) REFERENCES person(org_id, id),
  constraint duty_opening_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint duty_opening_check CHECK (((agreed_at IS NULL) = (agreed_by IS NULL))),
  constraint duty_opening_check1 CHECK ((agreed_by IS DISTINCT FROM asked_by)),
  constraint duty_opening_side_check CHECK ((side = ANY (ARRAY['lived'::text, 'learnt'::text])))
);
alter table duty_opening enable row level security;
alter table duty_opening force row level security;
create policy organisation_wall on duty_opening for all
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
  made_up boolean default false not null,
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

create table passkey (
  org_id uuid not null,
  id text not null,
  person_id uuid not null,
  name text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] default '{}'::text[] not null,
  made_at timestamp(3) with time zone not null,
  last_used_at timestamp(3) with time zone,
  constraint passkey_pkey PRIMARY KEY (org_id, id),
  constraint passkey_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint passkey_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES person(org_id, id),
  constraint passkey_id_check CHECK (((length(id) >= 1) AND (length(id) <= 1400))),
  constraint passkey_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60)))
);
CREATE INDEX passkey_person ON public.passkey USING btree (org_id, person_id);
alter table passkey enable row level security;
alter table passkey force row level security;
create policy organisation_wall on passkey for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table people_candidate (
  org_id uuid not null,
  choice_id uuid not null,
  person_id uuid not null,
  accepted_on date,
  declined_on date,
  constraint people_candidate_pkey PRIMARY KEY (org_id, choice_id, person_id),
  constraint people_candidate_org_id_choice_id_fkey FOREIGN KEY (org_id, choice_id) REFERENCES people_choice(org_id, id),
  constraint people_candidate_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES person(org_id, id),
  constraint people_candidate_check CHECK (((accepted_on IS NULL) OR (declined_on IS NULL)))
);
alter table people_candidate enable row level security;
alter table people_candidate force row level security;
create policy organisation_wall on people_candidate for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table people_choice (
  org_id uuid not null,
  id uuid not null,
  side text not null,
  holds text not null,
  how text not null,
  named_by uuid,
  made_on date not null,
  opened_on date,
  ended_at timestamp(3) with time zone,
  ended_why text,
  constraint people_choice_pkey PRIMARY KEY (org_id, id),
  constraint people_choice_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint people_choice_org_id_named_by_fkey FOREIGN KEY (org_id, named_by) REFERENCES person(org_id, id),
  constraint people_choice_check CHECK (((ended_at IS NULL) = (ended_why IS NULL))),
  constraint people_choice_ended_why_check CHECK ((ended_why = ANY (ARRAY['chosen'::text, 'declined'::text, 'withdrawn'::text, 'lapsed'::text, 'overtaken'::text]))),
  constraint people_choice_holds_check CHECK ((holds = ANY (ARRAY['facilitator'::text, 'deputy'::text]))),
  constraint people_choice_how_check CHECK ((how = ANY (ARRAY['founded'::text, 'named'::text, 'called'::text, 'term'::text]))),
  constraint people_choice_side_check CHECK ((side = ANY (ARRAY['lived'::text, 'learnt'::text])))
);
CREATE UNIQUE INDEX people_choice_one_open ON public.people_choice USING btree (org_id, side, holds) WHERE (ended_at IS NULL);
alter table people_choice enable row level security;
alter table people_choice force row level security;
create policy organisation_wall on people_choice for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table people_choice_caller (
  org_id uuid not null,
  choice_id uuid not null,
  person_id uuid not null,
  constraint people_choice_caller_pkey PRIMARY KEY (org_id, choice_id, person_id),
  constraint people_choice_caller_org_id_choice_id_fkey FOREIGN KEY (org_id, choice_id) REFERENCES people_choice(org_id, id),
  constraint people_choice_caller_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES person(org_id, id)
);
alter table people_choice_caller enable row level security;
alter table people_choice_caller force row level security;
create policy organisation_wall on people_choice_caller for all
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

create table people_hold (
  org_id uuid not null,
  id uuid not null,
  about text not null,
  kind text not null,
  held_by uuid not null,
  side text,
  held_at timestamp(3) with time zone not null,
  due_on date not null,
  state text default 'held'::text not null,
  decided_at timestamp(3) with time zone,
  appealed_at timestamp(3) with time zone,
  appeal_answered_at timestamp(3) with time zone,
  constraint people_hold_pkey PRIMARY KEY (org_id, id),
  constraint people_hold_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint people_hold_org_id_held_by_fkey FOREIGN KEY (org_id, held_by) REFERENCES person(org_id, id),
  constraint people_hold_kind_check CHECK ((kind = ANY (ARRAY['threat'::text, 'names-worker'::text, 'personal-details'::text, 'distress'::text]))),
  constraint people_hold_side_check CHECK ((side = ANY (ARRAY['lived'::text, 'learnt'::text]))),
  constraint people_hold_state_check CHECK ((state = ANY (ARRAY['held'::text, 'gone-up'::text, 'kept'::text, 'back'::text])))
);
CREATE UNIQUE INDEX people_hold_once ON public.people_hold USING btree (org_id, about) WHERE (state <> 'back'::text);
alter table people_hold enable row level security;
alter table people_hold force row level security;
create policy organisation_wall on people_hold for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table people_hold_answer (
  org_id uuid not null,
  hold_id uuid not null,
  person_id uuid not null,
  stands_for text not null,
  says text not null,
  said_at timestamp(3) with time zone not null,
  constraint people_hold_answer_pkey PRIMARY KEY (org_id, hold_id, stands_for),
  constraint people_hold_answer_org_id_hold_id_person_id_key UNIQUE (org_id, hold_id, person_id),
  constraint people_hold_answer_org_id_hold_id_fkey FOREIGN KEY (org_id, hold_id) REFERENCES people_hold(org_id, id),
  constraint people_hold_answer_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES person(org_id, id),
  constraint people_hold_answer_says_check CHECK ((says = ANY (ARRAY['keep'::text, 'back'::text]))),
  constraint people_hold_answer_stands_for_check CHECK ((stands_for = ANY (ARRAY['lived'::text, 'learnt'::text, 'safety'::text])))
);
alter table people_hold_answer enable row level security;
alter table people_hold_answer force row level security;
create policy organisation_wall on people_hold_answer for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table people_invitation (
  org_id uuid not null,
  id uuid not null,
  kind text not null,
  code_hash bytea not null,
  group_id uuid not null,
  made_by uuid not null,
  made_at timestamp(3) with time zone not null,
  ends_at timestamp(3) with time zone not null,
  email text,
  words text,
  most integer not null,
  used integer default 0 not null,
  used_at timestamp(3) with time zone,
  cancelled_at timestamp(3) with time zone,
  constraint people_invitation_pkey PRIMARY KEY (org_id, id),
  constraint people_invitation_org_id_code_hash_key UNIQUE (org_id, code_hash),
  constraint people_invitation_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint people_invitation_org_id_group_id_fkey FOREIGN KEY (org_id, group_id) REFERENCES people_group(org_id, id),
  constraint people_invitation_org_id_made_by_fkey FOREIGN KEY (org_id, made_by) REFERENCES person(org_id, id),
  constraint people_invitation_check CHECK (((used >= 0) AND (used <= most))),
  constraint people_invitation_code_hash_check CHECK ((length(code_hash) = 32)),
  constraint people_invitation_email_check CHECK (((email = lower(email)) AND ((length(email) >= 3) AND (length(email) <= 254)))),
  constraint people_invitation_kind_check CHECK ((kind = ANY (ARRAY['letter'::text, 'link'::text]))),
  constraint people_invitation_most_check CHECK (((most >= 1) AND (most <= 500))),
  constraint people_invitation_words_check CHECK (((length(words) >= 1) AND (length(words) <= 1000)))
);
CREATE INDEX people_invitation_maker ON public.people_invitation USING btree (org_id, made_by);
alter table people_invitation enable row level security;
alter table people_invitation force row level security;
create policy organisation_wall on people_invitation for all
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
  how text default 'named'::text not null,
  asked_at timestamp(3) with time zone,
  answered_at timestamp(3) with time zone,
  constraint people_key_pkey PRIMARY KEY (org_id, id),
  constraint people_key_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint people_key_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES person(org_id, id),
  constraint people_key_ended_why_check CHECK ((ended_why = ANY (ARRAY['term-over'::text, 'stood-down'::text, 'new-choice'::text, 'left'::text, 'recovered'::text, 'replaced'::text, 'absent'::text, 'moved-up'::text]))),
  constraint people_key_holds_check CHECK ((holds = ANY (ARRAY['facilitator'::text, 'deputy'::text]))),
  constraint people_key_how_check CHECK ((how = ANY (ARRAY['founded'::text, 'named'::text, 'chosen'::text, 'stood-in'::text, 'recovered'::text]))),
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

create table people_proposal (
  org_id uuid not null,
  id uuid not null,
  kind text not null,
  about text not null,
  draft jsonb default '{}'::jsonb not null,
  reason text not null,
  side text not null,
  proposed_by uuid not null,
  proposed_at timestamp(3) with time zone not null,
  state text default 'open'::text not null,
  answered_by uuid,
  answered_at timestamp(3) with time zone,
  apart jsonb,
  constraint people_proposal_pkey PRIMARY KEY (org_id, id),
  constraint people_proposal_org_id_answered_by_fkey FOREIGN KEY (org_id, answered_by) REFERENCES person(org_id, id),
  constraint people_proposal_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint people_proposal_org_id_proposed_by_fkey FOREIGN KEY (org_id, proposed_by) REFERENCES person(org_id, id),
  constraint people_proposal_check CHECK (((state = ANY (ARRAY['confirmed'::text, 'refused'::text])) = (answered_by IS NOT NULL))),
  constraint people_proposal_check1 CHECK (((state = 'open'::text) = (answered_at IS NULL))),
  constraint people_proposal_check2 CHECK ((answered_by IS DISTINCT FROM proposed_by)),
  constraint people_proposal_check3 CHECK (((apart IS NULL) OR (state = 'open'::text))),
  constraint people_proposal_side_check CHECK ((side = ANY (ARRAY['lived'::text, 'learnt'::text]))),
  constraint people_proposal_state_check CHECK ((state = ANY (ARRAY['open'::text, 'confirmed'::text, 'refused'::text, 'withdrawn'::text, 'lapsed'::text])))
);
CREATE UNIQUE INDEX people_proposal_once ON public.people_proposal USING btree (org_id, kind, about) WHERE (state = 'open'::text);
alter table people_proposal enable row level security;
alter table people_proposal force row level security;
create policy organisation_wall on people_proposal for all
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

create table people_side (
  org_id uuid not null,
  person_id uuid not null,
  side text not null,
  since timestamp(3) with time zone not null,
  until_day date not null,
  constraint people_side_pkey PRIMARY KEY (org_id, person_id),
  constraint people_side_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint people_side_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES person(org_id, id),
  constraint people_side_side_check CHECK ((side = ANY (ARRAY['lived'::text, 'learnt'::text])))
);
alter table people_side enable row level security;
alter table people_side force row level security;
create policy organisation_wall on people_side for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table people_support (
  org_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  session_hash bytea not null,
  kind text not null,
  helper text,
  paid boolean default false not null,
  made_at timestamp(3) with time zone not null,
  changed_at timestamp(3) with time zone,
  ended_at timestamp(3) with time zone,
  constraint people_support_pkey PRIMARY KEY (org_id, id),
  constraint people_support_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint people_support_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES person(org_id, id),
  constraint people_support_helper_check CHECK (((length(helper) >= 1) AND (length(helper) <= 100))),
  constraint people_support_kind_check CHECK ((kind = ANY (ARRAY['chose'::text, 'helped'::text, 'thinks'::text]))),
  constraint people_support_session_hash_check CHECK ((length(session_hash) = 32))
);
CREATE INDEX people_support_person ON public.people_support USING btree (org_id, person_id);
CREATE INDEX people_support_session ON public.people_support USING btree (org_id, session_hash);
alter table people_support enable row level security;
alter table people_support force row level security;
create policy organisation_wall on people_support for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table people_voice (
  org_id uuid not null,
  choice_id uuid not null,
  person_id uuid not null,
  candidate_id uuid,
  constraint people_voice_pkey PRIMARY KEY (org_id, choice_id, person_id),
  constraint people_voice_org_id_candidate_id_fkey FOREIGN KEY (org_id, candidate_id) REFERENCES person(org_id, id),
  constraint people_voice_org_id_choice_id_fkey FOREIGN KEY (org_id, choice_id) REFERENCES people_choice(org_id, id),
  constraint people_voice_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES person(org_id, id)
);
alter table people_voice enable row level security;
alter table people_voice force row level security;
create policy organisation_wall on people_voice for all
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

create table person_joined (
  org_id uuid not null,
  person_id uuid not null,
  into_id uuid not null,
  at timestamp(3) with time zone not null,
  constraint person_joined_pkey PRIMARY KEY (org_id, person_id),
  constraint person_joined_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint person_joined_org_id_into_id_fkey FOREIGN KEY (org_id, into_id) REFERENCES person(org_id, id),
  constraint person_joined_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES person(org_id, id)
);
alter table person_joined enable row level security;
alter table person_joined force row level security;
create policy organisation_wall on person_joined for all
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

create table privacy_notice (
  org_id uuid not null,
  version integer not null,
  on_day date not null,
  answers jsonb not null,
  words jsonb not null,
  constraint privacy_notice_pkey PRIMARY KEY (org_id, version),
  constraint privacy_notice_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint privacy_notice_version_check CHECK ((version > 0))
);
alter table privacy_notice enable row level security;
alter table privacy_notice force row level security;
create policy organisation_wall on privacy_notice for all
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
  way text,
  constraint session_pkey PRIMARY KEY (org_id, id_hash),
  constraint session_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint session_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES person(org_id, id),
  constraint session_assurance_check CHECK ((assurance = ANY (ARRAY['set-up'::text, 'one-factor'::text, 'two-factor'::text]))),
  constraint session_id_hash_check CHECK ((length(id_hash) = 32)),
  constraint session_way_check CHECK ((way = ANY (ARRAY['invitation'::text, 'code'::text, 'card'::text, 'passkey'::text, 'organisation'::text])))
);
CREATE INDEX session_ends ON public.session USING btree (org_id, ends_at);
alter table session enable row level security;
alter table session force row level security;
create policy organisation_wall on session for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table setup_asked (
  org_id uuid not null,
  side text not null,
  name text,
  email text,
  asked_at timestamp(3) with time zone not null,
  constraint setup_asked_pkey PRIMARY KEY (org_id),
  constraint setup_asked_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint setup_asked_email_check CHECK (((email = lower(email)) AND ((length(email) >= 3) AND (length(email) <= 254)))),
  constraint setup_asked_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  constraint setup_asked_side_check CHECK ((side = ANY (ARRAY['lived'::text, 'learnt'::text])))
);
alter table setup_asked enable row level security;
alter table setup_asked force row level security;
create policy organisation_wall on setup_asked for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table setup_founder (
  org_id uuid not null,
  person_id uuid not null,
  side text not null,
  since timestamp(3) with time zone not null,
  constraint setup_founder_pkey PRIMARY KEY (org_id),
  constraint setup_founder_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint setup_founder_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES person(org_id, id),
  constraint setup_founder_side_check CHECK ((side = ANY (ARRAY['lived'::text, 'learnt'::text])))
);
alter table setup_founder enable row level security;
alter table setup_founder force row level security;
create policy organisation_wall on setup_founder for all
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

create table sign_in_app (
  org_id uuid not null,
  person_id uuid not null,
  sealed bytea not null,
  made_at timestamp(3) with time zone not null,
  confirmed_at timestamp(3) with time zone,
  last_step bigint default 0 not null,
  constraint sign_in_app_pkey PRIMARY KEY (org_id, person_id),
  constraint sign_in_app_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint sign_in_app_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES person(org_id, id)
);
alter table sign_in_app enable row level security;
alter table sign_in_app force row level security;
create policy organisation_wall on sign_in_app for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table sign_in_card (
  org_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  number text not null,
  name text,
  secret_hash bytea,
  made_at timestamp(3) with time zone not null,
  made_by uuid,
  printed_at timestamp(3) with time zone,
  last_used_at timestamp(3) with time zone,
  ended_at timestamp(3) with time zone,
  ended_why text,
  constraint sign_in_card_pkey PRIMARY KEY (org_id, id),
  constraint sign_in_card_org_id_number_key UNIQUE (org_id, number),
  constraint sign_in_card_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint sign_in_card_org_id_made_by_fkey FOREIGN KEY (org_id, made_by) REFERENCES person(org_id, id),
  constraint sign_in_card_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES person(org_id, id),
  constraint sign_in_card_ended_why_check CHECK ((ended_why = ANY (ARRAY['cancelled'::text, 'by-phone'::text, 'replaced'::text, 'left'::text]))),
  constraint sign_in_card_kind_check CHECK ((kind = ANY (ARRAY['card'::text, 'return-code'::text]))),
  constraint sign_in_card_name_check CHECK (((name = lower(name)) AND ((length(name) >= 3) AND (length(name) <= 40)))),
  constraint sign_in_card_number_check CHECK ((length(number) = 8)),
  constraint sign_in_card_secret_hash_check CHECK ((length(secret_hash) = 32))
);
CREATE INDEX sign_in_card_name ON public.sign_in_card USING btree (org_id, name) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX sign_in_card_one_each ON public.sign_in_card USING btree (org_id, person_id) WHERE (ended_at IS NULL);
alter table sign_in_card enable row level security;
alter table sign_in_card force row level security;
create policy organisation_wall on sign_in_card for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table sign_in_code (
  org_id uuid not null,
  id uuid not null,
  purpose text not null,
  email text not null,
  person_id uuid,
  code_hash bytea not null,
  made_at timestamp(3) with time zone not null,
  ends_at timestamp(3) with time zone not null,
  tries integer default 0 not null,
  tries_elsewhere integer default 0 not null,
  used_at timestamp(3) with time zone,
  constraint sign_in_code_pkey PRIMARY KEY (org_id, id),
  constraint sign_in_code_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint sign_in_code_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES person(org_id, id),
  constraint sign_in_code_code_hash_check CHECK ((length(code_hash) = 32)),
  constraint sign_in_code_purpose_check CHECK ((purpose = ANY (ARRAY['sign-in'::text, 'second'::text, 'new-email'::text])))
);
CREATE INDEX sign_in_code_email ON public.sign_in_code USING btree (org_id, email, made_at);
alter table sign_in_code enable row level security;
alter table sign_in_code force row level security;
create policy organisation_wall on sign_in_code for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table sign_in_recovery (
  org_id uuid not null,
  person_id uuid not null,
  code_hash bytea not null,
  made_at timestamp(3) with time zone not null,
  used_at timestamp(3) with time zone,
  constraint sign_in_recovery_pkey PRIMARY KEY (org_id, person_id, code_hash),
  constraint sign_in_recovery_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint sign_in_recovery_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES person(org_id, id),
  constraint sign_in_recovery_code_hash_check CHECK ((length(code_hash) = 32))
);
alter table sign_in_recovery enable row level security;
alter table sign_in_recovery force row level security;
create policy organisation_wall on sign_in_recovery for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table sign_in_spent (
  org_id uuid not null,
  hash bytea not null,
  ends_at timestamp(3) with time zone not null,
  constraint sign_in_spent_pkey PRIMARY KEY (org_id, hash),
  constraint sign_in_spent_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint sign_in_spent_hash_check CHECK ((length(hash) = 32))
);
alter table sign_in_spent enable row level security;
alter table sign_in_spent force row level security;
create policy organisation_wall on sign_in_spent for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table sign_in_try (
  org_id uuid not null,
  target bytea not null,
  since timestamp(3) with time zone not null,
  wrong integer not null,
  constraint sign_in_try_pkey PRIMARY KEY (org_id, target),
  constraint sign_in_try_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint sign_in_try_target_check CHECK ((length(target) = 32))
);
alter table sign_in_try enable row level security;
alter table sign_in_try force row level security;
create policy organisation_wall on sign_in_try for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table sign_on (
  org_id uuid not null,
  issuer text not null,
  client_id text not null,
  sealed bytea not null,
  name text not null,
  set_at timestamp(3) with time zone not null,
  constraint sign_on_pkey PRIMARY KEY (org_id),
  constraint sign_on_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint sign_on_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80)))
);
alter table sign_on enable row level security;
alter table sign_on force row level security;
create policy organisation_wall on sign_on for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table sign_on_claim (
  org_id uuid not null,
  id uuid not null,
  issuer text not null,
  subject text not null,
  email_hash bytea,
  ends_at timestamp(3) with time zone not null,
  constraint sign_on_claim_pkey PRIMARY KEY (org_id, id),
  constraint sign_on_claim_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint sign_on_claim_email_hash_check CHECK ((length(email_hash) = 32))
);
alter table sign_on_claim enable row level security;
alter table sign_on_claim force row level security;
create policy organisation_wall on sign_on_claim for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table sign_on_person (
  org_id uuid not null,
  issuer text not null,
  subject text not null,
  person_id uuid not null,
  since timestamp(3) with time zone not null,
  constraint sign_on_person_pkey PRIMARY KEY (org_id, issuer, subject),
  constraint sign_on_person_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint sign_on_person_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES person(org_id, id)
);
CREATE INDEX sign_on_person_person ON public.sign_on_person USING btree (org_id, person_id);
alter table sign_on_person enable row level security;
alter table sign_on_person force row level security;
create policy organisation_wall on sign_on_person for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

create table sign_on_way (
  org_id uuid not null,
  state_hash bytea not null,
  browser bytea not null,
  sealed bytea not null,
  next text not null,
  ends_at timestamp(3) with time zone not null,
  constraint sign_on_way_pkey PRIMARY KEY (org_id, state_hash),
  constraint sign_on_way_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint sign_on_way_browser_check CHECK ((length(browser) = 32)),
  constraint sign_on_way_state_hash_check CHECK ((length(state_hash) = 32))
);
alter table sign_on_way enable row level security;
alter table sign_on_way force row level security;
create policy organisation_wall on sign_on_way for all
  using (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid)
  with check (org_id = (( SELECT current_setting('app.org_id'::text) AS current_setting))::uuid);

CREATE OR REPLACE FUNCTION public.conversation_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.opened_at is not null and not pg_has_role(current_user, tg_argv[0]::regrole, 'member') then
    raise exception 'a conversation that was opened stays';
  end if;
  return old;
end $function$
;

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

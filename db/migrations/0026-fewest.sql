-- Conversations: how many people must stand behind a number. Once it is open, two people can raise it; nobody lowers it.

alter table conversation
  add fewest smallint not null default 5 check (fewest in (5, 10, 15, 20));

alter table conversation_choice drop constraint conversation_choice_what_check;
alter table conversation_choice add constraint conversation_choice_what_check
  check (what in ('question', 'seeds', 'required', 'last-day', 'fewest'));

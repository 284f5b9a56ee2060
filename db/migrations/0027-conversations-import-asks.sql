-- An import whose files name perspectives asks who they are here before anything is kept.

alter table conversation_import
  drop constraint conversation_import_state_check,
  add constraint conversation_import_state_check
    check (state in ('waiting', 'reading', 'asking', 'keeping', 'done', 'refused')),
  -- the names in the files, as long as somebody is asked about them
  add column asks jsonb,
  -- what was answered: which of ours each name is, and which perspectives must have been heard
  add column chosen jsonb;

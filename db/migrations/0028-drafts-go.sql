-- Conversations: a draft can be deleted, and nothing that was ever open. Whoever owns the tables may still take out an example.

create function conversation_stays() returns trigger language plpgsql as $$
begin
  if old.opened_at is not null and not pg_has_role(current_user, tg_argv[0]::regrole, 'member') then
    raise exception 'a conversation that was opened stays';
  end if;
  return old;
end $$;
revoke execute on function conversation_stays() from public;

do $$
begin
  execute format(
    'create trigger opened_stays before delete on conversation for each row execute function conversation_stays(%L)',
    (select relowner::regrole::text from pg_class where oid = 'conversation'::regclass));
end $$;

-- The one door from the serving role to the queue: it takes a job for the organisation whose scope is set, and
-- nothing but the organisation and one id. The worker sets the scope again before it does anything.
create function enqueue(task text, about text, run_at timestamptz default null, job_key text default null)
returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
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
end $$;
revoke all on function enqueue(text, text, timestamptz, text) from public;

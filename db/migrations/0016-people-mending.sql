-- A proposal may need something that not everybody may read, such as a new e-mail address: seen by those who decide,
-- and gone as soon as it is answered.
alter table people_proposal add column apart jsonb check (apart is null or state = 'open');

-- Reminders of what helps people stand in person_need since 0014; this table was never written to again.
drop table need_reminder;

-- 0007_posts: organisations, and the posts that people hold in them. A role and its scope belong to a post, not to a person: who
-- changes post hands it over, who is away names a deputy, and what was done stays with the person who did it.
-- What a role may do is said once, in the contract; the tables app_role and role_permission repeat it, so that the policies
-- below go by it even where the application forgets.

create table app_role (
  role  text primary key,
  -- Which rows: all of the county's, those of a school, of a township unit, or of the nodes an office answers for.
  scope text not null check (scope in ('county', 'school', 'township', 'office'))
);
create table role_permission (
  role       text not null references app_role on delete cascade,
  permission text not null,
  primary key (role, permission)
);
insert into app_role values ('bureau-admin', 'county'), ('bureau-viewer', 'county'), ('department', 'office'), ('school', 'school');
alter table app_role enable row level security;
alter table role_permission enable row level security;
create policy app_role_read on app_role for select using (true);
create policy role_permission_read on role_permission for select using (true);
grant select on app_role, role_permission to junheng_app;

create function current_township() returns text language sql stable
  as $$ select nullif(current_setting('junheng.township', true), '') $$;
create function may(asked text) returns boolean language sql stable
  as $$ select exists (select from role_permission p where p.role = current_app_role() and p.permission = asked) $$;

create table organisation (
  county_code text not null references county,
  id          uuid not null,
  kind        text not null check (kind in ('government', 'bureau', 'section', 'school', 'township', 'department')),
  name        text not null check (name <> ''),
  school_id   text,
  township    text,
  primary key (county_code, id),
  unique (county_code, kind, name),
  check ((kind = 'school') = (school_id is not null)),
  check ((kind = 'township') = (township is not null))
);
create unique index organisation_school on organisation (county_code, school_id) where school_id is not null;

create table post (
  county_code     text not null,
  id              uuid not null,
  user_id         uuid not null,
  organisation_id uuid not null,
  role            text not null references app_role,
  since           date not null,
  -- The last day; null for as long as nobody ends it.
  until           date,
  -- 代理: whose post this one stands in for.
  deputises       uuid,
  primary key (county_code, id),
  foreign key (county_code, user_id) references app_user (county_code, id),
  foreign key (county_code, organisation_id) references organisation (county_code, id),
  foreign key (county_code, deputises) references post (county_code, id),
  check (until is null or until >= since)
);
create index post_of_user on post (county_code, user_id);

-- Every account so far holds one post.
insert into organisation (county_code, id, kind, name, school_id)
  select county_code, gen_random_uuid(), 'school', min(name), school_id from app_user where role = 'school' group by county_code, school_id;
insert into organisation (county_code, id, kind, name)
  select distinct on (county_code, department) county_code, gen_random_uuid(), 'department', department from app_user where role = 'department';
insert into organisation (county_code, id, kind, name)
  select county_code, gen_random_uuid(), 'bureau', '教育局' from county;
insert into post (county_code, id, user_id, organisation_id, role, since)
  -- Since when, nobody had asked.
  select u.county_code, gen_random_uuid(), u.id, o.id, u.role, date '2000-01-01'
  from app_user u join organisation o on o.county_code = u.county_code and case u.role
    when 'school' then o.school_id = u.school_id
    when 'department' then o.kind = 'department' and o.name = u.department
    else o.kind = 'bureau' end;

alter table app_user
  drop column role, drop column school_id, drop column department,
  -- 离任: signs in no more.
  add column left_on date;
alter table session add column post_id uuid;
grant update (post_id) on session to junheng_app;

alter table organisation enable row level security;
alter table post enable row level security;
create policy organisation_read on organisation for select using (county_code = current_county() and (current_app_role() is not null or current_app_user() is not null));
create policy organisation_write on organisation for all
  using (county_code = current_county() and (select may('account.manage'))) with check (county_code = current_county() and (select may('account.manage')));
create policy post_read on post for select
  using (county_code = current_county() and (user_id = current_app_user() or (select may('account.manage'))));
create policy post_write on post for all
  using (county_code = current_county() and (select may('account.manage'))) with check (county_code = current_county() and (select may('account.manage')));
grant select, insert, update (name) on organisation to junheng_app;
grant select, insert, update (until) on post to junheng_app;
grant update (left_on) on app_user to junheng_app;

drop policy app_user_read on app_user;
create policy app_user_read on app_user for select
  using (county_code = current_county() and (id = current_app_user() or (select may('account.manage')) or (select may('audit.read'))));
drop policy app_user_add on app_user;
create policy app_user_write on app_user for all
  using (county_code = current_county() and (select may('account.manage'))) with check (county_code = current_county() and (select may('account.manage')));
drop policy sign_in_link_give on sign_in_link;
create policy sign_in_link_give on sign_in_link for insert with check (county_code = current_county() and (select may('account.manage')));
-- Whoever manages accounts ends the sessions of others; that a session exists is seen, its token is not there to be seen.
create policy session_managed on session for select using (county_code = current_county() and (select may('account.manage')));
create policy session_ended on session for delete using (county_code = current_county() and (select may('account.manage')));
drop policy audit_read on audit;
create policy audit_read on audit for select using (county_code = current_county() and (select may('audit.read')));
drop policy audit_link_read on audit_link;
create policy audit_link_read on audit_link for select using (county_code = current_county() and (select may('audit.read')));

-- A school sees its own rows, a township those of its schools, everybody else who reads schools all of them. The policies ask these
-- functions in a sub-select, so that PostgreSQL answers once a query and not once a row.
create function scope_kind() returns text language sql stable
  as $$ select scope from app_role where role = current_app_role() $$;
create function sees_every_school() returns boolean language sql stable
  as $$ select scope_kind() in ('county', 'office') $$;
-- Past the policies, because those of school_year go by it. A school belongs to the township unit where it was last booked.
create function schools_seen() returns text[] language sql stable security definer set search_path = public, pg_temp
  as $$ select case scope_kind()
                 when 'school' then array[current_school()]
                 when 'township' then array(
                   select school_id from (
                     select distinct on (y.school_id) y.school_id, y.township_code
                     from school_year y join snapshot s on s.county_code = y.county_code and s.id = y.snapshot_id
                     where y.county_code = current_county() and s.state = 'current'
                     order by y.school_id, s.date_on desc) newest
                   where township_code = current_township()) end $$;

drop policy school_year_read on school_year;
-- A school also reads the sites that are counted into it: its figures hold theirs.
create policy school_year_read on school_year for select
  using (county_code = current_county() and (select may('school.read'))
         and ((select sees_every_school()) or school_id = any ((select schools_seen())::text[]) or content ->> 'parent' = current_school()));
drop policy snapshot_source_read on snapshot_source;
create policy snapshot_source_read on snapshot_source for select
  using (county_code = current_county() and (select may('school.read'))
         and ((select sees_every_school()) or school_id = any ((select schools_seen())::text[]) or exists (
           select from school_year site
           where site.county_code = snapshot_source.county_code and site.snapshot_id = snapshot_source.snapshot_id
             and site.school_id = snapshot_source.school_id and site.content ->> 'parent' = current_school())));
drop policy school_finding_read on school_finding;
create policy school_finding_read on school_finding for select
  using (county_code = current_county() and (select may('school.read'))
         and ((select sees_every_school()) or school_id = any ((select schools_seen())::text[])));
drop policy gap_read on gap;
create policy gap_read on gap for select
  using (county_code = current_county() and (select may('school.read'))
         and ((select sees_every_school()) or school_id = any ((select schools_seen())::text[])));
-- Persons: of the whole county for its offices that may, otherwise of the own school alone.
drop policy staff_member_read on staff_member;
create policy staff_member_read on staff_member for select
  using (county_code = current_county() and (select may('staff.read')) and ((select scope_kind()) = 'county' or school_id = current_school()));
drop function sees_school(text);
drop function sees_persons_of(text);

-- Writing goes by what the role may do.
drop policy snapshot_write on snapshot;
create policy snapshot_write on snapshot for all
  using (county_code = current_county() and ((select may('import.run')) or (select may('snapshot.manage'))))
  with check (county_code = current_county() and ((select may('import.run')) or (select may('snapshot.manage'))));
drop policy school_year_write on school_year;
create policy school_year_write on school_year for insert with check (county_code = current_county() and (select may('import.run')));
drop policy staff_member_write on staff_member;
create policy staff_member_write on staff_member for insert with check (county_code = current_county() and (select may('import.run')));
drop policy snapshot_part_write on snapshot_part;
create policy snapshot_part_write on snapshot_part for insert with check (county_code = current_county() and (select may('import.run')));
drop policy snapshot_source_write on snapshot_source;
create policy snapshot_source_write on snapshot_source for insert with check (county_code = current_county() and (select may('import.run')));
drop policy snapshot_read on snapshot;
create policy snapshot_read on snapshot for select using (county_code = current_county() and (select may('county.read')));
drop policy snapshot_part_read on snapshot_part;
create policy snapshot_part_read on snapshot_part for select using (county_code = current_county() and (select may('county.read')));

drop policy judgement_read on judgement;
create policy judgement_read on judgement for select using (county_code = current_county() and (select may('county.read')));
drop policy judgement_write on judgement;
create policy judgement_write on judgement for all
  using (county_code = current_county() and ((select may('import.run')) or (select may('snapshot.manage'))))
  with check (county_code = current_county() and ((select may('import.run')) or (select may('snapshot.manage'))));
drop policy school_finding_write on school_finding;
create policy school_finding_write on school_finding for all
  using (county_code = current_county() and ((select may('import.run')) or (select may('snapshot.manage'))))
  with check (county_code = current_county() and ((select may('import.run')) or (select may('snapshot.manage'))));
drop policy gap_write on gap;
create policy gap_write on gap for all
  using (county_code = current_county() and ((select may('import.run')) or (select may('snapshot.manage'))))
  with check (county_code = current_county() and ((select may('import.run')) or (select may('snapshot.manage'))));
drop policy checklist_answer_read on checklist_answer;
create policy checklist_answer_read on checklist_answer for select using (county_code = current_county() and (select may('county.read')));
drop policy checklist_answer_write on checklist_answer;
create policy checklist_answer_write on checklist_answer for insert with check (county_code = current_county() and (select may('checklist.answer')));

drop policy import_run_all on import_run;
create policy import_run_all on import_run for all
  using (county_code = current_county() and (select may('import.run'))) with check (county_code = current_county() and (select may('import.run')));
drop policy header_meaning_all on header_meaning;
create policy header_meaning_all on header_meaning for all
  using (county_code = current_county() and (select may('import.run'))) with check (county_code = current_county() and (select may('import.run')));
drop policy explanation_all on explanation;
create policy explanation_all on explanation for all
  using (county_code = current_county() and (select may('import.run'))) with check (county_code = current_county() and (select may('import.run')));

drop policy project_read on project;
create policy project_read on project for select using (county_code = current_county() and (select may('county.read')));
drop policy project_write on project;
create policy project_write on project for all
  using (county_code = current_county() and (select may('project.manage'))) with check (county_code = current_county() and (select may('project.manage')));
drop policy project_node_read on project_node;
create policy project_node_read on project_node for select using (county_code = current_county() and (select may('county.read')));
drop policy project_node_write on project_node;
create policy project_node_write on project_node for all
  using (county_code = current_county() and (select may('project.manage'))) with check (county_code = current_county() and (select may('project.manage')));
drop policy project_change_read on project_change;
create policy project_change_read on project_change for select using (county_code = current_county() and (select may('county.read')));
drop policy project_change_write on project_change;
create policy project_change_write on project_change for insert with check (county_code = current_county() and (select may('project.manage')));
drop policy node_report_read on node_report;
create policy node_report_read on node_report for select using (county_code = current_county() and (select may('county.read')));
drop policy node_report_write on node_report;
create policy node_report_write on node_report for insert
  with check (county_code = current_county() and (select may('node.report')) and ((select may('project.manage')) or owns_node(project_id, node_id)));
drop policy evidence_read on evidence;
create policy evidence_read on evidence for select
  using (county_code = current_county() and ((select may('evidence.read')) or works_on_node(project_id, node_id)));
drop policy evidence_write on evidence;
create policy evidence_write on evidence for insert
  with check (county_code = current_county() and (select may('node.report')) and ((select may('project.manage')) or owns_node(project_id, node_id)));
drop policy project_gap_read on project_gap;
create policy project_gap_read on project_gap for select using (county_code = current_county() and (select may('county.read')));
drop policy project_gap_write on project_gap;
create policy project_gap_write on project_gap for all
  using (county_code = current_county() and (select may('project.manage'))) with check (county_code = current_county() and (select may('project.manage')));
drop policy county_calendar_read on county_calendar;
create policy county_calendar_read on county_calendar for select using (county_code = current_county() and (select may('county.read')));
drop policy county_calendar_write on county_calendar;
create policy county_calendar_write on county_calendar for insert with check (county_code = current_county() and (select may('calendar.manage')));
drop policy holiday_year_read on holiday_year;
create policy holiday_year_read on holiday_year for select using (county_code = current_county() and (select may('county.read')));
drop policy holiday_year_write on holiday_year;
create policy holiday_year_write on holiday_year for insert with check (county_code = current_county() and (select may('calendar.manage')));
drop policy bulletin_read on bulletin;
create policy bulletin_read on bulletin for select using (county_code = current_county() and (select may('county.read')));
drop policy bulletin_write on bulletin;
create policy bulletin_write on bulletin for insert with check (county_code = current_county() and (select may('bulletin.publish')));
drop policy county_write on county;
-- A booking holds the county's row, so that each is checked against the one before it.
create policy county_write on county for update using (county_code = current_county() and (select may('import.run')));

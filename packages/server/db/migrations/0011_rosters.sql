-- 0011_rosters: people known by their staff number from one roster to the next; sections of the bureau as organisations of their own.

-- 工号. Accounts that were invited one by one may have none.
alter table app_user add column staff_no text check (staff_no <> '');
create unique index app_user_staff_no on app_user (county_code, staff_no) where staff_no is not null;
grant update (name) on app_user to junheng_app;

-- Posts of a section were held in the bureau as a whole.
create temporary table section_of (role text primary key, kind text, name text) on commit drop;
insert into section_of values
  ('basic-education', 'section', '基教科'), ('personnel', 'section', '人事科'), ('finance-planning', 'section', '计财科'), ('safety', 'section', '安全科'),
  ('inspection', 'section', '督导室'), ('student-aid', 'section', '资助中心'), ('preschool', 'section', '学前科'), ('vocational', 'section', '职成科'),
  ('sports-arts-health', 'section', '体卫艺科'), ('conduct', 'section', '师德（纪检）'), ('service-centre', 'section', '服务中心'), ('supervision', 'government', '督考办');
insert into organisation (county_code, id, kind, name)
  select distinct on (p.county_code, s.name) p.county_code, gen_random_uuid(), s.kind, s.name from post p join section_of s using (role)
  on conflict (county_code, kind, name) do nothing;
update post p set organisation_id = o.id
  from section_of s join organisation o on o.kind = s.kind and o.name = s.name
  where s.role = p.role and o.county_code = p.county_code;

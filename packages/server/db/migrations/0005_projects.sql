-- 0005_projects: the work that closes gaps, what its owners say of it, the county's calendar, and the bulletins.

create table project (
  county_code  text not null references county,
  id           text not null check (id <> ''),
  name         text not null check (name <> ''),
  kind         text not null check (kind in ('newSchool', 'newKindergarten', 'extension', 'townshipUpgrade', 'educationGroup', 'equipment', 'closure')),
  start_on     date not null,
  promised_goal date,
  township     text,
  school_id    text,
  -- The stages it makes places for, where its school does not say so.
  stages       text[],
  pupils       integer check (pupils >= 0),
  pupils_basis text,
  budget_yuan  numeric check (budget_yuan >= 0),
  -- Windows of its own, beside the county's.
  windows      jsonb,
  version      integer not null,
  primary key (county_code, id)
);

create table project_node (
  county_code text not null,
  project_id  text not null,
  id          text not null,
  position    integer not null,
  -- The node as planned; what happened is in node_report.
  content     jsonb not null,
  -- 主办: exactly one office, so that a database that forgot its application still knows who answers.
  owner       text generated always as (content ->> 'owner') stored not null check (owner <> ''),
  primary key (county_code, project_id, id),
  foreign key (county_code, project_id) references project (county_code, id)
);
create index project_node_owner on project_node (county_code, owner);

-- Every version of a project, whole: nothing is re-dated or removed without a trace.
create table project_change (
  county_code text not null,
  project_id  text not null,
  version     integer not null,
  at          timestamptz not null default now(),
  by          text not null,
  reason      text not null,
  content     jsonb not null,
  primary key (county_code, project_id, version),
  foreign key (county_code, project_id) references project (county_code, id)
);

-- What was said of a node; the newest counts, the older stay. Without a key to project_node, so that the reports on a node outlive it.
create table node_report (
  county_code     text not null,
  id              uuid not null,
  project_id      text not null,
  node_id         text not null,
  reported_on     date not null,
  state           text not null check (state in ('notStarted', 'underWay', 'finished')),
  actual_start    date,
  actual_finish   date,
  expected_finish date,
  blocker         text,
  note            text,
  by              text not null,
  at              timestamptz not null default clock_timestamp(),
  primary key (county_code, id),
  foreign key (county_code, project_id) references project (county_code, id),
  check ((state = 'finished') = (actual_finish is not null)),
  check (state <> 'notStarted' or actual_start is null)
);
create index node_report_newest on node_report (county_code, project_id, node_id, at desc, id desc);

create table evidence (
  county_code text not null,
  id          uuid not null,
  project_id  text not null,
  node_id     text not null,
  file_name   text not null,
  media_type  text not null,
  sha256      text not null,
  bytes       bytea not null,
  added_at    timestamptz not null default now(),
  added_by    text not null,
  primary key (county_code, id),
  foreign key (county_code, project_id) references project (county_code, id)
);
create index evidence_project on evidence (county_code, project_id);

create table project_gap (
  county_code text not null,
  project_id  text not null,
  gap_id      text not null,
  primary key (county_code, project_id, gap_id),
  foreign key (county_code, project_id) references project (county_code, id)
);
create index project_gap_gap on project_gap (county_code, gap_id);

-- The newest row counts, the older stay.
create table county_calendar (
  county_code text not null references county,
  id          uuid not null,
  at          timestamptz not null default clock_timestamp(),
  changed_on  date not null,
  by          text not null,
  reason      text not null,
  content     jsonb not null,
  primary key (county_code, id)
);

-- A year's notice of days off, where the county added it; the newest of a year counts.
create table holiday_year (
  county_code text not null references county,
  id          uuid not null,
  year        integer not null,
  at          timestamptz not null default clock_timestamp(),
  by          text not null,
  content     jsonb not null,
  primary key (county_code, id)
);

-- Published once, with its files as they were; a correction is another bulletin.
create table bulletin (
  county_code  text not null references county,
  id           uuid not null,
  number       text not null,
  data_on      date not null,
  published_on date not null,
  published_at timestamptz not null default clock_timestamp(),
  by           text not null,
  corrects     uuid,
  content      jsonb not null,
  fonts        text[] not null,
  docx         bytea not null,
  pdf          bytea not null,
  primary key (county_code, id),
  unique (county_code, number),
  unique (county_code, corrects),
  foreign key (county_code, corrects) references bulletin (county_code, id)
);

-- Whether the office that asks is the one that answers for the node, or helps it.
create function owns_node(project text, node text) returns boolean language sql stable
  as $$ select exists (select from project_node n where n.county_code = current_county() and n.project_id = project and n.id = node
                       and n.owner = current_department()) $$;
create function works_on_node(project text, node text) returns boolean language sql stable
  as $$ select exists (select from project_node n where n.county_code = current_county() and n.project_id = project and n.id = node
                       and (n.owner = current_department() or n.content -> 'helpers' ? current_department())) $$;

alter table project enable row level security;
alter table project_node enable row level security;
alter table project_change enable row level security;
alter table node_report enable row level security;
alter table evidence enable row level security;
alter table project_gap enable row level security;
alter table county_calendar enable row level security;
alter table holiday_year enable row level security;
alter table bulletin enable row level security;

create policy project_read on project for select using (county_code = current_county() and current_app_role() is not null);
create policy project_write on project for all
  using (county_code = current_county() and current_app_role() = 'bureau-admin')
  with check (county_code = current_county() and current_app_role() = 'bureau-admin');

create policy project_node_read on project_node for select using (county_code = current_county() and current_app_role() is not null);
create policy project_node_write on project_node for all
  using (county_code = current_county() and current_app_role() = 'bureau-admin')
  with check (county_code = current_county() and current_app_role() = 'bureau-admin');

create policy project_change_read on project_change for select using (county_code = current_county() and current_app_role() is not null);
create policy project_change_write on project_change for insert
  with check (county_code = current_county() and current_app_role() = 'bureau-admin');

create policy node_report_read on node_report for select using (county_code = current_county() and current_app_role() is not null);
create policy node_report_write on node_report for insert
  with check (county_code = current_county()
              and (current_app_role() = 'bureau-admin' or current_app_role() = 'department' and owns_node(project_id, node_id)));

-- Papers of a node: the bureau and the offices that work on it.
create policy evidence_read on evidence for select
  using (county_code = current_county()
         and (current_app_role() in ('bureau-admin', 'bureau-viewer') or current_app_role() = 'department' and works_on_node(project_id, node_id)));
create policy evidence_write on evidence for insert
  with check (county_code = current_county()
              and (current_app_role() = 'bureau-admin' or current_app_role() = 'department' and owns_node(project_id, node_id)));

create policy project_gap_read on project_gap for select using (county_code = current_county() and current_app_role() is not null);
create policy project_gap_write on project_gap for all
  using (county_code = current_county() and current_app_role() = 'bureau-admin')
  with check (county_code = current_county() and current_app_role() = 'bureau-admin');

create policy county_calendar_read on county_calendar for select using (county_code = current_county() and current_app_role() is not null);
create policy county_calendar_write on county_calendar for insert
  with check (county_code = current_county() and current_app_role() = 'bureau-admin');

create policy holiday_year_read on holiday_year for select using (county_code = current_county() and current_app_role() is not null);
create policy holiday_year_write on holiday_year for insert
  with check (county_code = current_county() and current_app_role() = 'bureau-admin');

create policy bulletin_read on bulletin for select using (county_code = current_county() and current_app_role() is not null);
create policy bulletin_write on bulletin for insert
  with check (county_code = current_county() and current_app_role() = 'bureau-admin');

grant select, insert, update on project to junheng_app;
grant select, insert, update, delete on project_node to junheng_app;
grant select, insert, delete on project_gap to junheng_app;
grant select, insert on project_change, node_report, evidence, county_calendar, holiday_year, bulletin to junheng_app;

-- The sample county has gained projects: it is loaded again where it was loaded, which changes nothing that is there.
update county set sample_loaded_at = null;

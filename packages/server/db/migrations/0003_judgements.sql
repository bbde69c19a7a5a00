-- 0003_judgements: what the standards say of a snapshot, stored whole when it is booked, for every setting of the switches,
-- so that a school can read its own part without reading the others'.

create table judgement (
  county_code    text not null,
  snapshot_id    text not null,
  standard_id    text not null,
  private_schools boolean not null,
  teaching_points text not null,
  -- Hash of the standard's data: a judgement by an older text is judged anew.
  standard_hash  text not null,
  -- The judgement without its schools.
  content        jsonb not null,
  primary key (county_code, snapshot_id, standard_id, private_schools, teaching_points),
  foreign key (county_code, snapshot_id) references snapshot (county_code, id)
);

create table school_finding (
  county_code    text not null,
  snapshot_id    text not null,
  standard_id    text not null,
  private_schools boolean not null,
  teaching_points text not null,
  stage          text not null check (stage in ('primary', 'junior')),
  school_id      text not null,
  content        jsonb not null,
  primary key (county_code, snapshot_id, standard_id, private_schools, teaching_points, stage, school_id),
  foreign key (county_code, snapshot_id) references snapshot (county_code, id)
);
create index school_finding_school on school_finding (county_code, school_id);

create table gap (
  county_code text not null references county,
  id          text not null,
  school_id   text not null,
  school_name text not null,
  standard_id text not null,
  opened_on   date not null,
  closed_on   date,
  content     jsonb not null,
  primary key (county_code, id)
);

-- Answers to the further items of a standard; the newest counts, the older stay.
create table checklist_answer (
  county_code text not null references county,
  id          uuid not null,
  item_id     text not null,
  verdict     text not null check (verdict in ('met', 'short', 'unknown')),
  evidence    text not null,
  answered_on date not null,
  answered_by text not null,
  answered_at timestamptz not null default now(),
  primary key (county_code, id)
);

alter table judgement enable row level security;
alter table school_finding enable row level security;
alter table gap enable row level security;
alter table checklist_answer enable row level security;

create policy judgement_read on judgement for select using (county_code = current_county() and current_app_role() is not null);
create policy judgement_write on judgement for all
  using (county_code = current_county() and current_app_role() = 'bureau-admin')
  with check (county_code = current_county() and current_app_role() = 'bureau-admin');

create policy school_finding_read on school_finding for select
  using (county_code = current_county() and sees_school(school_id));
create policy school_finding_write on school_finding for all
  using (county_code = current_county() and current_app_role() = 'bureau-admin')
  with check (county_code = current_county() and current_app_role() = 'bureau-admin');

create policy gap_read on gap for select using (county_code = current_county() and sees_school(school_id));
create policy gap_write on gap for all
  using (county_code = current_county() and current_app_role() = 'bureau-admin')
  with check (county_code = current_county() and current_app_role() = 'bureau-admin');

create policy checklist_answer_read on checklist_answer for select using (county_code = current_county() and current_app_role() is not null);
create policy checklist_answer_write on checklist_answer for insert
  with check (county_code = current_county() and current_app_role() = 'bureau-admin');

grant select, insert, delete on judgement, school_finding to junheng_app;
grant select, insert, update, delete on gap to junheng_app;
grant select, insert on checklist_answer to junheng_app;

-- 0020_transfers: 县管校聘. A round is a dated procedure; what was published, frozen, declared and applied for is added and never changed.

-- 工号 of whoever asks: by it a teacher finds the own row of a round.
create function current_staff_no() returns text language sql stable security definer set search_path = public, pg_temp
  as $$ select staff_no from app_user where county_code = current_county() and id = current_app_user() $$;

create table transfer_round (
  county_code text not null references county,
  id          uuid not null,
  title       text not null,
  state       text not null check (state in ('published', 'frozen', 'open', 'closed', 'ran', 'noticed', 'decided', 'contracted')),
  snapshot_id text not null,
  rules       jsonb not null,
  rules_hash  text not null,
  rules_published_on date not null,
  applications_until date not null,
  -- Names and commitments before applications close; value and salt once revealed.
  lottery     jsonb not null,
  data_root   text,
  notice_from date,
  notice_until date,
  decision    text,
  primary key (county_code, id),
  foreign key (county_code, snapshot_id) references snapshot (county_code, id),
  check (decision is null or state in ('decided', 'contracted'))
);

-- The key of the pseudonyms: who has it can tell who is who, so only the bureau's personnel has it.
create table transfer_key (
  county_code text not null,
  round_id    uuid not null,
  key         text not null,
  primary key (county_code, round_id),
  foreign key (county_code, round_id) references transfer_round (county_code, id)
);

create table transfer_step (
  county_code text not null,
  id          uuid not null,
  round_id    uuid not null,
  step        text not null,
  day         date not null,
  at          timestamptz not null default clock_timestamp(),
  by          text not null,
  hash        text,
  note        text,
  primary key (county_code, id),
  foreign key (county_code, round_id) references transfer_round (county_code, id)
);

create table transfer_cell (
  county_code text not null,
  round_id    uuid not null,
  id          text not null,
  school_id   text not null,
  stage       text not null,
  subject     text not null,
  have        integer not null,
  need        integer not null,
  primary key (county_code, round_id, id),
  foreign key (county_code, round_id) references transfer_round (county_code, id)
);

-- 申报空岗; the newest of a cell counts.
create table transfer_declaration (
  county_code text not null,
  id          uuid not null,
  round_id    uuid not null,
  cell_id     text not null,
  school_id   text not null,
  vacancies   integer not null check (vacancies >= 0),
  at          timestamptz not null default clock_timestamp(),
  by          text not null,
  primary key (county_code, id),
  foreign key (county_code, round_id, cell_id) references transfer_cell (county_code, round_id, id)
);

-- A teacher of the round under the own 工号, with what was frozen; corrections are new rows, the newest counts.
create table transfer_teacher (
  county_code text not null,
  id          uuid not null,
  round_id    uuid not null,
  staff_no    text not null,
  school_id   text not null,
  name        text not null,
  content     jsonb not null,
  at          timestamptz not null default clock_timestamp(),
  by          text not null,
  reason      text,
  primary key (county_code, id),
  foreign key (county_code, round_id) references transfer_round (county_code, id)
);
create index transfer_teacher_newest on transfer_teacher (county_code, round_id, staff_no, at desc, id desc);

-- Why somebody may not be moved: health, so it opens only to the cleared who say what for.
create table transfer_shelter (
  county_code text not null,
  round_id    uuid not null,
  staff_no    text not null,
  reason      text not null check (reason in ('illness', 'pregnancy', 'nearRetirement')),
  primary key (county_code, round_id, staff_no),
  foreign key (county_code, round_id) references transfer_round (county_code, id)
);

create table transfer_application (
  county_code text not null,
  id          uuid not null,
  round_id    uuid not null,
  staff_no    text not null,
  preferences jsonb not null,
  at          timestamptz not null default clock_timestamp(),
  by          text not null,
  primary key (county_code, id),
  foreign key (county_code, round_id) references transfer_round (county_code, id)
);
create index transfer_application_newest on transfer_application (county_code, round_id, staff_no, at desc, id desc);

-- round.json, as it was run.
create table transfer_record (
  county_code text not null,
  round_id    uuid not null,
  content     jsonb not null,
  primary key (county_code, round_id),
  foreign key (county_code, round_id) references transfer_round (county_code, id)
);

create table transfer_objection (
  county_code text not null,
  id          uuid not null,
  round_id    uuid not null,
  staff_no    text not null,
  day         date not null,
  text        text not null,
  primary key (county_code, id),
  foreign key (county_code, round_id) references transfer_round (county_code, id)
);

create table transfer_reply (
  county_code  text not null,
  objection_id uuid not null,
  text         text not null,
  day          date not null,
  by           text not null,
  primary key (county_code, objection_id),
  foreign key (county_code, objection_id) references transfer_objection (county_code, id)
);

alter table transfer_round enable row level security;
alter table transfer_key enable row level security;
alter table transfer_step enable row level security;
alter table transfer_cell enable row level security;
alter table transfer_declaration enable row level security;
alter table transfer_teacher enable row level security;
alter table transfer_shelter enable row level security;
alter table transfer_application enable row level security;
alter table transfer_record enable row level security;
alter table transfer_objection enable row level security;
alter table transfer_reply enable row level security;

create policy transfer_round_read on transfer_round for select using (county_code = current_county() and (select may('county.read')));
create policy transfer_round_add on transfer_round for insert with check (county_code = current_county() and (select may('transfer.manage')));
create policy transfer_round_change on transfer_round for update
  using (county_code = current_county() and (select may('transfer.manage'))) with check (county_code = current_county());
create policy transfer_key_read on transfer_key for select using (county_code = current_county() and (select may('transfer.manage')));
create policy transfer_key_add on transfer_key for insert with check (county_code = current_county() and (select may('transfer.manage')));
create policy transfer_step_read on transfer_step for select using (county_code = current_county() and (select may('county.read')));
create policy transfer_step_add on transfer_step for insert with check (county_code = current_county() and (select may('transfer.manage')));
create policy transfer_cell_read on transfer_cell for select using (county_code = current_county() and (select may('county.read')));
create policy transfer_cell_add on transfer_cell for insert with check (county_code = current_county() and (select may('transfer.manage')));
create policy transfer_declaration_read on transfer_declaration for select using (county_code = current_county() and (select may('county.read')));
create policy transfer_declaration_add on transfer_declaration for insert
  with check (county_code = current_county() and (select may('transfer.declare')) and ((select scope_kind()) = 'county' or school_id = current_school()));
-- A school sees its own teachers, a teacher the own row.
create policy transfer_teacher_read on transfer_teacher for select
  using (county_code = current_county() and (((select may('staff.read')) and ((select scope_kind()) = 'county' or school_id = current_school())) or staff_no = (select current_staff_no())));
create policy transfer_teacher_add on transfer_teacher for insert with check (county_code = current_county() and (select may('transfer.manage')));
create policy transfer_shelter_read on transfer_shelter for select
  using (county_code = current_county() and (select scope_kind()) = 'county' and 'health' = any ((select disclosed())::text[]));
create policy transfer_shelter_add on transfer_shelter for insert with check (county_code = current_county() and (select may('transfer.manage')));
create policy transfer_application_read on transfer_application for select
  using (county_code = current_county() and ((select may('transfer.inspect')) or staff_no = (select current_staff_no())));
create policy transfer_application_add on transfer_application for insert
  with check (county_code = current_county() and ((select may('transfer.manage')) or staff_no = (select current_staff_no())));
-- Before the notice only for those who run and inspect the round; from it on for everybody.
create policy transfer_record_read on transfer_record for select
  using (county_code = current_county() and ((select may('transfer.inspect')) or ((select may('county.read')) and exists (
    select from transfer_round r where r.county_code = transfer_record.county_code and r.id = transfer_record.round_id and r.state in ('noticed', 'decided', 'contracted')))));
create policy transfer_record_add on transfer_record for insert with check (county_code = current_county() and (select may('transfer.manage')));
create policy transfer_objection_read on transfer_objection for select
  using (county_code = current_county() and ((select may('transfer.inspect')) or staff_no = (select current_staff_no())));
create policy transfer_objection_add on transfer_objection for insert
  with check (county_code = current_county() and staff_no = (select current_staff_no()));
create policy transfer_reply_read on transfer_reply for select
  using (county_code = current_county() and ((select may('transfer.inspect')) or exists (
    select from transfer_objection o where o.county_code = transfer_reply.county_code and o.id = transfer_reply.objection_id and o.staff_no = (select current_staff_no()))));
create policy transfer_reply_add on transfer_reply for insert with check (county_code = current_county() and (select may('transfer.manage')));

grant select, insert on transfer_key, transfer_step, transfer_cell, transfer_declaration, transfer_teacher, transfer_shelter, transfer_application, transfer_record, transfer_objection, transfer_reply to junheng_app;
grant select, insert on transfer_round to junheng_app;
grant update (state, lottery, data_root, notice_from, notice_until, decision) on transfer_round to junheng_app;

-- The sample county has gained its round: it is loaded again where it was loaded, which changes nothing that is there.
update county set sample_loaded_at = null;

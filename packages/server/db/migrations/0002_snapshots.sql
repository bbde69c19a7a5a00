-- 0002_snapshots: booked states of a county. Content is immutable and named by its hash; only its standing changes.

-- Persons are for the bureau's administrator and for their own school.
create function sees_persons_of(school_id text) returns boolean language sql stable
  as $$ select case current_app_role() when 'school' then school_id = current_school()
                                       else current_app_role() = 'bureau-admin' end $$;

create table snapshot (
  county_code  text not null references county,
  id           text not null,
  date_on      date not null,
  state        text not null check (state in ('current', 'corrected', 'withdrawn')),
  corrected_by text,
  reason       text,
  booked_at    timestamptz not null default now(),
  booked_by    text not null,
  file_names   text[] not null,
  schools      int not null,
  pupils       int not null,
  staff        int,
  primary key (county_code, id)
);
create unique index snapshot_current on snapshot (county_code, date_on) where state = 'current';

-- One school at one date.
create table school_year (
  county_code   text not null,
  snapshot_id   text not null,
  school_id     text not null,
  township_code text not null,
  content       jsonb not null,
  primary key (county_code, snapshot_id, school_id),
  foreign key (county_code, snapshot_id) references snapshot (county_code, id)
);

-- One person at one date: read only by the bureau and the person's own school.
create table staff_member (
  county_code text not null,
  snapshot_id text not null,
  id          text not null,
  school_id   text not null,
  content     jsonb not null,
  primary key (county_code, snapshot_id, id),
  foreign key (county_code, snapshot_id) references snapshot (county_code, id)
);
create index staff_member_school on staff_member (county_code, snapshot_id, school_id);

-- What belongs to the county as a whole: townships, changes, settlements, roads, vehicles, premises.
create table snapshot_part (
  county_code text not null,
  snapshot_id text not null,
  part        text not null check (part in ('townships', 'changes', 'settlements', 'roads', 'vehicles', 'premises')),
  content     jsonb not null,
  primary key (county_code, snapshot_id, part),
  foreign key (county_code, snapshot_id) references snapshot (county_code, id)
);

-- Which workbook cells a school's facts came from: provenance, not content.
create table snapshot_source (
  county_code text not null,
  snapshot_id text not null,
  school_id   text not null,
  cells       jsonb not null,
  primary key (county_code, snapshot_id, school_id),
  foreign key (county_code, snapshot_id) references snapshot (county_code, id)
);

alter table snapshot enable row level security;
alter table school_year enable row level security;
alter table staff_member enable row level security;
alter table snapshot_part enable row level security;
alter table snapshot_source enable row level security;

create policy snapshot_read on snapshot for select using (county_code = current_county() and current_app_role() is not null);
create policy snapshot_write on snapshot for all
  using (county_code = current_county() and current_app_role() = 'bureau-admin')
  with check (county_code = current_county() and current_app_role() = 'bureau-admin');

-- A school also reads the sites that are counted into it: its figures hold theirs.
create policy school_year_read on school_year for select
  using (county_code = current_county() and (sees_school(school_id) or content ->> 'parent' = current_school()));
create policy school_year_write on school_year for insert
  with check (county_code = current_county() and current_app_role() = 'bureau-admin');

create policy staff_member_read on staff_member for select
  using (county_code = current_county() and sees_persons_of(school_id));
create policy staff_member_write on staff_member for insert
  with check (county_code = current_county() and current_app_role() = 'bureau-admin');

create policy snapshot_part_read on snapshot_part for select
  using (county_code = current_county() and current_app_role() is not null);
create policy snapshot_part_write on snapshot_part for insert
  with check (county_code = current_county() and current_app_role() = 'bureau-admin');

create policy snapshot_source_read on snapshot_source for select
  using (county_code = current_county() and (sees_school(school_id) or exists (
    select from school_year site
    where site.county_code = snapshot_source.county_code and site.snapshot_id = snapshot_source.snapshot_id
      and site.school_id = snapshot_source.school_id and site.content ->> 'parent' = current_school())));
create policy snapshot_source_write on snapshot_source for insert
  with check (county_code = current_county() and current_app_role() = 'bureau-admin');

grant select, insert on school_year, staff_member, snapshot_part, snapshot_source to junheng_app;
grant select, insert, update on snapshot to junheng_app;

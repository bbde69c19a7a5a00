-- 0019_buses: what the county's buses do, and what the law asks of them.

-- Plans as they were made; never changed but for which one is in force.
create table bus_plan (
  county_code text not null references county,
  id          uuid not null,
  name        text not null,
  made_at     timestamptz not null default clock_timestamp(),
  made_by     text not null,
  content     jsonb not null,
  adopted_at  timestamptz,
  primary key (county_code, id)
);
create index bus_plan_newest on bus_plan (county_code, made_at desc, id desc);

-- Vehicles, drivers, attendants, points of danger, warnings, approvals: the newest row counts, the older stay.
create table bus_register (
  county_code text not null references county,
  id          uuid not null,
  at          timestamptz not null default clock_timestamp(),
  by          text not null,
  reason      text not null,
  content     jsonb not null,
  primary key (county_code, id)
);
create index bus_register_newest on bus_register (county_code, at desc, id desc);

-- Times by village of the plan in force, for parents: nothing in it is about a person, and nobody need sign in.
create table bus_time (
  county_code text not null references county,
  position    integer not null,
  bus         text not null,
  village     text not null,
  school      text not null,
  boards      text not null,
  arrives     text not null,
  primary key (county_code, position)
);

alter table bus_plan enable row level security;
create policy bus_plan_read on bus_plan for select using (county_code = current_county() and (select may('bus.read')));
create policy bus_plan_add on bus_plan for insert with check (county_code = current_county() and (select may('bus.manage')));
create policy bus_plan_adopt on bus_plan for update using (county_code = current_county() and (select may('bus.manage')));
grant select, insert on bus_plan to junheng_app;
grant update (adopted_at) on bus_plan to junheng_app;

alter table bus_register enable row level security;
create policy bus_register_read on bus_register for select using (county_code = current_county() and (select may('bus.read')));
create policy bus_register_write on bus_register for insert with check (county_code = current_county() and (select may('bus.manage')));
grant select, insert on bus_register to junheng_app;

alter table bus_time enable row level security;
create policy bus_time_read on bus_time for select using (county_code = current_county());
create policy bus_time_write on bus_time for insert with check (county_code = current_county() and (select may('bus.manage')));
create policy bus_time_clear on bus_time for delete using (county_code = current_county() and (select may('bus.manage')));
grant select, insert, delete on bus_time to junheng_app;

-- The sample county has gained its buses: it is loaded again where it was loaded, which changes nothing that is there.
update county set sample_loaded_at = null;

-- 0012_population: births by village, homes and planned schools, which no snapshot holds: what a forecast is made from.

-- The newest row counts, the older stay.
create table population (
  county_code text not null references county,
  id          uuid not null,
  at          timestamptz not null default clock_timestamp(),
  changed_on  date not null,
  by          text not null,
  reason      text not null,
  content     jsonb not null,
  primary key (county_code, id)
);
create index population_newest on population (county_code, at desc, id desc);

alter table population enable row level security;
create policy population_read on population for select using (county_code = current_county() and (select may('layout.read')));
create policy population_write on population for insert with check (county_code = current_county() and (select may('layout.plan')));
grant select, insert on population to junheng_app;

-- The sample county has gained its births: it is loaded again where it was loaded, which changes nothing that is there.
update county set sample_loaded_at = null;

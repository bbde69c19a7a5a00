-- 0021_bus_notices: what was decided of a bus for one day, for parents: late, suspended, or another bus in its place.

-- Nothing in it is about a person, and nobody need sign in; who decided stands in the audit.
create table bus_notice (
  county_code  text not null references county,
  day          date not null,
  bus          text not null,
  decision     text not null check (decision in ('asPlanned', 'late', 'suspended')),
  late_minutes integer not null check (late_minutes between 0 and 240 and (late_minutes > 0) = (decision = 'late')),
  -- The plate of the bus that comes instead; null: its own.
  substitute   text,
  primary key (county_code, day, bus)
);

alter table bus_notice enable row level security;
create policy bus_notice_read on bus_notice for select using (county_code = current_county());
create policy bus_notice_write on bus_notice for insert with check (county_code = current_county() and (select may('bus.manage')));
create policy bus_notice_clear on bus_notice for delete using (county_code = current_county() and (select may('bus.manage')));
grant select, insert, delete on bus_notice to junheng_app;

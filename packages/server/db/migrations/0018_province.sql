-- 0018_province: what a province or a prefecture sees of its counties: one row of aggregates a county, no school and no person. A county
-- writes its own row when it is measured; an authority above reads those whose codes begin with its own (GB/T 2260: 990000 is a
-- province, 990100 a prefecture, 990181 a county). Nothing else crosses a county's border.

create function oversees(county text) returns boolean language sql stable
  as $$ select case when current_county() like '__0000' then left(county, 2) = left(current_county(), 2)
                    when current_county() like '____00' then left(county, 4) = left(current_county(), 4)
                    else county = current_county() end $$;

create table county_summary (
  county_code text not null references county,
  name        text not null,
  date_on     date not null,
  measured_at timestamptz not null default now(),
  content     jsonb not null,
  primary key (county_code)
);
alter table county_summary enable row level security;
create policy county_summary_read on county_summary for select using ((select may('province.read')) and oversees(county_code));
create policy county_summary_write on county_summary for all
  using (county_code = current_county() and ((select may('import.run')) or (select may('snapshot.manage'))))
  with check (county_code = current_county() and ((select may('import.run')) or (select may('snapshot.manage'))));
grant select, insert, update, delete on county_summary to junheng_app;

-- A reading that goes silent is taken up by another reader, on whatever machine: several servers may run on one database.
alter table import_run add column lease_until timestamptz;

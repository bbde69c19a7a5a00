-- 0017_layout: saved layout scenarios with what followed from them, and the procedure of each.

create table layout_scenario (
  county_code text not null references county,
  id          uuid not null,
  name        text not null check (name <> ''),
  snapshot_id text not null,
  state       text not null check (state in ('draft', 'submitted', 'approved')),
  saved_at    timestamptz not null default clock_timestamp(),
  saved_on    date not null,
  saved_by    text not null,
  decided_on  date,
  decided_by  text,
  -- Levers, figures and the program that computed them: stored whole, so that a decision can be replayed.
  content     jsonb not null,
  -- Projects that an approved scenario became.
  projects    text[] not null default '{}',
  primary key (county_code, id),
  foreign key (county_code, snapshot_id) references snapshot (county_code, id)
);

-- Every version of the procedure; the newest counts, the older stay.
create table layout_procedure (
  county_code text not null,
  id          uuid not null,
  scenario_id uuid not null,
  at          timestamptz not null default clock_timestamp(),
  by          text not null,
  content     jsonb not null,
  primary key (county_code, id),
  foreign key (county_code, scenario_id) references layout_scenario (county_code, id)
);
create index layout_procedure_newest on layout_procedure (county_code, scenario_id, at desc, id desc);

alter table layout_scenario enable row level security;
alter table layout_procedure enable row level security;

create policy layout_scenario_read on layout_scenario for select using (county_code = current_county() and (select may('layout.read')));
-- Whoever plans saves and submits; whoever decides approves.
create policy layout_scenario_add on layout_scenario for insert
  with check (county_code = current_county() and ((select may('layout.plan')) or (select may('layout.decide'))));
create policy layout_scenario_settle on layout_scenario for update
  using (county_code = current_county() and ((select may('layout.plan')) or (select may('layout.decide'))))
  with check (county_code = current_county() and ((select may('layout.plan')) or (select may('layout.decide'))));
create policy layout_procedure_read on layout_procedure for select using (county_code = current_county() and (select may('layout.read')));
create policy layout_procedure_add on layout_procedure for insert with check (county_code = current_county() and (select may('layout.plan')));

grant select, insert, update on layout_scenario to junheng_app;
grant select, insert on layout_procedure to junheng_app;

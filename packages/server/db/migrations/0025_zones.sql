-- 0025_zones: attendance zones (划片) in versions, their publication, and what parents look up. Nothing here is ever changed: there is no right to.

create table zone_plan (
  county_code text not null references county,
  id          uuid not null,
  stage       text not null check (stage in ('primary', 'junior')),
  version     integer not null check (version > 0),
  name        text not null check (name <> ''),
  made_at     timestamptz not null default clock_timestamp(),
  made_by     text not null,
  -- The version it was drawn from by hand.
  drawn_from  uuid,
  figures     jsonb not null,
  content     jsonb not null,
  primary key (county_code, id),
  unique (county_code, stage, version),
  foreign key (county_code, drawn_from) references zone_plan (county_code, id)
);

-- By decision; the newest of a stage that has taken effect holds, and supersedes those before it.
create table zone_publication (
  county_code     text not null,
  stage           text not null check (stage in ('primary', 'junior')),
  number          integer not null check (number > 0),
  plan_id         uuid not null,
  published_at    timestamptz not null default clock_timestamp(),
  decision_number text not null check (decision_number <> ''),
  decided_on      date not null,
  effective_from  date not null check (effective_from >= decided_on),
  reach           text not null check (reach in ('entrants', 'everyGrade')),
  siblings        text not null check (siblings in ('together', 'byAddress')),
  primary key (county_code, stage, number),
  unique (county_code, plan_id),
  foreign key (county_code, plan_id) references zone_plan (county_code, id)
);

-- The schools of every settlement by publication, for parents: nothing in it is about a person, and nobody need sign in.
create table zone_address (
  county_code text not null,
  stage       text not null,
  number      integer not null,
  settlement  text not null,
  township    text not null,
  place       text not null,
  schools     text[] not null,
  primary key (county_code, stage, number, settlement),
  foreign key (county_code, stage, number) references zone_publication (county_code, stage, number)
);

alter table zone_plan enable row level security;
create policy zone_plan_read on zone_plan for select using (county_code = current_county() and (select may('layout.read')));
create policy zone_plan_add on zone_plan for insert with check (county_code = current_county() and (select may('layout.plan')));
grant select, insert on zone_plan to junheng_app;

alter table zone_publication enable row level security;
create policy zone_publication_read on zone_publication for select using (county_code = current_county());
create policy zone_publication_add on zone_publication for insert with check (county_code = current_county() and (select may('layout.decide')));
grant select, insert on zone_publication to junheng_app;

alter table zone_address enable row level security;
create policy zone_address_read on zone_address for select using (county_code = current_county());
create policy zone_address_add on zone_address for insert with check (county_code = current_county() and (select may('layout.decide')));
grant select, insert on zone_address to junheng_app;

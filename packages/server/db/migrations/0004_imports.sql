-- 0004_imports: one row a workbook sent in; the row is also the job that a reader claims.

create table import_run (
  county_code  text not null references county,
  id           uuid not null,
  file_name    text not null,
  sha256       text not null,
  bytes        bytea not null,
  state        text not null check (state in ('queued', 'reading', 'read', 'booked', 'stopped', 'refused')),
  progress     double precision not null default 0,
  uploaded_at  timestamptz not null default now(),
  uploaded_by  text not null,
  -- What the reader made of it: parts of a snapshot, the cells behind them, findings, unknown headers.
  reading      jsonb,
  -- What booking it would mean: the date, findings of the checks, the change against the last snapshot.
  assessment   jsonb,
  snapshot_id  text,
  primary key (county_code, id)
);
create index import_run_queued on import_run (county_code, uploaded_at) where state in ('queued', 'reading');

-- Headers a clerk has explained once: kept, and used for every later workbook.
create table header_meaning (
  county_code text not null references county,
  form        text not null,
  found       text not null,
  -- Null: the column is not used.
  means       text,
  said_by     text not null,
  said_at     timestamptz not null default now(),
  primary key (county_code, form, found)
);

-- Explanations of plausibility findings; they hold for the date, whichever workbook raised them.
create table explanation (
  county_code  text not null references county,
  date_on      date not null,
  finding_key  text not null,
  text         text not null,
  explained_by text not null,
  explained_at timestamptz not null default now(),
  primary key (county_code, date_on, finding_key)
);

alter table import_run enable row level security;
alter table header_meaning enable row level security;
alter table explanation enable row level security;

create policy import_run_all on import_run for all
  using (county_code = current_county() and current_app_role() = 'bureau-admin')
  with check (county_code = current_county() and current_app_role() = 'bureau-admin');
create policy header_meaning_all on header_meaning for all
  using (county_code = current_county() and current_app_role() = 'bureau-admin')
  with check (county_code = current_county() and current_app_role() = 'bureau-admin');
create policy explanation_all on explanation for all
  using (county_code = current_county() and current_app_role() = 'bureau-admin')
  with check (county_code = current_county() and current_app_role() = 'bureau-admin');

grant select, insert, update on import_run, header_meaning, explanation to junheng_app;

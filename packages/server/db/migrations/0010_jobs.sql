-- 0010_jobs: long work is a row, and the row is the job. Any number of workers on any machines claim rows; `fence` grows with every
-- claim, and only the holder of the newest one may finish a job, in the transaction that also writes its effect.

create table job (
  county_code  text not null references county,
  id           uuid not null,
  kind         text not null,
  -- What one must be allowed to do to start it, and to see, stop and repeat it.
  permission   text not null,
  parameters   jsonb not null,
  -- The county's day when it was asked for: a repetition tomorrow works on the same day.
  day          date not null,
  state        text not null check (state in ('queued', 'running', 'done', 'failed', 'stopped')),
  progress     double precision not null default 0 check (progress between 0 and 1),
  -- What the work says of where it is: best value, bound, step.
  note         jsonb,
  fault        text,
  attempts     integer not null default 0,
  not_before   timestamptz not null default now(),
  stop_asked   boolean not null default false,
  fence        bigint not null default 0,
  worker       text,
  lease_until  timestamptz,
  -- Grows with every change: by it a page that lost its connection knows whether it missed one.
  version      bigint not null default 1,
  asked_at     timestamptz not null default now(),
  asked_by     uuid,
  asked_name   text not null,
  -- Whose rows the work reads and writes: role, school, township, office of whoever asked.
  scope        jsonb not null,
  claimed_at   timestamptz,
  finished_at  timestamptz,
  primary key (county_code, id)
);
create index job_waiting on job (county_code, not_before) where state in ('queued', 'running');
create index job_newest on job (county_code, asked_at desc);

-- What came of it, whole: written once, with the effect.
create table job_outcome (
  county_code text not null,
  job_id      uuid not null,
  content     jsonb not null,
  file_name   text,
  media_type  text,
  bytes       bytea,
  primary key (county_code, job_id),
  foreign key (county_code, job_id) references job (county_code, id),
  check ((bytes is null) = (file_name is null) and (bytes is null) = (media_type is null))
);

-- Whoever sees the whole county sees every run of what they might have started themselves; anybody else their own.
create function sees_job(permission text, asked_by uuid) returns boolean language sql stable
  as $$ select asked_by = current_app_user() or (may(permission) and scope_kind() = 'county') $$;

alter table job enable row level security;
alter table job_outcome enable row level security;
create policy job_read on job for select using (county_code = current_county() and sees_job(permission, asked_by));
create policy job_ask on job for insert with check (county_code = current_county() and may(permission) and asked_by is not distinct from current_app_user());
create policy job_change on job for update
  using (county_code = current_county() and sees_job(permission, asked_by)) with check (county_code = current_county());
-- The program itself claims and finishes jobs of every kind.
create policy job_work on job for all
  using (county_code = current_county() and current_app_role() = 'bureau-admin') with check (county_code = current_county() and current_app_role() = 'bureau-admin');
create policy job_outcome_read on job_outcome for select
  using (county_code = current_county() and exists (select from job j where j.county_code = job_outcome.county_code and j.id = job_outcome.job_id));
create policy job_outcome_write on job_outcome for insert with check (county_code = current_county() and current_app_role() = 'bureau-admin');
grant select, insert on job, job_outcome to junheng_app;
grant update (state, progress, note, fault, attempts, not_before, stop_asked, fence, worker, lease_until, version, claimed_at, finished_at) on job to junheng_app;

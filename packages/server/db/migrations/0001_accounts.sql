-- 0001_accounts: the county, who may enter it, and what they did.
--
-- For every table of this and later migrations:
--   county_code comes first in every key, so that the tables shard by county;
--   row-level security is on, and its policies go by the functions below, which read settings of the transaction
--   (set_config('junheng.county', …, true)); without a setting they are null and no row is seen or written;
--   the application role junheng_app gets only the grants it needs, table by table.

revoke all on schema public from public;
grant usage on schema public to junheng_app;

create function current_county() returns text language sql stable
  as $$ select nullif(current_setting('junheng.county', true), '') $$;
create function current_app_user() returns uuid language sql stable
  as $$ select nullif(current_setting('junheng.user', true), '')::uuid $$;
create function current_app_role() returns text language sql stable
  as $$ select nullif(current_setting('junheng.role', true), '') $$;
create function current_school() returns text language sql stable
  as $$ select nullif(current_setting('junheng.school', true), '') $$;
create function current_department() returns text language sql stable
  as $$ select nullif(current_setting('junheng.department', true), '') $$;
create function current_token() returns text language sql stable
  as $$ select nullif(current_setting('junheng.token', true), '') $$;

-- A school sees its own rows; the bureau and the departments see every school's.
create function sees_school(school_id text) returns boolean language sql stable
  as $$ select case current_app_role() when 'school' then school_id = current_school()
                                       else current_app_role() is not null end $$;

create table county (
  county_code      text primary key check (county_code ~ '^[0-9]{6}$'),
  name             text not null,
  sample_loaded_at timestamptz
);
alter table county enable row level security;
create policy county_read on county for select using (county_code = current_county());
create policy county_write on county for update using (county_code = current_county() and current_app_role() = 'bureau-admin');
grant select, update (sample_loaded_at) on county to junheng_app;

create table app_user (
  county_code text not null references county,
  id          uuid not null,
  name        text not null check (name <> ''),
  role        text not null check (role in ('bureau-admin', 'bureau-viewer', 'department', 'school')),
  school_id   text,
  department  text,
  created_at  timestamptz not null default now(),
  primary key (county_code, id),
  check ((role = 'school') = (school_id is not null)),
  check ((role = 'department') = (department is not null))
);
alter table app_user enable row level security;
create policy app_user_read on app_user for select
  using (county_code = current_county() and (id = current_app_user() or current_app_role() = 'bureau-admin'));
create policy app_user_add on app_user for insert
  with check (county_code = current_county() and current_app_role() = 'bureau-admin');
grant select, insert on app_user to junheng_app;

create table session (
  county_code  text not null,
  token_sha256 text not null,
  user_id      uuid not null,
  created_at   timestamptz not null default now(),
  expires_at   timestamptz not null,
  primary key (county_code, token_sha256),
  foreign key (county_code, user_id) references app_user
);
alter table session enable row level security;
create policy session_held on session
  using (county_code = current_county() and token_sha256 = current_token())
  with check (county_code = current_county() and user_id = current_app_user());
grant select, insert, update (expires_at), delete on session to junheng_app;

create table sign_in_link (
  county_code  text not null,
  token_sha256 text not null,
  user_id      uuid not null,
  expires_at   timestamptz not null,
  used_at      timestamptz,
  primary key (county_code, token_sha256),
  foreign key (county_code, user_id) references app_user
);
alter table sign_in_link enable row level security;
create policy sign_in_link_held on sign_in_link for select
  using (county_code = current_county() and token_sha256 = current_token());
create policy sign_in_link_spend on sign_in_link for update
  using (county_code = current_county() and token_sha256 = current_token());
create policy sign_in_link_give on sign_in_link for insert
  with check (county_code = current_county() and current_app_role() = 'bureau-admin');
grant select, insert, update (used_at) on sign_in_link to junheng_app;

create table audit (
  county_code text not null,
  id          uuid not null,
  at          timestamptz not null default now(),
  user_id     uuid,
  action      text not null,
  subject     text not null,
  details     jsonb,
  primary key (county_code, id)
);
create index audit_newest on audit (county_code, at desc, id desc);
alter table audit enable row level security;
create policy audit_add on audit for insert
  with check (county_code = current_county() and user_id is not distinct from current_app_user());
create policy audit_read on audit for select
  using (county_code = current_county() and current_app_role() = 'bureau-admin');
grant select, insert on audit to junheng_app;

-- 0008_sign_in: passwords (argon2id), one-time codes (TOTP), lockout with growing delay, sessions that can be listed and ended,
-- and a log of signing in, apart from the audit.

create function current_login() returns text language sql stable
  as $$ select nullif(current_setting('junheng.login', true), '') $$;

create table credential (
  county_code      text not null,
  user_id          uuid not null,
  login            text not null check (login <> ''),
  password_hash    text not null,
  password_set_at  timestamptz not null default now(),
  -- Wrong passwords and codes in a row, and until when nobody may try again.
  failures         integer not null default 0,
  locked_until     timestamptz,
  -- base32; null where no second factor is set up. It counts from its confirmation on.
  totp_secret      text,
  totp_confirmed_at timestamptz,
  -- The last 30-second step that was used: a code works once.
  totp_last_step   bigint,
  primary key (county_code, user_id),
  unique (county_code, login),
  foreign key (county_code, user_id) references app_user (county_code, id)
);

-- The passwords before, so that none comes back at once.
create table former_password (
  county_code   text not null,
  user_id       uuid not null,
  set_at        timestamptz not null default clock_timestamp(),
  password_hash text not null,
  primary key (county_code, user_id, set_at),
  foreign key (county_code, user_id) references app_user (county_code, id)
);

create table recovery_code (
  county_code text not null,
  user_id     uuid not null,
  code_sha256 text not null,
  used_at     timestamptz,
  primary key (county_code, user_id, code_sha256),
  foreign key (county_code, user_id) references app_user (county_code, id)
);

create table sign_in (
  county_code text not null references county,
  id          uuid not null,
  at          timestamptz not null default clock_timestamp(),
  -- As it was typed; null for a one-time link.
  login       text,
  user_id     uuid,
  outcome     text not null check (outcome in ('opened', 'wrong', 'locked', 'codeNeeded', 'spent', 'closed')),
  address     text,
  primary key (county_code, id)
);
create index sign_in_newest on sign_in (county_code, at desc);

alter table session
  add column id uuid not null default gen_random_uuid(),
  add column address text,
  add column agent text,
  add column last_seen_at timestamptz not null default now(),
  -- How it was opened: a link may set a first password without knowing one.
  add column opened_by text not null default 'link' check (opened_by in ('link', 'password', 'sso'));
create unique index session_id on session (county_code, id);
grant update (last_seen_at) on session to junheng_app;

-- Whoever manages accounts takes what somebody signs in with away, but sees neither hash nor secret: hence past the policies.
create function forget_credential(person uuid) returns void language sql security definer set search_path = public, pg_temp
  as $$ delete from recovery_code where county_code = current_county() and user_id = person and may('account.manage');
        delete from credential where county_code = current_county() and user_id = person and may('account.manage') $$;

alter table credential enable row level security;
alter table former_password enable row level security;
alter table recovery_code enable row level security;
alter table sign_in enable row level security;

create policy credential_tried on credential for select
  using (county_code = current_county() and (login = current_login() or user_id = current_app_user()));
create policy credential_counted on credential for update
  using (county_code = current_county() and (login = current_login() or user_id = current_app_user()));
create policy credential_set on credential for insert with check (county_code = current_county() and user_id = current_app_user());
create policy former_password_own on former_password for all
  using (county_code = current_county() and user_id = current_app_user()) with check (county_code = current_county() and user_id = current_app_user());
create policy recovery_code_own on recovery_code for all
  using (county_code = current_county() and user_id = current_app_user()) with check (county_code = current_county() and user_id = current_app_user());
create policy recovery_code_tried on recovery_code for select
  using (exists (select from credential c where c.county_code = recovery_code.county_code and c.user_id = recovery_code.user_id and c.login = current_login()));
create policy recovery_code_spent on recovery_code for update
  using (exists (select from credential c where c.county_code = recovery_code.county_code and c.user_id = recovery_code.user_id and c.login = current_login()));
create policy sign_in_noted on sign_in for insert with check (county_code = current_county());
-- Whoever signs in is counted by address before anybody is known.
create policy sign_in_read on sign_in for select
  using (county_code = current_county() and (user_id = current_app_user() or (select may('audit.read')) or (select may('account.manage')) or current_login() is not null));
create policy session_own on session for select using (county_code = current_county() and user_id = current_app_user());
create policy session_own_ended on session for delete using (county_code = current_county() and user_id = current_app_user());

grant select, insert, update on credential to junheng_app;
grant select, insert on former_password to junheng_app;
grant select, insert, update (used_at), delete on recovery_code to junheng_app;
grant select, insert on sign_in to junheng_app;

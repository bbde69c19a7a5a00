-- 0015_single_sign_on: signing in by the county's identity provider (OpenID Connect), and a forgotten password set anew by a code.

-- Which account an identity belongs to. Only the hash of issuer and subject is kept: it is compared, never shown.
create table sso_identity (
  county_code     text not null,
  identity_sha256 text not null,
  user_id         uuid not null,
  linked_at       timestamptz not null default now(),
  primary key (county_code, identity_sha256),
  foreign key (county_code, user_id) references app_user (county_code, id)
);
create index sso_identity_of_user on sso_identity (county_code, user_id);

-- Somebody is on their way to the identity provider and back. The ticket stays with the page that sent them, so that nobody else comes back for them.
create table sso_attempt (
  county_code  text not null references county,
  token_sha256 text not null,
  state        text not null,
  nonce        text not null,
  verifier     text not null,
  -- Whose account is to be linked; null where somebody signs in.
  user_id      uuid,
  expires_at   timestamptz not null,
  primary key (county_code, token_sha256)
);

alter table sso_identity enable row level security;
alter table sso_attempt enable row level security;
create policy sso_identity_known on sso_identity for select
  using (county_code = current_county() and (identity_sha256 = current_token() or user_id = current_app_user()));
create policy sso_identity_linked on sso_identity for insert with check (county_code = current_county() and user_id = current_app_user());
create policy sso_attempt_begun on sso_attempt for insert with check (county_code = current_county() and user_id is not distinct from current_app_user());
create policy sso_attempt_held on sso_attempt for select using (county_code = current_county() and token_sha256 = current_token());
create policy sso_attempt_spent on sso_attempt for delete using (county_code = current_county() and token_sha256 = current_token());
grant select, insert on sso_identity to junheng_app;
grant select, insert, delete on sso_attempt to junheng_app;

-- A reset code: told by an administrator to somebody who has forgotten a password, who sets another with it. Codes of an authenticator stay asked.
alter table credential add column reset_sha256 text, add column reset_until timestamptz, add check ((reset_sha256 is null) = (reset_until is null));

-- Past the policies, as forget_credential: whoever gives a code sees neither login nor hash. False where there is no password to be set anew.
create function give_reset_code(person uuid, code_sha256 text, until timestamptz) returns boolean language sql security definer set search_path = public, pg_temp
  as $$ with given as (update credential set reset_sha256 = code_sha256, reset_until = until
                       where county_code = current_county() and user_id = person and may('account.manage') returning 1)
        select exists (select from given) $$;

-- 重置 takes the link to the identity provider away with the rest.
create or replace function forget_credential(person uuid) returns void language sql security definer set search_path = public, pg_temp
  as $$ delete from recovery_code where county_code = current_county() and user_id = person and may('account.manage');
        delete from sso_identity where county_code = current_county() and user_id = person and may('account.manage');
        delete from credential where county_code = current_county() and user_id = person and may('account.manage') $$;

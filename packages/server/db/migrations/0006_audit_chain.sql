-- 0006_audit_chain: the audit can be proved. Each row is sealed into a chain of hashes within seconds of its commit; a row that is
-- changed, taken out or slipped in later no longer fits, and the newest hash, printed each day, proves all before it.

-- From where the request came.
alter table audit add column address text;

create table audit_link (
  county_code text not null references county,
  seq         bigint not null,
  audit_id    uuid not null,
  sealed_at   timestamptz not null default clock_timestamp(),
  -- When the row says it was written: one that turns up later with an earlier day was slipped in.
  row_at      timestamptz not null,
  algorithm   text not null check (algorithm in ('sha256', 'sm3')),
  -- Of the hash before, the number and the row; in hex.
  hash        text not null check (hash ~ '^[0-9a-f]{64}$'),
  primary key (county_code, seq),
  -- No foreign key: a row that is taken out must leave its link behind.
  unique (county_code, audit_id)
);
alter table audit_link enable row level security;
create policy audit_link_read on audit_link for select
  using (county_code = current_county() and current_app_role() = 'bureau-admin');
create policy audit_link_add on audit_link for insert
  with check (county_code = current_county() and current_app_role() = 'bureau-admin');
grant select, insert on audit_link to junheng_app;

-- 0009_sensitivity: rows about children, disability, poverty, health, petitions and ethics open only to whoever is cleared for the class
-- and has said what for. A read without a purpose finds nothing, even where the query forgets; and because the policy looks for the
-- entry of the log itself, written in the same transaction, no such row is ever read without one (未成年人网络保护条例 art 36).

-- Which classes a role may read at all; the contract's list, copied at every start as role_permission is.
create table role_clearance (
  role  text not null references app_role on delete cascade,
  class text not null,
  primary key (role, class)
);
alter table role_clearance enable row level security;
create policy role_clearance_read on role_clearance for select using (true);
grant select on role_clearance to junheng_app;

create table sensitive_read (
  county_code text not null references county,
  id          uuid not null,
  -- The beginning of the transaction that read; nobody may say another, and the policies compare it.
  at          timestamptz not null default now(),
  -- Null where the program itself or its console read.
  user_id     uuid,
  role        text not null,
  classes     text[] not null check (classes <@ '{children,disability,poverty,health,petition,ethics}' and cardinality(classes) > 0),
  purpose     text not null check (length(btrim(purpose)) between 4 and 200),
  -- What was asked, and of what: 'GET /evidence/:id', its id.
  what        text not null,
  subject     text not null,
  -- How many rows were handed out; null until they are counted, and null of a reading that was refused.
  row_count   integer check (row_count >= 0),
  address     text,
  primary key (county_code, id)
);
create index sensitive_read_newest on sensitive_read (county_code, id desc);
alter table sensitive_read enable row level security;

create function current_sensitive_read() returns uuid language sql stable
  as $$ select nullif(current_setting('junheng.sensitive_read', true), '')::uuid $$;

-- Everybody sees what they themselves have read; nobody changes an entry once its transaction is over.
create policy sensitive_read_seen on sensitive_read for select
  using (county_code = current_county() and (user_id = current_app_user() or (select may('audit.read')) or id = current_sensitive_read()));
create policy sensitive_read_noted on sensitive_read for insert
  with check (county_code = current_county() and user_id is not distinct from current_app_user() and role = current_app_role());
create policy sensitive_read_counted on sensitive_read for update
  using (county_code = current_county() and id = current_sensitive_read() and at = now());
grant select on sensitive_read to junheng_app;
grant insert (county_code, id, user_id, role, classes, purpose, what, subject, address), update (row_count) on sensitive_read to junheng_app;

-- The classes that this transaction has opened: those of its own entry in the log for which the role of its caller is cleared. Past the
-- policies, because the policies of classified tables ask it, in a sub-select: `class = any ((select disclosed())::text[])`.
create function disclosed() returns text[] language sql stable security definer set search_path = public, pg_temp
  as $$ select coalesce(array_agg(opened.class), '{}')
        from sensitive_read r cross join unnest(r.classes) as opened (class)
        join role_clearance c on c.role = current_app_role() and c.class = opened.class
        where r.county_code = current_county() and r.id = current_sensitive_read() and r.at = now()
          and r.user_id is not distinct from current_app_user() $$;

-- The first rows that are classified: papers of a project that name children, their households or their health.
alter table evidence add column sensitivity text check (sensitivity in ('children', 'disability', 'poverty', 'health', 'petition', 'ethics'));
create policy evidence_classified on evidence as restrictive for select
  using (sensitivity is null or sensitivity = any ((select disclosed())::text[]));

-- That there is a classified paper is seen by whoever would see it otherwise; its name, its author and its content are not.
create function classified_evidence(of_project text)
  returns table (id uuid, node_id text, sensitivity text, added_at timestamptz) language sql stable security definer set search_path = public, pg_temp
  as $$ select e.id, e.node_id, e.sensitivity, e.added_at from evidence e
        where e.county_code = current_county() and e.project_id = of_project and e.sensitivity is not null
          and (may('evidence.read') or works_on_node(e.project_id, e.node_id)) $$;

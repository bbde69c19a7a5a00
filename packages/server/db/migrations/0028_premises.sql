-- 0028_premises: the register of premises as far as the reader may see it. It is one document of a snapshot, so that a policy, which goes
-- by rows, cannot tell a township's own sites from others': this function does, past the policies and by the same rules.

create function premises_seen(snapshot text) returns setof jsonb language sql stable security definer set search_path = public, pg_temp
  as $$ select site from snapshot_part p cross join jsonb_array_elements(p.content) with ordinality as listed (site, position)
        where p.county_code = current_county() and p.snapshot_id = premises_seen.snapshot and p.part = 'premises'
          and (select may('county.read')) and ((select sees_every_school()) or site ->> 'township' = (select current_township()))
        order by position $$;
revoke all on function premises_seen(text) from public;
grant execute on function premises_seen(text) to junheng_app;

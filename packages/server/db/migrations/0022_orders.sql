-- 0022_orders: an order is closed by whoever follows up, with what came of it; a decision on an extension says why.

alter table dispatch_order
  add closed_on   date check (closed_on >= issued_on),
  add closed_note text check (closed_note <> ''),
  add closed_by   text,
  add check ((closed_on is null) = (closed_note is null) and (closed_note is null) = (closed_by is null));
alter table extension
  add decided_reason text check (decided_reason <> ''),
  add check (decided_reason is null or decided_on is not null);

create policy dispatch_order_close on dispatch_order for update
  using (county_code = current_county() and (select may('dispatch.manage'))) with check (county_code = current_county() and (select may('dispatch.manage')));

grant update (closed_on, closed_note, closed_by) on dispatch_order to junheng_app;
grant update (decided_reason) on extension to junheng_app;

-- 0027_source_replies: what was written back on an instruction (批示), a suggestion of a deputy (代表建议) or a proposal of a member (政协提案).

alter table source_document drop constraint source_document_kind_check;
alter table source_document add constraint source_document_kind_check
  check (kind in ('speech', 'report', 'minutes', 'instruction', 'plenum', 'proposal'));

-- Never changed, never deleted: a faulty one is corrected (更正) by another, once, and both stay.
create table source_reply (
  county_code text not null,
  id          uuid not null,
  source_id   uuid not null,
  replied_on  date not null,
  number      text check (number <> ''),
  office      text not null check (office <> ''),
  text        text not null check (text <> ''),
  -- The reply in whose place it stands, and why.
  corrects    uuid check (corrects <> id),
  reason      text check (reason <> ''),
  by          text not null,
  at          timestamptz not null default clock_timestamp(),
  primary key (county_code, id),
  unique (county_code, source_id, id),
  unique (county_code, corrects),
  foreign key (county_code, source_id) references source_document (county_code, id),
  foreign key (county_code, source_id, corrects) references source_reply (county_code, source_id, id),
  check ((corrects is null) = (reason is null))
);

alter table source_reply enable row level security;
-- Whoever may see the document.
create policy source_reply_read on source_reply for select
  using (county_code = current_county() and (select may('county.read'))
         and exists (select from source_document d where d.county_code = source_reply.county_code and d.id = source_reply.source_id));
create policy source_reply_add on source_reply for insert
  with check (county_code = current_county() and (select may('dispatch.manage'))
              and exists (select from source_document d where d.county_code = source_reply.county_code and d.id = source_reply.source_id
                          and d.kind in ('instruction', 'proposal') and d.issued_on <= source_reply.replied_on));
grant select, insert on source_reply to junheng_app;

-- The sample county has gained a proposal and replies: it is loaded again where it was loaded, which changes nothing that is there.
update county set sample_loaded_at = null;

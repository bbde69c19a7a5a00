-- 0014_dispatch: the dispatch loop. Documents split into sentences, the tasks made of them with every version, who signed; and of nodes
-- and tasks what status and waiting go by: papers handed over and returned, blockers, confirmations, extensions, orders and replies.

create table source_document (
  county_code text not null references county,
  id          uuid not null,
  year        integer not null check (year between 1949 and 2199),
  -- 讲话、工作报告、会议纪要、批示、全会决定。
  kind        text not null check (kind in ('speech', 'report', 'minutes', 'instruction', 'plenum')),
  title       text not null check (title <> ''),
  number      text,
  issued_on   date not null,
  -- 批示: when the reply is due.
  reply_due   date check (reply_due >= issued_on),
  body        text not null check (body <> ''),
  by          text not null,
  at          timestamptz not null default clock_timestamp(),
  primary key (county_code, id)
);

create table source_sentence (
  county_code text not null,
  source_id   uuid not null,
  position    integer not null check (position >= 0),
  text        text not null check (text <> ''),
  -- It demands something: it has a task or a reason why it has none, or it is open.
  demand      boolean not null,
  no_task_reason text check (no_task_reason <> ''),
  by          text,
  primary key (county_code, source_id, position),
  foreign key (county_code, source_id) references source_document (county_code, id)
);

-- A task as it stands; every version is in task_version.
create table task (
  county_code text not null references county,
  id          text not null check (id <> ''),
  year        integer not null,
  source_id   uuid,
  sentence    integer,
  parent_id   text check (parent_id <> id),
  version     integer not null check (version >= 1),
  content     jsonb not null,
  -- 牵头: exactly one office.
  owner       text generated always as (content ->> 'owner') stored not null check (owner <> ''),
  -- Removed by a decision; it stays readable.
  removed_on  date,
  primary key (county_code, id),
  foreign key (county_code, source_id, sentence) references source_sentence (county_code, source_id, position),
  foreign key (county_code, parent_id) references task (county_code, id),
  check ((source_id is null) = (sentence is null))
);
create index task_owner on task (county_code, owner);
create index task_sentence on task (county_code, source_id, sentence);

create table task_version (
  county_code text not null,
  task_id     text not null,
  version     integer not null,
  changed_on  date not null,
  at          timestamptz not null default clock_timestamp(),
  by          text not null,
  reason      text not null,
  -- Whether a date, an owner, the scope or the task itself was given up: nobody does that without a decision.
  weighty     boolean not null,
  decision    text check (decision <> ''),
  -- Null for a removal.
  content     jsonb,
  primary key (county_code, task_id, version),
  foreign key (county_code, task_id) references task (county_code, id),
  check (not weighty or decision is not null),
  check (content is not null or weighty)
);

create table task_signature (
  county_code text not null,
  task_id     text not null,
  office      text not null check (office <> ''),
  signed_on   date not null,
  by          text not null,
  note        text,
  primary key (county_code, task_id, office),
  foreign key (county_code, task_id) references task (county_code, id)
);

create table task_report (
  county_code text not null,
  id          uuid not null,
  task_id     text not null,
  reported_on date not null,
  state       text not null check (state in ('notStarted', 'underWay', 'finished')),
  finished_on date,
  progress    integer check (progress between 0 and 100),
  -- 民生实事: how many were asked, and how many of them are content.
  asked       integer check (asked > 0),
  satisfied    integer check (satisfied between 0 and asked),
  note        text,
  office      text not null check (office <> ''),
  by          text not null,
  at          timestamptz not null default clock_timestamp(),
  primary key (county_code, id),
  foreign key (county_code, task_id) references task (county_code, id),
  check ((state = 'finished') = (finished_on is not null)),
  check ((asked is null) = (satisfied is null))
);
create index task_report_newest on task_report (county_code, task_id, at desc, id desc);

-- Papers of a node pass from one office to another; who has them last, acts next. Never changed, never deleted.
create table handover (
  county_code text not null,
  id          uuid not null,
  project_id  text not null,
  node_id     text not null,
  happened_on date not null,
  -- returned 材料不全退回: stops the owner's clock and starts that of whoever submitted.
  kind        text not null check (kind in ('submitted', 'returned')),
  from_office text not null check (from_office <> ''),
  to_office   text not null check (to_office <> ''),
  reason      text,
  by          text not null,
  at          timestamptz not null default clock_timestamp(),
  primary key (county_code, id),
  foreign key (county_code, project_id) references project (county_code, id),
  check (from_office <> to_office),
  check (kind <> 'returned' or reason <> '')
);
create index handover_node on handover (county_code, project_id, node_id, happened_on);

create table blocker (
  county_code text not null,
  id          uuid not null,
  project_id  text not null,
  node_id     text not null,
  -- policy 需上级政策: not the owner's lateness, and neither is weather. ownership 主办有争议.
  kind        text not null check (kind in ('department', 'money', 'land', 'policy', 'weather', 'contractor', 'ownership')),
  waits_for   text not null check (waits_for <> ''),
  -- Of a policy: at which level it is decided, and by which paper it was asked for.
  level       text check (level in ('county', 'prefecture', 'province', 'state')),
  document    text,
  what        text not null check (what <> ''),
  since       date not null,
  next_check_on date not null check (next_check_on >= since),
  cleared_on  date check (cleared_on >= since),
  by          text not null,
  at          timestamptz not null default clock_timestamp(),
  primary key (county_code, id),
  foreign key (county_code, project_id) references project (county_code, id),
  check (kind <> 'policy' or level is not null and document <> '')
);
create index blocker_node on blocker (county_code, project_id, node_id);

-- 销号: somebody of another office looked at the evidence of a finish, and agrees or does not.
create table confirmation (
  county_code text not null,
  id          uuid not null,
  project_id  text,
  node_id     text,
  task_id     text,
  -- The finish that is confirmed or refused: of a node_report or a task_report.
  report_id   uuid not null,
  confirmed_on date not null,
  verdict     text not null check (verdict in ('confirmed', 'refused')),
  reason      text,
  -- 改革任务: how well it was done, 0 to 100.
  quality     integer check (quality between 0 and 100),
  owner       text not null,
  office      text not null,
  by          text not null,
  at          timestamptz not null default clock_timestamp(),
  primary key (county_code, id),
  foreign key (county_code, project_id) references project (county_code, id),
  foreign key (county_code, task_id) references task (county_code, id),
  check ((task_id is null) = (project_id is not null) and (project_id is null) = (node_id is null)),
  check (office <> owner),
  check (verdict = 'confirmed' or reason <> '')
);
create index confirmation_report on confirmation (county_code, report_id, at desc, id desc);

-- 延期: asked for by the owner, granted by a decision; the first date stays visible.
create table extension (
  county_code text not null,
  id          uuid not null,
  project_id  text,
  node_id     text,
  task_id     text,
  office      text not null check (office <> ''),
  asked_on    date not null,
  until       date not null,
  reason      text not null check (reason <> ''),
  by          text not null,
  at          timestamptz not null default clock_timestamp(),
  decided_on  date check (decided_on >= asked_on),
  granted     boolean,
  decision    text check (decision <> ''),
  decided_by  text,
  primary key (county_code, id),
  foreign key (county_code, project_id) references project (county_code, id),
  foreign key (county_code, task_id) references task (county_code, id),
  check ((task_id is null) = (project_id is not null) and (project_id is null) = (node_id is null)),
  check ((decided_on is null) = (granted is null) and (granted is null) = (decided_by is null)),
  check (granted is not true or decision is not null)
);

-- 催办、督办单、约谈: numbered, to one office, with a clock.
create table dispatch_order (
  county_code text not null references county,
  id          uuid not null,
  number      text not null check (number <> ''),
  kind        text not null check (kind in ('urge', 'supervise', 'summon')),
  project_id  text,
  node_id     text,
  task_id     text,
  to_office   text not null check (to_office <> ''),
  -- Why, in the terms of the rule, and what was asked for; as the paper says it.
  content     jsonb not null,
  issued_on   date not null,
  reply_due   date not null check (reply_due >= issued_on),
  by          text not null,
  at          timestamptz not null default clock_timestamp(),
  primary key (county_code, id),
  unique (county_code, number),
  foreign key (county_code, project_id) references project (county_code, id),
  foreign key (county_code, task_id) references task (county_code, id),
  check ((task_id is null) = (project_id is not null) and (project_id is null) = (node_id is null))
);

create table order_reply (
  county_code text not null,
  id          uuid not null,
  order_id    uuid not null,
  office      text not null,
  replied_on  date not null,
  text        text not null check (text <> ''),
  by          text not null,
  at          timestamptz not null default clock_timestamp(),
  primary key (county_code, id),
  foreign key (county_code, order_id) references dispatch_order (county_code, id)
);

-- Who acts for an office, and who does where that person is away.
create table office_contact (
  county_code text not null references county,
  office      text not null check (office <> ''),
  person      text not null check (person <> ''),
  delegate    text check (delegate <> person),
  by          text not null,
  at          timestamptz not null default clock_timestamp(),
  primary key (county_code, office)
);

-- The office that asks: a department or a township unit by its name, a school by that of its organisation. Of the county's own
-- offices, whose role is enough, none.
create function current_office() returns text language sql stable
  as $$ select coalesce(current_department(),
                        (select name from organisation where county_code = current_county() and school_id = current_school())) $$;
create function node_owner(project text, node text) returns text language sql stable
  as $$ select owner from project_node n where n.county_code = current_county() and n.project_id = project and n.id = node $$;
-- Its owner or one of its helpers.
create function works_on_task(asked text) returns boolean language sql stable
  as $$ select exists (select from task t where t.county_code = current_county() and t.id = asked
                       and (t.owner = current_office() or t.content -> 'helpers' ? current_office())) $$;

do $$
declare name text;
begin
  foreach name in array array['source_document', 'source_sentence', 'task', 'task_version', 'task_signature', 'task_report', 'handover', 'blocker',
                              'confirmation', 'extension', 'dispatch_order', 'order_reply', 'office_contact'] loop
    execute format('alter table %I enable row level security', name);
  end loop;
  -- Everybody who works in the county reads them: any two offices see the same owner.
  foreach name in array array['task', 'task_version', 'task_signature', 'task_report', 'handover', 'blocker', 'confirmation', 'extension',
                              'dispatch_order', 'order_reply', 'office_contact'] loop
    execute format('create policy %I on %I for select using (county_code = current_county() and (select may(''county.read'')))', name || '_read', name);
  end loop;
  foreach name in array array['task', 'task_version', 'dispatch_order', 'confirmation'] loop
    execute format('create policy %I on %I for insert with check (county_code = current_county() and (select may(''dispatch.manage'')))', name || '_add', name);
  end loop;
  foreach name in array array['source_document', 'source_sentence', 'office_contact'] loop
    execute format('create policy %I on %I for all using (county_code = current_county() and (select may(''dispatch.manage'')))
                    with check (county_code = current_county() and (select may(''dispatch.manage'')))', name || '_write', name);
  end loop;
end $$;

-- A leader's instruction is for those who see to it: the bureau's offices, not everybody.
create policy source_document_read on source_document for select
  using (county_code = current_county() and (select may('county.read')) and (kind <> 'instruction' or (select may('evidence.read'))));
create policy source_sentence_read on source_sentence for select
  using (county_code = current_county() and (select may('county.read'))
         and exists (select from source_document d where d.county_code = source_sentence.county_code and d.id = source_sentence.source_id));

create policy task_change on task for update
  using (county_code = current_county() and (select may('dispatch.manage'))) with check (county_code = current_county() and (select may('dispatch.manage')));
create policy task_signature_add on task_signature for insert
  with check (county_code = current_county() and (select may('task.answer')) and ((select may('dispatch.manage')) or office = (select current_office()) and works_on_task(task_id)));
create policy task_report_add on task_report for insert
  with check (county_code = current_county() and (select may('task.answer')) and ((select may('dispatch.manage')) or office = (select current_office()) and works_on_task(task_id)));

-- Whoever works on a node says when papers went out and came back, and what blocks it.
create policy handover_add on handover for insert
  with check (county_code = current_county() and (select may('node.report')) and ((select may('project.manage')) or works_on_node(project_id, node_id)));
create policy blocker_add on blocker for insert
  with check (county_code = current_county() and (select may('node.report')) and ((select may('project.manage')) or works_on_node(project_id, node_id)));
create policy blocker_change on blocker for update
  using (county_code = current_county() and (select may('node.report')) and ((select may('project.manage')) or works_on_node(project_id, node_id)))
  with check (county_code = current_county() and (select may('node.report')) and ((select may('project.manage')) or works_on_node(project_id, node_id)));

create policy extension_ask on extension for insert
  with check (county_code = current_county() and decided_on is null
              and ((select may('dispatch.manage')) or (select may('task.answer')) and office = (select current_office())));
create policy extension_decide on extension for update
  using (county_code = current_county() and (select may('dispatch.manage'))) with check (county_code = current_county() and (select may('dispatch.manage')));

create policy order_reply_add on order_reply for insert
  with check (county_code = current_county() and (select may('task.answer'))
              and ((select may('dispatch.manage')) or office = (select current_office()) and exists (
                select from dispatch_order o where o.county_code = order_reply.county_code and o.id = order_reply.order_id and o.to_office = order_reply.office)));

grant select, insert on source_document, task_version, task_signature, task_report, handover, confirmation, dispatch_order, order_reply to junheng_app;
grant select, insert, update (no_task_reason, by) on source_sentence to junheng_app;
grant select, insert, update (parent_id, version, content, removed_on) on task to junheng_app;
grant select, insert, update (next_check_on, cleared_on) on blocker to junheng_app;
grant select, insert, update (decided_on, granted, decision, decided_by) on extension to junheng_app;
grant select, insert, update (person, delegate, by, at) on office_contact to junheng_app;

-- The owner that a confirmation names is the one in the ledger, so that `office <> owner` holds of who really answers for it.
create policy confirmation_of_owner on confirmation as restrictive for insert
  with check (owner = coalesce(node_owner(project_id, node_id), (select t.owner from task t where t.county_code = confirmation.county_code and t.id = confirmation.task_id)));

-- The sample county has gained tasks and papers: it is loaded again where it was loaded, which changes nothing that is there.
update county set sample_loaded_at = null;

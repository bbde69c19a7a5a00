-- 0013_meetings: the dispatch meetings, each with the programme as it was frozen for it, and the decisions taken in them. Decisions are
-- never changed: a later one replaces an earlier.

create table meeting (
  county_code text not null references county,
  id          uuid not null,
  number      text not null check (number <> ''),
  title       text not null check (title <> ''),
  held_on     date not null,
  chair       text not null check (chair <> ''),
  attendees   text[] not null,
  -- 底本: where every project stood that day (core/schedule/baseline.ts).
  baseline    jsonb not null,
  by          text not null,
  at          timestamptz not null default clock_timestamp(),
  -- Once it is closed no decision is added.
  closed_on   date,
  primary key (county_code, id),
  unique (county_code, number)
);

create table meeting_decision (
  county_code text not null,
  id          uuid not null,
  meeting_id  uuid not null,
  number      text not null check (number <> ''),
  kind        text not null check (kind in ('hold', 'extend', 'reassign', 'support', 'other')),
  project_id  text,
  node_id     text,
  text        text not null check (text <> ''),
  -- 主办: exactly one office.
  owner       text not null check (owner <> ''),
  helpers     text[] not null,
  due_on      date not null,
  -- When the supervision office looks next.
  check_on    date not null check (check_on <= due_on),
  -- The task that carries it out.
  task_id     text,
  by          text not null,
  at          timestamptz not null default clock_timestamp(),
  primary key (county_code, id),
  unique (county_code, number),
  foreign key (county_code, meeting_id) references meeting (county_code, id),
  foreign key (county_code, project_id) references project (county_code, id),
  check ((project_id is null) = (node_id is null))
);
create index meeting_decision_meeting on meeting_decision (county_code, meeting_id, at);

alter table meeting enable row level security;
alter table meeting_decision enable row level security;
create policy meeting_read on meeting for select using (county_code = current_county() and (select may('meeting.read')));
create policy meeting_add on meeting for insert with check (county_code = current_county() and (select may('meeting.hold')));
create policy meeting_close on meeting for update
  using (county_code = current_county() and (select may('meeting.hold')) and closed_on is null) with check (county_code = current_county() and (select may('meeting.hold')));
create policy meeting_decision_read on meeting_decision for select using (county_code = current_county() and (select may('meeting.read')));
create policy meeting_decision_add on meeting_decision for insert
  with check (county_code = current_county() and (select may('meeting.hold'))
              and exists (select from meeting m where m.county_code = meeting_decision.county_code and m.id = meeting_decision.meeting_id and m.closed_on is null));
grant select, insert on meeting, meeting_decision to junheng_app;
grant update (closed_on) on meeting to junheng_app;

-- 日历订阅: whoever holds the token reads the dates of one office, without signing in, until the feed is revoked.
create table calendar_feed (
  county_code  text not null references county,
  id           uuid not null,
  office       text not null check (office <> ''),
  token_sha256 text not null,
  by           text not null,
  created_on   date not null,
  at           timestamptz not null default clock_timestamp(),
  revoked_on   date,
  primary key (county_code, id),
  unique (county_code, token_sha256)
);
alter table calendar_feed enable row level security;
-- An office keeps its own feeds, whoever holds meetings every office's; a token opens its own row and no other.
create policy calendar_feed_read on calendar_feed for select
  using (county_code = current_county() and ((select may('meeting.hold')) or office = current_department() or token_sha256 = current_token()));
create policy calendar_feed_add on calendar_feed for insert
  with check (county_code = current_county() and ((select may('meeting.hold')) or office = current_department()));
create policy calendar_feed_revoke on calendar_feed for update
  using (county_code = current_county() and ((select may('meeting.hold')) or office = current_department()))
  with check (county_code = current_county() and ((select may('meeting.hold')) or office = current_department()));
grant select, insert on calendar_feed to junheng_app;
grant update (revoked_on) on calendar_feed to junheng_app;

-- 0023_project_decisions: a date of a project's plan, or a part of it, is given up only by a decision, whose number stays beside the
-- version it made (一张蓝图绘到底).
alter table project_change
  -- Whether this version moved a date of the plan or took an item out of it.
  add column redates  boolean not null default false,
  add column decision text check (decision <> ''),
  add constraint project_change_decided check (not redates or decision is not null);

-- 0026_adopted_changes: openings, closures and mergers that an approved layout decides, dated, so that the next snapshot states them without being told again.

alter table layout_scenario add column changes jsonb not null default '[]';

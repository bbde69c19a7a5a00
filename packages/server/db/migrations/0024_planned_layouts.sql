-- 0024_planned_layouts: a scenario that a search made keeps all that the search followed from and what it came to, so that it can be done again.

alter table layout_scenario add column planned json;
comment on column layout_scenario.planned is 'Input and result of the run; json, not jsonb, so that it stays as it was written, to the last bit. Null: drawn by hand.';

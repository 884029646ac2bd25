-- Trigger that refuses updates and deletions of append-only tables. Marks and proofs may change their person alone, while two people are
-- joined or a joining is undone.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and tg_table_name in ('marks', 'proofs') and current_setting('tongxin.joining', true) = 'on' then
    if to_jsonb(new) - 'volunteer_id' - 'recorded_by' = to_jsonb(old) - 'volunteer_id' - 'recorded_by' then
      return new;
    end if;
  end if;
  raise exception '% only grows', tg_table_name using errcode = 'restrict_violation';
end $$;

-- Trigger that refuses updates and deletions of append-only tables, with two exceptions. Marks and proofs may change their person alone,
-- while two people are joined or a joining is undone. And while a person leaves, their name or phone may be replaced by their pseudonym:
-- a row that reads as before once the pseudonym is read as the name. A proof then also gets another code, and its seal.
create or replace function refuse_change() returns trigger language plpgsql as $$
declare
  v_leaving jsonb := nullif(current_setting('tongxin.leaving', true), '')::jsonb;
begin
  if tg_op = 'UPDATE' and tg_table_name in ('marks', 'proofs') and current_setting('tongxin.joining', true) = 'on' then
    if to_jsonb(new) - 'volunteer_id' - 'recorded_by' = to_jsonb(old) - 'volunteer_id' - 'recorded_by' then
      return new;
    end if;
  end if;
  if tg_op = 'UPDATE' and tg_table_name in ('marks', 'proofs', 'audit_log') and v_leaving is not null then
    if tg_table_name = 'proofs' and to_jsonb(new) ->> 'code' <> to_jsonb(old) ->> 'code' and length(to_jsonb(new) ->> 'code') <= 12 then
      raise exception 'the code of a proof stays or is sealed' using errcode = 'restrict_violation';
    end if;
    if replace(((to_jsonb(new) - case tg_table_name when 'proofs' then 'code' else '' end) #- '{content,seal}')::text, v_leaving ->> 'pseudonym', v_leaving ->> 'mention')
      = replace(((to_jsonb(old) - case tg_table_name when 'proofs' then 'code' else '' end) #- '{content,seal}')::text, v_leaving ->> 'pseudonym', v_leaving ->> 'mention') then
      return new;
    end if;
  end if;
  raise exception '% only grows', tg_table_name using errcode = 'restrict_violation';
end $$;

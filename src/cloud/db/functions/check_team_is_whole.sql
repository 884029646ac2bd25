-- Trigger that refuses a transaction unless a confirmed team holds exactly its seats in each position, and any other team none.
create or replace function check_team_is_whole() returns trigger language plpgsql set search_path from current as $$
declare
  v_team uuid := case tg_table_name
    when 'teams' then to_jsonb(new) ->> 'id'
    else coalesce(to_jsonb(new) ->> 'team_id', to_jsonb(old) ->> 'team_id') end;
begin
  if exists (
    select 1 from teams t
    left join lateral (
      select true as differs
      from (select position_id, seats::bigint as n from team_parts where team_id = t.id and t.status = 'confirmed') wanted
      full join (select position_id, count(*) as n from seats where team_id = t.id group by position_id) held using (position_id)
      where wanted.n is distinct from held.n limit 1
    ) compared on true
    where t.id = v_team and compared.differs)
  then
    raise exception 'team % holds other seats than it has', v_team using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;

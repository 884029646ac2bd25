-- Trigger of towns and organisations that forgets all cards with a name that has changed.
create or replace function forget_cards_with_name() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_table_name = 'towns' then
    update activities set card = null where town_id = new.id and card is not null;
  else
    update activities set card = null
    where card is not null and id in (select activity_id from activity_organisations where organisation_id = new.id);
  end if;
  return null;
end $$;

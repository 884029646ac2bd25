-- Trigger of the tables with parts of an activity: forgets the activity's card. Forgetting also locks the activity, so that of two
-- transactions that change its parts the second writes the card after the first.
create or replace function forget_card_of_part() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op <> 'DELETE' then
    update activities set card = null where id = new.activity_id and card is not null;
  end if;
  if tg_op <> 'INSERT' then
    update activities set card = null where id = old.activity_id and card is not null;
  end if;
  return null;
end $$;

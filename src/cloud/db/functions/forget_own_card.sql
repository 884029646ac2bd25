-- Trigger of activities that forgets an activity's card when a column of its own that the card is made from has changed.
create or replace function forget_own_card() returns trigger language plpgsql as $$
begin
  new.card := null;
  return new;
end $$;

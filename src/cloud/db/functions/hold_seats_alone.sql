-- Exclusive lock on an activity's seats, for freeing seats, moving people up or changing the activity.
create or replace function hold_seats_alone(p_activity uuid) returns void language sql as $$
  select pg_advisory_xact_lock(hashtextextended(p_activity::text, 0))
$$;

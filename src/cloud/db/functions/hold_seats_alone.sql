-- Lock of whoever frees seats, moves people up or changes the activity: nobody else holds its seats meanwhile.
create or replace function hold_seats_alone(p_activity uuid) returns void language sql as $$
  select pg_advisory_xact_lock(hashtextextended(p_activity::text, 0))
$$;

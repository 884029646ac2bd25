-- Shared lock on an activity's seats, for concurrent sign-ups. Advisory locks queue fairly, unlike row locks, and end with the transaction.
create or replace function hold_seats_together(p_activity uuid) returns void language sql as $$
  select pg_advisory_xact_lock_shared(hashtextextended(p_activity::text, 0))
$$;

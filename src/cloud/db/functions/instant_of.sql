-- Timestamp of UTC milliseconds; the inverse of ms().
create or replace function instant_of(ms bigint) returns timestamptz language sql immutable as $$ select to_timestamp(ms / 1000.0) $$;

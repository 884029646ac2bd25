-- Moment of UTC milliseconds: the counterpart of ms().
create or replace function instant_of(ms bigint) returns timestamptz language sql immutable as $$ select to_timestamp(ms / 1000.0) $$;

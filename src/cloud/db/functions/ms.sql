-- UTC milliseconds of a timestamp.
create or replace function ms(at timestamptz) returns bigint language sql immutable as $$ select (extract(epoch from at) * 1000)::bigint $$;

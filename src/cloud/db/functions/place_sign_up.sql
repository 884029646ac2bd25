-- p_reserve is the organisation whose reserved seats the volunteer may have, null for none.
-- Takes a free seat, or the last place on the waitlist when no seat is free. The caller holds the shared lock.
-- Null when the decision needs the exclusive lock: an entry waits beside a free seat, or other transactions, which may
-- still fail, have locked every free seat. The caller then decides again under that lock. The decision agrees with the
-- rule of domain/seats/waitlist.ts; a test compares them.
-- Sequential scans are off: with thousands waiting, the planner prefers one, which reads the whole table when nobody waits for the seat.
create or replace function place_sign_up(
  p_id uuid, p_activity uuid, p_position uuid, p_volunteer uuid, p_organisation text, p_reserve text,
  p_during tstzrange, p_code text, p_now timestamptz
) returns text language plpgsql set enable_seqscan to off as $$
declare
  v_seat bigint;
  v_is_reserved boolean := false;
  v_is_open boolean := false;
  v_status text := 'waitlisted';
begin
  -- The organisation's reserved seats are taken first, so that other seats stay for everybody. Only its own entries wait for them.
  if p_reserve is not null then
    v_is_reserved := exists (
      select 1 from seats
      where position_id = p_position and sign_up_id is null and team_id is null
        and reserved_for = p_reserve and reserved_until > p_now);
    if v_is_reserved and not has_waiting_entry(p_position, p_reserve) then
      select id into v_seat from seats
        where position_id = p_position and sign_up_id is null and team_id is null
          and reserved_for = p_reserve and reserved_until > p_now
        order by id limit 1 for update skip locked;
    end if;
  end if;
  -- In a rush most people come after the last seat, so a free one is looked for before those who wait.
  if v_seat is null then
    v_is_open := exists (
      select 1 from seats
      where position_id = p_position and sign_up_id is null and team_id is null
        and (reserved_for is null or reserved_until <= p_now));
    if v_is_open and not has_waiting_entry(p_position, null) then
      select id into v_seat from seats
        where position_id = p_position and sign_up_id is null and team_id is null
          and (reserved_for is null or reserved_until <= p_now)
        order by id limit 1 for update skip locked;
    end if;
  end if;
  if v_seat is not null then
    v_status := 'confirmed';
  elsif (v_is_reserved or v_is_open) and exists (
    select 1 from seats
    where position_id = p_position and sign_up_id is null and team_id is null
      and (reserved_for is null or reserved_until <= p_now or reserved_for = p_reserve))
  then
    return null;
  end if;
  insert into sign_ups (id, activity_id, position_id, volunteer_id, organisation_id, status, during, code, created_at, changed_at)
    values (p_id, p_activity, p_position, p_volunteer, p_organisation, v_status, p_during, p_code, p_now, p_now);
  if v_seat is not null then
    update seats set sign_up_id = p_id where id = v_seat;
  end if;
  return v_status;
end $$;

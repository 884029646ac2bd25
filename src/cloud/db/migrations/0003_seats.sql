-- The seat itself: claimed here, in one round trip, because only the seat is contended. Everything else about the
-- waitlist is decided by the rules of the program, alone on the activity's seats.

drop function promote_waiting(uuid, timestamptz);
--> statement-breakpoint
drop function place_sign_up(uuid, uuid, uuid, uuid, text, tstzrange, text, timestamptz);
--> statement-breakpoint
-- Many sign-ups at once hold an activity's seats together; whoever frees seats, moves people up or changes the
-- activity holds them alone. The lock queues fairly, unlike row locks, and ends with its transaction, however that ends.
create function hold_seats_together(p_activity uuid) returns void language sql as $$
  select pg_advisory_xact_lock_shared(hashtextextended(p_activity::text, 0))
$$;
--> statement-breakpoint
create function hold_seats_alone(p_activity uuid) returns void language sql as $$
  select pg_advisory_xact_lock(hashtextextended(p_activity::text, 0))
$$;
--> statement-breakpoint
-- Whether somebody waiting could have a seat now: not confirmed elsewhere at that time, still agreed, still skilled, still
-- of the organisation they come for.
-- For somebody without an account the team's leader answers, but not for a skill that has to be verified.
create or replace function fits(w sign_ups) returns boolean language sql stable as $$
  select not exists (
      select 1 from sign_ups other
      where other.volunteer_id = w.volunteer_id and other.id <> w.id and other.status = 'confirmed' and other.during && w.during)
    and exists (
      select 1 from volunteers v
      join positions p on p.id = w.position_id
      left join skills k on k.id = p.skill_id
      left join volunteer_skills held on held.skill_id = p.skill_id and held.volunteer_id = v.id
      where v.id = w.volunteer_id
        and (v.openid is null or exists (
          select 1 from consents c where c.volunteer_id = v.id and c.kind = 'personal-data' and c.withdrawn_at is null))
        and (w.organisation_id is null or exists (
          select 1 from memberships m where m.volunteer_id = v.id and m.organisation_id = w.organisation_id))
        and case
          when p.skill_id is null then true
          when k.needs_verification then held.verified_at is not null and (held.expires_at is null or held.expires_at > lower(w.during))
          else held.skill_id is not null or v.openid is null
        end)
$$;
--> statement-breakpoint
-- Whether anybody waits for the position; for an organisation, if one is named.
create function somebody_waits(p_position uuid, p_organisation text) returns boolean language plpgsql stable as $$
begin
  return exists (
      select 1 from sign_ups w
      where w.position_id = p_position and w.status = 'waitlisted' and (p_organisation is null or w.organisation_id = p_organisation))
    or exists (
      select 1 from team_parts part join teams t on t.id = part.team_id
      where part.position_id = p_position and t.status = 'waitlisted' and (p_organisation is null or t.organisation_id = p_organisation));
end $$;
--> statement-breakpoint
-- Takes a free seat, or a place at the end of the waitlist when there is none. The seats have to be held together.
-- Null when this cannot be told beside the others who are at it: somebody waits beside a free seat, or every free seat
-- is locked by a transaction that may yet fail. The caller then asks again, alone.
-- By index whatever the statistics say: where thousands wait, the planner takes a scan of the table for the cheapest way
-- to find one of them, and each that finds nobody reads it all.
create function place_sign_up(
  p_id uuid, p_activity uuid, p_position uuid, p_volunteer uuid, p_organisation text,
  p_during tstzrange, p_code text, p_now timestamptz
) returns text language plpgsql set enable_seqscan to off as $$
declare
  v_seat bigint;
  v_status text := 'waitlisted';
begin
  -- An organisation's own seats first, so that the others stay for everybody; only its own people could wait for them.
  if exists (
    select 1 from seats
    where position_id = p_position and sign_up_id is null and team_id is null
      and reserved_for = p_organisation and reserved_until > p_now)
  then
    if not somebody_waits(p_position, p_organisation) then
      select id into v_seat from seats
        where position_id = p_position and sign_up_id is null and team_id is null
          and reserved_for = p_organisation and reserved_until > p_now
        order by id limit 1 for update skip locked;
    end if;
  end if;
  if v_seat is null and not somebody_waits(p_position, null) then
    select id into v_seat from seats
      where position_id = p_position and sign_up_id is null and team_id is null
        and (reserved_for is null or reserved_until <= p_now)
      order by id limit 1 for update skip locked;
  end if;
  if v_seat is not null then
    v_status := 'confirmed';
  elsif exists (
    select 1 from seats
    where position_id = p_position and sign_up_id is null and team_id is null
      and (reserved_for is null or reserved_until <= p_now or reserved_for = p_organisation))
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
--> statement-breakpoint
-- A whole sign-up in one round trip and one commit: seat or place, first answer and audit, for a decision that was made
-- on the activity's version. `stale`: it has changed since. Null: see place_sign_up.
create function sign_up(
  p_request uuid, p_fingerprint text, p_version integer, p_id uuid, p_activity uuid, p_position uuid, p_volunteer uuid,
  p_organisation text, p_during tstzrange, p_code text, p_now timestamptz
) returns text language plpgsql as $$
declare
  v_status text;
begin
  perform hold_seats_together(p_activity);
  if not exists (select 1 from activities a where a.id = p_activity and a.version = p_version) then
    return 'stale';
  end if;
  v_status := place_sign_up(p_id, p_activity, p_position, p_volunteer, p_organisation, p_during, p_code, p_now);
  if v_status is not null then
    insert into answers (volunteer_id, request_id, fingerprint, answer, at)
      values (p_volunteer, p_request, p_fingerprint, jsonb_build_object('ok', true, 'signUpId', p_id, 'status', v_status), p_now);
    insert into audit_log (at, actor_id, action, activity_id, subject_id, details)
      values (p_now, p_volunteer, 'sign-up.created', p_activity, p_id::text, jsonb_build_object('status', v_status));
  end if;
  return v_status;
end $$;
--> statement-breakpoint
create function ms(at timestamptz) returns bigint language sql immutable as $$ select (extract(epoch from at) * 1000)::bigint $$;
--> statement-breakpoint
-- All that the rules need to decide a sign-up, in one round trip; the first answer as well, if the request came before.
create function sign_up_facts(p_openid text, p_activity uuid, p_position uuid, p_organisation text, p_request uuid)
returns jsonb language plpgsql stable as $$
declare
  v_volunteer uuid;
begin
  select id into v_volunteer from volunteers where openid = p_openid;
  return (select jsonb_build_object(
    'activity', (
      select jsonb_build_object('id', a.id, 'status', a.status, 'version', a.version, 'ticketKey', a.ticket_key,
        'startsAt', ms(a.starts_at), 'endsAt', ms(a.ends_at), 'signUpOpensAt', ms(a.sign_up_opens_at),
        'signUpClosesAt', ms(a.sign_up_closes_at), 'withdrawUntil', ms(a.withdraw_until), 'namesUntil', ms(a.names_until))
      from activities a where a.id = p_activity),
    'position', (
      select jsonb_build_object('skillId', k.id, 'skillName', k.name, 'verified', k.needs_verification)
      from positions p left join skills k on k.id = p.skill_id where p.id = p_position and p.activity_id = p_activity),
    'organisation', (select jsonb_build_object('id', o.id, 'name', o.short_name) from organisations o where o.id = p_organisation),
    'volunteer', (
      select jsonb_build_object('id', v.id, 'name', v.name, 'phone', v.phone,
        'organisationIds', (select coalesce(jsonb_agg(m.organisation_id), '[]') from memberships m where m.volunteer_id = v.id),
        'skills', (
          select coalesce(jsonb_agg(jsonb_build_object('skillId', s.skill_id, 'verified', s.verified_at is not null,
            'expiresAt', ms(s.expires_at))), '[]') from volunteer_skills s where s.volunteer_id = v.id),
        'consents', (
          select coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'version', c.version, 'givenAt', ms(c.given_at))), '[]')
          from consents c where c.volunteer_id = v.id and c.withdrawn_at is null))
      from volunteers v where v.id = v_volunteer),
    'own', (
      select coalesce(jsonb_agg(jsonb_build_object('activityId', u.activity_id, 'activityTitle', a.title, 'status', u.status,
        'startsAt', ms(a.starts_at), 'endsAt', ms(a.ends_at))), '[]')
      from sign_ups u join activities a on a.id = u.activity_id
      where u.volunteer_id = v_volunteer and u.status in ('confirmed', 'waitlisted')),
    'first', (
      select jsonb_build_object('fingerprint', r.fingerprint, 'answer', r.answer)
      from answers r where r.volunteer_id = v_volunteer and r.request_id = p_request)));
end $$;
--> statement-breakpoint
-- A team is confirmed whole or not at all: at the end of every transaction that touched it, it holds exactly the seats
-- that it has in each position, or none.
create function check_team_is_whole() returns trigger language plpgsql as $$
declare
  v_team uuid := case tg_table_name
    when 'teams' then to_jsonb(new) ->> 'id'
    else coalesce(to_jsonb(new) ->> 'team_id', to_jsonb(old) ->> 'team_id') end;
begin
  if exists (
    select 1 from teams t
    left join lateral (
      select true as differs
      from (select position_id, seats::bigint as n from team_parts where team_id = t.id and t.status = 'confirmed') wanted
      full join (select position_id, count(*) as n from seats where team_id = t.id group by position_id) held using (position_id)
      where wanted.n is distinct from held.n limit 1
    ) compared on true
    where t.id = v_team and compared.differs)
  then
    raise exception 'team % holds other seats than it has', v_team using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger teams_are_whole after update of status on teams
  deferrable initially deferred for each row execute function check_team_is_whole();
--> statement-breakpoint
create constraint trigger team_parts_are_whole after insert or update or delete on team_parts
  deferrable initially deferred for each row execute function check_team_is_whole();
--> statement-breakpoint
create constraint trigger seats_taken_for_whole_teams after update of team_id on seats
  deferrable initially deferred for each row when (new.team_id is not null) execute function check_team_is_whole();
--> statement-breakpoint
create constraint trigger seats_left_by_whole_teams after update of team_id on seats
  deferrable initially deferred for each row when (old.team_id is not null) execute function check_team_is_whole();
--> statement-breakpoint
create constraint trigger seats_lost_by_whole_teams after delete on seats
  deferrable initially deferred for each row when (old.team_id is not null) execute function check_team_is_whole();

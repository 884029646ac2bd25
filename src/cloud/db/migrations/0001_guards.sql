-- What drizzle's schema cannot say: being in two places at once, a log that only grows, and the seat itself.

create extension if not exists btree_gist;
--> statement-breakpoint
-- Nobody is confirmed for two visits at the same time, however the requests race. A sign-up that a later change of
-- time made overlap is flagged instead: it is kept, and its volunteer decides.
alter table sign_ups add constraint sign_ups_one_place_at_a_time
  exclude using gist (volunteer_id with =, during with &&) where (status = 'confirmed' and not clashes);
--> statement-breakpoint
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% only grows', tg_table_name using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
create trigger audit_log_only_grows before update or delete or truncate on audit_log
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger marks_only_grow before update or delete or truncate on marks
  for each statement execute function refuse_change();
--> statement-breakpoint
-- Whether somebody waiting could have the seat now: not confirmed elsewhere at that time, still agreed, still skilled.
create function fits(w sign_ups) returns boolean language sql stable as $$
  select not exists (
      select 1 from sign_ups other
      where other.volunteer_id = w.volunteer_id and other.status = 'confirmed' and other.during && w.during)
    and exists (
      select 1 from consents c where c.volunteer_id = w.volunteer_id and c.kind = 'personal-data' and c.withdrawn_at is null)
    and exists (
      select 1 from positions p left join skills k on k.id = p.skill_id
      left join volunteer_skills v on v.skill_id = p.skill_id and v.volunteer_id = w.volunteer_id
      where p.id = w.position_id
        and (p.skill_id is null or (v.skill_id is not null and (not k.needs_verification or v.verified_at is not null))))
$$;
--> statement-breakpoint
-- Takes a free seat if there is one and nobody who fits waits for it, and records the sign-up as confirmed or
-- waitlisted: one round trip. SKIP LOCKED lets a rush claim different seats at once; nobody waits for another's commit.
create function place_sign_up(
  p_id uuid, p_activity uuid, p_position uuid, p_volunteer uuid, p_organisation text,
  p_during tstzrange, p_code text, p_now timestamptz
) returns text language plpgsql as $$
declare
  v_seat bigint;
  v_status text := 'waitlisted';
begin
  if not exists (select 1 from sign_ups w where w.position_id = p_position and w.status = 'waitlisted' and fits(w)) then
    select id into v_seat from seats
      where position_id = p_position and sign_up_id is null
      order by id limit 1 for update skip locked;
  end if;
  if v_seat is not null then
    v_status := 'confirmed';
  end if;
  insert into sign_ups (id, activity_id, position_id, volunteer_id, organisation_id, status, during, code, created_at, changed_at)
    values (p_id, p_activity, p_position, p_volunteer, p_organisation, v_status, p_during, p_code, p_now, p_now);
  update seats set sign_up_id = p_id where id = v_seat;
  return v_status;
end $$;
--> statement-breakpoint
-- Gives each free seat of the position to whoever has waited longest and fits. One at a time for a position: whoever
-- frees a seat holds the lock until the seat is seen to be free, so a sweep that follows cannot miss it.
create function promote_waiting(p_position uuid, p_now timestamptz)
returns table (promoted_id uuid, promoted_volunteer uuid) language plpgsql as $$
declare
  v_seat bigint;
begin
  perform pg_advisory_xact_lock(hashtextextended(p_position::text, 0));
  loop
    select id into v_seat from seats
      where position_id = p_position and sign_up_id is null
      order by id limit 1 for update skip locked;
    exit when v_seat is null;
    select w.id, w.volunteer_id into promoted_id, promoted_volunteer from sign_ups w
      where w.position_id = p_position and w.status = 'waitlisted' and fits(w)
      order by w.arrival limit 1 for update skip locked;
    exit when promoted_id is null;
    update sign_ups set status = 'confirmed', changed_at = p_now where id = promoted_id;
    update seats set sign_up_id = promoted_id where id = v_seat;
    return next;
  end loop;
end $$;

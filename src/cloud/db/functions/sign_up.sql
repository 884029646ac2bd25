-- A whole sign-up in one round trip and one commit: seat or place on the waitlist, first answer and audit row. The caller decided on
-- version p_version of the activity; `stale` when the activity or the consent has changed since. Null has the same meaning as in place_sign_up.
create or replace function sign_up(
  p_request uuid, p_fingerprint text, p_version integer, p_id uuid, p_activity uuid, p_position uuid, p_volunteer uuid,
  p_organisation text, p_reserve text, p_during tstzrange, p_code text, p_now timestamptz
) returns text language plpgsql as $$
declare
  v_status text;
begin
  perform hold_seats_together(p_activity);
  if not exists (select 1 from activities a where a.id = p_activity and a.version = p_version) then
    return 'stale';
  end if;
  -- A person who takes the consent back holds this row meanwhile. The caller then decides again, on the profile as it is now.
  perform 1 from volunteers v where v.id = p_volunteer for key share;
  if not exists (select 1 from consents c where c.volunteer_id = p_volunteer and c.kind = 'personal-data' and c.withdrawn_at is null) then
    return 'stale';
  end if;
  v_status := place_sign_up(p_id, p_activity, p_position, p_volunteer, p_organisation, p_reserve, p_during, p_code, p_now);
  if v_status is not null then
    insert into answers (volunteer_id, request_id, fingerprint, answer, at)
      values (p_volunteer, p_request, p_fingerprint, jsonb_build_object('ok', true, 'signUpId', p_id, 'status', v_status), p_now);
    insert into audit_log (at, actor_id, action, activity_id, subject_id, details)
      values (p_now, p_volunteer, 'sign-up.created', p_activity, p_id::text, jsonb_build_object('status', v_status));
  end if;
  return v_status;
end $$;

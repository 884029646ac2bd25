-- Facts for deciding a sign-up, and the stored answer if the request is repeated, in one round trip.
create or replace function sign_up_facts(p_openid text, p_activity uuid, p_position uuid, p_organisation text, p_request uuid)
returns jsonb language plpgsql stable as $$
declare
  v_volunteer uuid;
begin
  select coalesce(joined_into, id) into v_volunteer from volunteers where openid = p_openid;
  return (select jsonb_build_object(
    'activity', (
      select jsonb_build_object('id', a.id, 'status', a.status, 'version', a.version, 'ticketKey', a.ticket_key,
        'startsAt', ms(a.starts_at), 'endsAt', ms(a.ends_at), 'signUpOpensAt', ms(a.sign_up_opens_at),
        'signUpClosesAt', ms(a.sign_up_closes_at), 'withdrawUntil', ms(a.withdraw_until), 'namesUntil', ms(a.names_until))
      from activities a where a.id = p_activity),
    'position', (
      select jsonb_build_object('skillId', k.id, 'skillName', k.name, 'verified', k.needs_verification)
      from positions p left join skills k on k.id = p.skill_id where p.id = p_position and p.activity_id = p_activity),
    'organisation', (
      select jsonb_build_object('id', o.id, 'name', o.short_name, 'isConfirmed', exists (
        select 1 from memberships m where m.volunteer_id = v_volunteer and m.organisation_id = p_organisation
          and m.until_day is null and m.verified_at is not null))
      from organisations o where o.id = p_organisation),
    'volunteer', (
      select jsonb_build_object('id', v.id, 'name', v.name, 'phone', v.phone,
        'organisationIds', (select coalesce(jsonb_agg(m.organisation_id), '[]') from memberships m
          where m.volunteer_id = v.id and m.until_day is null),
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

-- True when a sign-up or team waits for the position. With an organisation only those count that may have its reserved seats.
create or replace function has_waiting_entry(p_position uuid, p_organisation text) returns boolean language plpgsql stable as $$
begin
  return exists (
      select 1 from sign_ups w
      where w.position_id = p_position and w.status = 'waitlisted' and (p_organisation is null or (w.organisation_id = p_organisation
        and exists (select 1 from memberships m where m.volunteer_id = w.volunteer_id and m.organisation_id = p_organisation
          and m.until_day is null and m.verified_at is not null))))
    or exists (
      select 1 from team_parts part join teams t on t.id = part.team_id
      where part.position_id = p_position and t.status = 'waitlisted' and (p_organisation is null or (t.organisation_id = p_organisation
        and exists (select 1 from memberships m where m.volunteer_id = t.leader_id and m.organisation_id = p_organisation
          and m.until_day is null and m.verified_at is not null))));
end $$;

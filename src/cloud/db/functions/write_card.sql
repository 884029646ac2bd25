-- Trigger that writes a forgotten card when the transaction ends, once however many parts have changed. Its content is KeptCard of
-- db/schema/kept-card. Names are locked first, so that a renaming under way is waited for, and one that follows finds this activity.
create or replace function write_card() returns trigger language plpgsql set search_path from current as $$
declare
  v_card jsonb;
begin
  if not exists (select 1 from activities where id = new.id and card is null) then
    return null;
  end if;
  perform 1 from towns where id = (select town_id from activities where id = new.id) for share;
  perform 1 from organisations
    where id in (select organisation_id from activity_organisations where activity_id = new.id) order by id for share;
  select jsonb_build_object(
      'town', t.name,
      'categories', (
        select coalesce(jsonb_agg(c.category_id order by c.ordinal, c.category_id), '[]') from activity_categories c where c.activity_id = a.id),
      'hosts', (
        select coalesce(jsonb_agg(o.short_name order by ao.ordinal, ao.organisation_id), '[]')
        from activity_organisations ao join organisations o on o.id = ao.organisation_id
        where ao.activity_id = a.id and ao.part <> 'partner'),
      'services', (select coalesce(jsonb_agg(s.name order by s.ordinal, s.id), '[]') from services s where s.activity_id = a.id),
      'positions', (
        select coalesce(jsonb_agg(jsonb_build_object(
            'id', p.id, 'name', p.name, 'capacity', p.capacity, 'skilled', p.skill_id is not null) order by p.ordinal, p.id), '[]')
        from positions p where p.activity_id = a.id),
      'photo', (
        select jsonb_build_object('id', x.id, 'width', x.width, 'height', x.height)
        from outcome_photos x where x.activity_id = a.id and not x.waits order by x.added_at, x.id limit 1),
      'outcome', (
        select jsonb_build_object(
          'volunteersTotal', r.volunteers_total, 'servedTotal', r.served_total, 'isReported', r.reported_at is not null)
        from outcomes r where r.activity_id = a.id))
    into v_card
    from activities a left join towns t on t.id = a.town_id
    where a.id = new.id;
  update activities set card = v_card where id = new.id;
  return null;
end $$;

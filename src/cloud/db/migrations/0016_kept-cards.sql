ALTER TABLE "activities" ADD COLUMN "card" jsonb;--> statement-breakpoint
-- Written by hand. The cards of the activities that are there, as functions/write_card writes them, in one statement.
update activities set card = made.card from (
  select a.id, jsonb_build_object(
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
        from outcomes r where r.activity_id = a.id)) as card
  from activities a left join towns t on t.id = a.town_id) made
where made.id = activities.id;
--> statement-breakpoint
-- A change of anything that a card is made from forgets it, and the end of the transaction writes it again.
create trigger activities_forget_card before update of town_id on activities
  for each row when (old.town_id is distinct from new.town_id) execute function forget_own_card();
--> statement-breakpoint
create constraint trigger activities_write_card after insert or update on activities
  deferrable initially deferred for each row when (new.card is null) execute function write_card();
--> statement-breakpoint
create trigger activity_categories_forget_card after insert or update or delete on activity_categories
  for each row execute function forget_card_of_part();
--> statement-breakpoint
create trigger activity_organisations_forget_card after insert or update or delete on activity_organisations
  for each row execute function forget_card_of_part();
--> statement-breakpoint
create trigger services_forget_card after insert or update or delete on services
  for each row execute function forget_card_of_part();
--> statement-breakpoint
create trigger positions_forget_card after insert or update or delete on positions
  for each row execute function forget_card_of_part();
--> statement-breakpoint
create trigger outcomes_forget_card after insert or update or delete on outcomes
  for each row execute function forget_card_of_part();
--> statement-breakpoint
create trigger outcome_photos_forget_card after insert or update or delete on outcome_photos
  for each row execute function forget_card_of_part();
--> statement-breakpoint
create trigger towns_forget_cards after update of name on towns
  for each row when (old.name <> new.name) execute function forget_cards_with_name();
--> statement-breakpoint
create trigger organisations_forget_cards after update of short_name on organisations
  for each row when (old.short_name <> new.short_name) execute function forget_cards_with_name();

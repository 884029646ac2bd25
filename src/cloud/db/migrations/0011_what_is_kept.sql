CREATE TABLE "merged_organisations" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"into_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "closed_parts" (
	"year" integer NOT NULL,
	"organisation_id" text NOT NULL,
	"activity_id" uuid NOT NULL,
	"part" text NOT NULL,
	"turns" integer NOT NULL,
	"minutes" integer NOT NULL,
	"served" integer,
	CONSTRAINT "closed_parts_year_organisation_id_activity_id_pk" PRIMARY KEY("year","organisation_id","activity_id")
);
--> statement-breakpoint
CREATE TABLE "closed_turns" (
	"year" integer NOT NULL,
	"organisation_id" text NOT NULL,
	"activity_id" uuid NOT NULL,
	"volunteer_id" uuid NOT NULL,
	"in_at" timestamptz(3) NOT NULL,
	"out_at" timestamptz(3),
	"minutes" integer NOT NULL,
	"share" double precision NOT NULL,
	CONSTRAINT "closed_turns_year_organisation_id_activity_id_volunteer_id_pk" PRIMARY KEY("year","organisation_id","activity_id","volunteer_id")
);
--> statement-breakpoint
ALTER TABLE "closed_years" ADD COLUMN "scores" jsonb;--> statement-breakpoint
ALTER TABLE "merged_organisations" ADD CONSTRAINT "merged_organisations_into_id_organisations_id_fk" FOREIGN KEY ("into_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closed_parts" ADD CONSTRAINT "closed_parts_year_closed_years_year_fk" FOREIGN KEY ("year") REFERENCES "public"."closed_years"("year") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closed_parts" ADD CONSTRAINT "closed_parts_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closed_turns" ADD CONSTRAINT "closed_turns_year_closed_years_year_fk" FOREIGN KEY ("year") REFERENCES "public"."closed_years"("year") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closed_turns" ADD CONSTRAINT "closed_turns_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closed_turns" ADD CONSTRAINT "closed_turns_volunteer_id_volunteers_id_fk" FOREIGN KEY ("volunteer_id") REFERENCES "public"."volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- By hand: what drizzle's schema cannot say.
-- What a closed year's points were given for stays as it was.
create trigger closed_parts_only_grow before update or delete or truncate on closed_parts
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger closed_turns_only_grow before update or delete or truncate on closed_turns
  for each statement execute function refuse_change();
--> statement-breakpoint
-- Answers that are kept for retries name nobody any more. Those of before are forgotten: to issue a proof or to correct once more is
-- harmless, and a series that was edited has another version by now.
delete from answers where answer -> 'proof' is not null or answer -> 'activities' is not null
  or answer ->> 'reason' in ('member-overlaps', 'skill-unverified', 'time-implausible', 'never-in', 'out-before-in');
--> statement-breakpoint
-- The merges of before are in the log, each with the organisation that was: what that one is now may have been merged on.
insert into merged_organisations (id, name, into_id)
  with recursive merge as (
    select details ->> 'from' as id, details ->> 'name' as name, subject_id as into_id from audit_log where action = 'organisation.merged'),
  reached as (
    select * from merge
    union select r.id, r.name, m.into_id from reached r join merge m on m.id = r.into_id)
  select distinct on (r.id) r.id, r.name, r.into_id from reached r join organisations o on o.id = r.into_id
    where r.id not in (select id from organisations);

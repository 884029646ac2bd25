CREATE TABLE "attendances" (
	"activity_id" uuid NOT NULL,
	"volunteer_id" uuid NOT NULL,
	"in_at" timestamptz(3) NOT NULL,
	"out_at" timestamptz(3),
	"minutes" integer NOT NULL,
	"known_from" timestamptz(3),
	CONSTRAINT "attendances_activity_id_volunteer_id_pk" PRIMARY KEY("activity_id","volunteer_id"),
	CONSTRAINT "attendances_minutes" CHECK ("attendances"."minutes" >= 0),
	CONSTRAINT "attendances_known" CHECK (("attendances"."out_at" is null) = ("attendances"."known_from" is not null))
);
--> statement-breakpoint
CREATE TABLE "attendances_to_derive" (
	"activity_id" uuid PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "closed_years" (
	"year" integer PRIMARY KEY NOT NULL,
	"closed_at" timestamptz(3) NOT NULL,
	"closed_by" uuid NOT NULL,
	"figures" jsonb NOT NULL,
	"rules" integer NOT NULL,
	CONSTRAINT "closed_years_year" CHECK ("closed_years"."year" between 2000 and 2100)
);
--> statement-breakpoint
CREATE TABLE "exported_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"volunteer_id" uuid NOT NULL,
	"created_at" timestamptz(3) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exported_parts" (
	"file_id" uuid NOT NULL,
	"part" integer NOT NULL,
	"content" text NOT NULL,
	CONSTRAINT "exported_parts_file_id_part_pk" PRIMARY KEY("file_id","part")
);
--> statement-breakpoint
CREATE TABLE "scoring_rules" (
	"version" integer PRIMARY KEY NOT NULL,
	"points" jsonb NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"created_by" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "split" integer;--> statement-breakpoint
ALTER TABLE "attendances" ADD CONSTRAINT "attendances_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendances" ADD CONSTRAINT "attendances_volunteer_id_volunteers_id_fk" FOREIGN KEY ("volunteer_id") REFERENCES "public"."volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendances_to_derive" ADD CONSTRAINT "attendances_to_derive_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closed_years" ADD CONSTRAINT "closed_years_closed_by_volunteers_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exported_files" ADD CONSTRAINT "exported_files_volunteer_id_volunteers_id_fk" FOREIGN KEY ("volunteer_id") REFERENCES "public"."volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exported_parts" ADD CONSTRAINT "exported_parts_file_id_exported_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."exported_files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scoring_rules" ADD CONSTRAINT "scoring_rules_created_by_volunteers_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attendances_by_volunteer" ON "attendances" USING btree ("volunteer_id");--> statement-breakpoint
CREATE INDEX "exported_files_by_age" ON "exported_files" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "audit_log_by_actor" ON "audit_log" USING btree ("actor_id","id");--> statement-breakpoint
CREATE INDEX "audit_log_by_subject" ON "audit_log" USING btree ("subject_id","id");--> statement-breakpoint
CREATE INDEX "memberships_by_organisation" ON "memberships" USING btree ("organisation_id");--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_split" CHECK ("memberships"."split" between 0 and 100);--> statement-breakpoint
-- By hand: what drizzle's schema cannot say.
-- What was kept of a closed year, and the rules that somebody was scored by, stay as they were.
create trigger closed_years_only_grow before update or delete or truncate on closed_years
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger scoring_rules_only_grow before update or delete or truncate on scoring_rules
  for each statement execute function refuse_change();
--> statement-breakpoint
-- The rule of domain/split.ts: what was declared when it names every organisation and adds up to 100, equal parts otherwise.
create view membership_shares as
  select volunteer_id, organisation_id,
    (case when bool_and(split is not null) over whole and sum(split) over whole = 100 then split / 100.0
      else 1.0 / count(*) over whole end)::float8 as share
  from memberships window whole as (partition by volunteer_id);
--> statement-breakpoint
-- The fold is the program's: its jobs derive the attendances of the marks that are there already.
insert into attendances_to_derive select distinct activity_id from marks;

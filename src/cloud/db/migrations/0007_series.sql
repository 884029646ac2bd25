CREATE TABLE "series" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"plan" jsonb,
	"created_by" uuid,
	"created_at" timestamptz(3) NOT NULL,
	"ended_at" timestamptz(3)
);
--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "series_id" uuid;--> statement-breakpoint
ALTER TABLE "outcomes" ADD COLUMN "reported_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "outcomes" ADD COLUMN "reported_by" uuid;--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_created_by_volunteers_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "series_one_by_name" ON "series" USING btree ("name") WHERE plan is null;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_series_id_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."series"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcomes" ADD CONSTRAINT "outcomes_reported_by_volunteers_id_fk" FOREIGN KEY ("reported_by") REFERENCES "public"."volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activities_by_series" ON "activities" USING btree ("series_id","starts_at");--> statement-breakpoint
-- The names that reports gave: each becomes a series, before the column that held them goes.
insert into series (id, name, created_at)
  select gen_random_uuid(), series, min(created_at) from activities where series is not null group by series;
--> statement-breakpoint
update activities a set series_id = s.id from series s where s.name = a.series;
--> statement-breakpoint
ALTER TABLE "activities" DROP COLUMN "series";
CREATE TABLE "outcome_photos" (
	"id" uuid PRIMARY KEY NOT NULL,
	"activity_id" uuid NOT NULL,
	"slot" integer NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"content" "bytea" NOT NULL,
	"thumbnail" "bytea" NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamptz(3) NOT NULL,
	CONSTRAINT "outcome_photos_slots" UNIQUE("activity_id","slot"),
	CONSTRAINT "outcome_photos_slot" CHECK ("outcome_photos"."slot" between 1 and 9),
	CONSTRAINT "outcome_photos_size" CHECK ("outcome_photos"."width" > 0 and "outcome_photos"."height" > 0 and length("outcome_photos"."content") > 0 and length("outcome_photos"."thumbnail") > 0)
);
--> statement-breakpoint
ALTER TABLE "outcome_photos" ADD CONSTRAINT "outcome_photos_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_photos" ADD CONSTRAINT "outcome_photos_added_by_volunteers_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."volunteers"("id") ON DELETE no action ON UPDATE no action;
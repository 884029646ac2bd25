ALTER TABLE "activities" ADD COLUMN "comes_by" text DEFAULT 'just-come' NOT NULL;--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "bring" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "getting_there" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "contact_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "contact_phone" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "is_indoors" boolean;--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "is_step_free" boolean;--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "in_rain" text;--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "latitude" double precision;--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "longitude" double precision;--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "moved_from" timestamptz(3);--> statement-breakpoint
ALTER TABLE "categories" ADD COLUMN "usual_bring" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "contact_phone" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_comes_by" CHECK ("comes_by" in ('just-come', 'call-first'));--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_in_rain" CHECK ("in_rain" in ('goes-on', 'moves-indoors', 'put-off'));--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_location" CHECK (("latitude" is null) = ("longitude" is null) and "latitude" between -90 and 90 and "longitude" between -180 and 180);
ALTER TABLE "activities" DROP CONSTRAINT "activities_status";--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "submitted_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "submitted_by" uuid;--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "return_reason" text;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "is_trusted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- So far all of them have published by themselves: nothing changes for them until the administrator says so.
UPDATE "organisations" SET "is_trusted" = true;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_submitted_by_volunteers_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activities_submitted_first" ON "activities" USING btree ("submitted_at","id") WHERE "activities"."submitted_at" is not null;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_submitted" CHECK (("activities"."status" = 'submitted') = ("activities"."submitted_at" is not null) and ("activities"."submitted_at" is null) = ("activities"."submitted_by" is null));--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_return_reason" CHECK ("activities"."return_reason" is null or "activities"."status" = 'draft');--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_status" CHECK ("activities"."status" in ('draft', 'submitted', 'published', 'cancelled'));
CREATE TABLE "text_changes" (
	"activity_id" uuid PRIMARY KEY NOT NULL,
	"change" jsonb NOT NULL,
	"submitted_at" timestamptz(3) NOT NULL,
	"submitted_by" uuid NOT NULL,
	"return_reason" text
);
--> statement-breakpoint
ALTER TABLE "outcome_photos" ADD COLUMN "waits" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "text_changes" ADD CONSTRAINT "text_changes_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "activities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_changes" ADD CONSTRAINT "text_changes_submitted_by_volunteers_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "text_changes_waiting" ON "text_changes" USING btree ("submitted_at","activity_id") WHERE return_reason is null;--> statement-breakpoint
CREATE INDEX "outcome_photos_waiting" ON "outcome_photos" USING btree ("added_at","id") WHERE waits;

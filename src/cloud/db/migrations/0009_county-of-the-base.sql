ALTER TABLE "base" ADD COLUMN "county" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "base" ADD COLUMN "contact_phone" text;--> statement-breakpoint
ALTER TABLE "base" ADD COLUMN "calling_hours" jsonb;--> statement-breakpoint
ALTER TABLE "activities" DROP COLUMN "is_sample";
ALTER TABLE "volunteers" ADD COLUMN "leaves_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "volunteers" ADD COLUMN "left_at" timestamptz(3);--> statement-breakpoint
CREATE INDEX "volunteers_leaving" ON "volunteers" USING btree ("leaves_at") WHERE leaves_at is not null;--> statement-breakpoint
ALTER TABLE "volunteers" ADD CONSTRAINT "volunteers_left" CHECK ("left_at" is null or ("openid" is null and "phone" = '' and "leaves_at" is null));
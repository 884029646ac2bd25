CREATE TABLE "sayings" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"means" jsonb NOT NULL,
	"ordinal" integer NOT NULL,
	"retired_at" timestamptz(3),
	CONSTRAINT "sayings_name_unique" UNIQUE("name")
);
--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "search_words" "tsvector" DEFAULT ''::tsvector NOT NULL;--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "search_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "base" ADD COLUMN "has_sayings" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "activities_by_words" ON "activities" USING gin ("search_words");--> statement-breakpoint
CREATE INDEX "activities_by_search_version" ON "activities" USING btree ("search_version");
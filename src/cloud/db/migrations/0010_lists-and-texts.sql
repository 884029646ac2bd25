CREATE TABLE "holiday_days" (
	"year" integer NOT NULL,
	"date" date NOT NULL,
	"name" text NOT NULL,
	"is_worked" boolean NOT NULL,
	CONSTRAINT "holiday_days_year_date_pk" PRIMARY KEY("year","date")
);
--> statement-breakpoint
CREATE TABLE "holiday_years" (
	"year" integer PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "holiday_years_year" CHECK ("holiday_years"."year" between 2000 and 2100)
);
--> statement-breakpoint
CREATE TABLE "places" (
	"id" text PRIMARY KEY NOT NULL,
	"town_id" text NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"ordinal" integer NOT NULL,
	"retired_at" timestamptz(3),
	CONSTRAINT "places_once" UNIQUE("town_id","name")
);
--> statement-breakpoint
CREATE TABLE "templates" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"category_id" text NOT NULL,
	"title" text NOT NULL,
	"word" text NOT NULL,
	"minutes" integer NOT NULL,
	"services" jsonb NOT NULL,
	"positions" jsonb NOT NULL,
	"ordinal" integer NOT NULL,
	"retired_at" timestamptz(3),
	CONSTRAINT "templates_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "texts" (
	"kind" text PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "texts_kind" CHECK ("texts"."kind" in ('about', 'privacy'))
);
--> statement-breakpoint
ALTER TABLE "categories" ADD COLUMN "retired_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "skills" ADD COLUMN "retired_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "towns" ADD COLUMN "retired_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "holiday_days" ADD CONSTRAINT "holiday_days_year_holiday_years_year_fk" FOREIGN KEY ("year") REFERENCES "holiday_years"("year") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "places" ADD CONSTRAINT "places_town_id_towns_id_fk" FOREIGN KEY ("town_id") REFERENCES "towns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_category_id_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "categories"("id") ON DELETE no action ON UPDATE no action;
CREATE TABLE "closings" (
	"activity_id" uuid PRIMARY KEY NOT NULL,
	"closed_at" timestamptz(3) NOT NULL,
	"marks_seen" integer NOT NULL,
	"closed_by" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "disputes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"activity_id" uuid NOT NULL,
	"volunteer_id" uuid NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"answer" text,
	"answered_at" timestamptz(3),
	"answered_by" uuid,
	CONSTRAINT "disputes_answer" CHECK (("disputes"."answered_at" is null) = ("disputes"."answer" is null) and ("disputes"."answer" is null) = ("disputes"."answered_by" is null))
);
--> statement-breakpoint
CREATE TABLE "proofs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"volunteer_id" uuid NOT NULL,
	"issued_at" timestamptz(3) NOT NULL,
	"content" jsonb NOT NULL,
	CONSTRAINT "proofs_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "roster_phones" (
	"activity_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"volunteer_id" uuid NOT NULL,
	"first_at" timestamptz(3) NOT NULL,
	"last_at" timestamptz(3) NOT NULL,
	"cut_off_at" timestamptz(3),
	"cut_off_by" uuid,
	CONSTRAINT "roster_phones_activity_id_device_id_pk" PRIMARY KEY("activity_id","device_id"),
	CONSTRAINT "roster_phones_cut_off" CHECK (("roster_phones"."cut_off_at" is null) = ("roster_phones"."cut_off_by" is null))
);
--> statement-breakpoint
CREATE TABLE "wrong_codes" (
	"activity_id" uuid NOT NULL,
	"volunteer_id" uuid NOT NULL,
	"count" integer NOT NULL,
	"last_at" timestamptz(3) NOT NULL,
	CONSTRAINT "wrong_codes_activity_id_volunteer_id_pk" PRIMARY KEY("activity_id","volunteer_id")
);
--> statement-breakpoint
ALTER TABLE "marks" ADD COLUMN "stated_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "marks" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "marks" ADD COLUMN "shown_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "closings" ADD CONSTRAINT "closings_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closings" ADD CONSTRAINT "closings_closed_by_volunteers_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_volunteer_id_volunteers_id_fk" FOREIGN KEY ("volunteer_id") REFERENCES "public"."volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_answered_by_volunteers_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proofs" ADD CONSTRAINT "proofs_volunteer_id_volunteers_id_fk" FOREIGN KEY ("volunteer_id") REFERENCES "public"."volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_phones" ADD CONSTRAINT "roster_phones_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_phones" ADD CONSTRAINT "roster_phones_volunteer_id_volunteers_id_fk" FOREIGN KEY ("volunteer_id") REFERENCES "public"."volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_phones" ADD CONSTRAINT "roster_phones_cut_off_by_volunteers_id_fk" FOREIGN KEY ("cut_off_by") REFERENCES "public"."volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wrong_codes" ADD CONSTRAINT "wrong_codes_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wrong_codes" ADD CONSTRAINT "wrong_codes_volunteer_id_volunteers_id_fk" FOREIGN KEY ("volunteer_id") REFERENCES "public"."volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "disputes_one_open" ON "disputes" USING btree ("activity_id","volunteer_id") WHERE answered_at is null;--> statement-breakpoint
CREATE INDEX "disputes_by_volunteer" ON "disputes" USING btree ("volunteer_id","created_at");--> statement-breakpoint
CREATE INDEX "proofs_by_volunteer" ON "proofs" USING btree ("volunteer_id","issued_at");--> statement-breakpoint
CREATE INDEX "marks_by_volunteer" ON "marks" USING btree ("volunteer_id");--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_method" CHECK ("marks"."method" in ('ticked', 'scanned', 'spoken', 'venue', 'corrected'));--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_reason" CHECK (("marks"."method" = 'corrected') = ("marks"."reason" is not null));--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_stated" CHECK (("marks"."method" = 'corrected' and "marks"."kind" <> 'void') = ("marks"."stated_at" is not null));--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_shown" CHECK (("marks"."method" = 'venue') = ("marks"."shown_at" is not null));--> statement-breakpoint
-- What a proof says was said: anybody may have it on paper.
create trigger proofs_only_grow before update or delete or truncate on proofs
  for each statement execute function refuse_change();
--> statement-breakpoint
-- The counterpart of ms(): a moment from UTC milliseconds.
create function instant_of(ms bigint) returns timestamptz language sql immutable as $$ select to_timestamp(ms / 1000.0) $$;

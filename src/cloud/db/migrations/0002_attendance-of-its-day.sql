CREATE TABLE "finding_answers" (
	"activity_id" uuid NOT NULL,
	"volunteer_id" uuid NOT NULL,
	"finding" text NOT NULL,
	"answered_by" uuid NOT NULL,
	"answered_at" timestamptz(3) NOT NULL,
	CONSTRAINT "finding_answers_activity_id_volunteer_id_finding_pk" PRIMARY KEY("activity_id","volunteer_id","finding")
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"name" text NOT NULL,
	"value" text NOT NULL,
	"since" timestamptz(3) NOT NULL,
	CONSTRAINT "settings_name_since_pk" PRIMARY KEY("name","since")
);
--> statement-breakpoint
ALTER TABLE "marks" DROP CONSTRAINT "marks_kind";--> statement-breakpoint
ALTER TABLE "marks" DROP CONSTRAINT "marks_voids";--> statement-breakpoint
ALTER TABLE "marks" DROP CONSTRAINT "marks_stated";--> statement-breakpoint
ALTER TABLE "sign_ups" ADD COLUMN "moved_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "finding_answers" ADD CONSTRAINT "finding_answers_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "activities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_answers" ADD CONSTRAINT "finding_answers_volunteer_id_volunteers_id_fk" FOREIGN KEY ("volunteer_id") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_answers" ADD CONSTRAINT "finding_answers_answered_by_volunteers_id_fk" FOREIGN KEY ("answered_by") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_kind" CHECK ("kind" in ('in', 'out', 'void', 'accept'));--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_voids" CHECK (("kind" in ('void', 'accept')) = ("voids" is not null));--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_stated" CHECK (("kind" = 'accept' or ("method" = 'corrected' and "kind" <> 'void')) = ("stated_at" is not null));

CREATE TABLE "team_parts" (
	"team_id" uuid NOT NULL,
	"position_id" uuid NOT NULL,
	"seats" integer NOT NULL,
	CONSTRAINT "team_parts_team_id_position_id_pk" PRIMARY KEY("team_id","position_id"),
	CONSTRAINT "team_parts_seats" CHECK ("team_parts"."seats" > 0)
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"id" uuid PRIMARY KEY NOT NULL,
	"activity_id" uuid NOT NULL,
	"organisation_id" text NOT NULL,
	"leader_id" uuid NOT NULL,
	"status" text NOT NULL,
	"invitation_key" text NOT NULL,
	"passed_over" integer DEFAULT 0 NOT NULL,
	"arrival" bigint DEFAULT nextval('sign_ups_arrival_seq') NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"changed_at" timestamptz(3) NOT NULL,
	CONSTRAINT "teams_status" CHECK ("teams"."status" in ('confirmed', 'waitlisted', 'withdrawn', 'cancelled'))
);
--> statement-breakpoint
DROP INDEX "seats_free";--> statement-breakpoint
DROP INDEX "sign_ups_waiting";--> statement-breakpoint
ALTER TABLE "volunteers" ALTER COLUMN "openid" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "names_until" timestamptz(3);--> statement-breakpoint
UPDATE "activities" SET "names_until" = "withdraw_until";--> statement-breakpoint
ALTER TABLE "activities" ALTER COLUMN "names_until" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "seats" ADD COLUMN "team_id" uuid;--> statement-breakpoint
ALTER TABLE "seats" ADD COLUMN "reserved_for" text;--> statement-breakpoint
ALTER TABLE "seats" ADD COLUMN "reserved_until" timestamptz(3);--> statement-breakpoint
ALTER TABLE "sign_ups" ADD COLUMN "team_id" uuid;--> statement-breakpoint
ALTER TABLE "volunteer_skills" ADD COLUMN "expires_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "team_parts" ADD CONSTRAINT "team_parts_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_parts" ADD CONSTRAINT "team_parts_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."positions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_leader_id_volunteers_id_fk" FOREIGN KEY ("leader_id") REFERENCES "public"."volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "team_parts_by_position" ON "team_parts" USING btree ("position_id");--> statement-breakpoint
CREATE INDEX "teams_by_activity" ON "teams" USING btree ("activity_id","status");--> statement-breakpoint
CREATE INDEX "teams_by_leader" ON "teams" USING btree ("leader_id","created_at");--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_reserved_for_organisations_id_fk" FOREIGN KEY ("reserved_for") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_ups" ADD CONSTRAINT "sign_ups_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "seats_open" ON "seats" USING btree ("position_id","id") WHERE sign_up_id is null and team_id is null;--> statement-breakpoint
CREATE INDEX "seats_by_team" ON "seats" USING btree ("team_id") WHERE team_id is not null;--> statement-breakpoint
CREATE INDEX "sign_ups_by_team" ON "sign_ups" USING btree ("team_id") WHERE team_id is not null;--> statement-breakpoint
CREATE INDEX "sign_ups_waiting" ON "sign_ups" USING btree ("activity_id","arrival") WHERE status = 'waitlisted';--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_reserved" CHECK (("seats"."reserved_for" is null) = ("seats"."reserved_until" is null));
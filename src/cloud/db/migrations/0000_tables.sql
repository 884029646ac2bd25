CREATE TABLE "activities" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"status" text NOT NULL,
	"starts_at" timestamptz(3) NOT NULL,
	"ends_at" timestamptz(3) NOT NULL,
	"town_id" text,
	"place" text NOT NULL,
	"sign_up_opens_at" timestamptz(3) NOT NULL,
	"sign_up_closes_at" timestamptz(3) NOT NULL,
	"withdraw_until" timestamptz(3) NOT NULL,
	"series" text,
	"ticket_key" text NOT NULL,
	"is_sample" boolean DEFAULT false NOT NULL,
	"imported_as" text,
	"search_text" text DEFAULT '' NOT NULL,
	"cancel_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid,
	"created_at" timestamptz(3) NOT NULL,
	"published_at" timestamptz(3),
	CONSTRAINT "activities_imported_as_unique" UNIQUE("imported_as"),
	CONSTRAINT "activities_status" CHECK ("activities"."status" in ('draft', 'published', 'cancelled')),
	CONSTRAINT "activities_times" CHECK ("activities"."starts_at" < "activities"."ends_at"),
	CONSTRAINT "activities_window" CHECK ("activities"."sign_up_opens_at" <= "activities"."sign_up_closes_at" and "activities"."sign_up_closes_at" <= "activities"."ends_at"),
	CONSTRAINT "activities_cancel_reason" CHECK (("activities"."status" = 'cancelled') = ("activities"."cancel_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "activity_categories" (
	"activity_id" uuid NOT NULL,
	"category_id" text NOT NULL,
	"ordinal" integer NOT NULL,
	CONSTRAINT "activity_categories_activity_id_category_id_pk" PRIMARY KEY("activity_id","category_id")
);
--> statement-breakpoint
CREATE TABLE "activity_organisations" (
	"activity_id" uuid NOT NULL,
	"organisation_id" text NOT NULL,
	"part" text NOT NULL,
	"ordinal" integer NOT NULL,
	CONSTRAINT "activity_organisations_activity_id_organisation_id_pk" PRIMARY KEY("activity_id","organisation_id"),
	CONSTRAINT "activity_organisations_part" CHECK ("activity_organisations"."part" in ('lead', 'host', 'partner'))
);
--> statement-breakpoint
CREATE TABLE "answers" (
	"volunteer_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"fingerprint" text NOT NULL,
	"answer" jsonb,
	"at" timestamptz(3) NOT NULL,
	CONSTRAINT "answers_volunteer_id_request_id_pk" PRIMARY KEY("volunteer_id","request_id")
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamptz(3) NOT NULL,
	"actor_id" uuid,
	"action" text NOT NULL,
	"activity_id" uuid,
	"subject_id" text,
	"details" jsonb
);
--> statement-breakpoint
CREATE TABLE "base" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"name" text NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	CONSTRAINT "base_single" CHECK ("base"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "categories" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"label" text NOT NULL,
	"ordinal" integer NOT NULL,
	CONSTRAINT "categories_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"volunteer_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"version" text NOT NULL,
	"given_at" timestamptz(3) NOT NULL,
	"withdrawn_at" timestamptz(3),
	CONSTRAINT "consents_kind" CHECK ("consents"."kind" in ('personal-data', 'membership'))
);
--> statement-breakpoint
CREATE TABLE "marks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"activity_id" uuid NOT NULL,
	"volunteer_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"voids" uuid,
	"method" text NOT NULL,
	"at" timestamptz(3) NOT NULL,
	"clock_offset" bigint,
	"recorded_by" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"received_at" timestamptz(3) NOT NULL,
	"ordinal" integer NOT NULL,
	CONSTRAINT "marks_in_order" UNIQUE("activity_id","ordinal"),
	CONSTRAINT "marks_kind" CHECK ("marks"."kind" in ('in', 'out', 'void')),
	CONSTRAINT "marks_voids" CHECK (("marks"."kind" = 'void') = ("marks"."voids" is not null))
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"volunteer_id" uuid NOT NULL,
	"organisation_id" text NOT NULL,
	"verified_at" timestamptz(3),
	CONSTRAINT "memberships_volunteer_id_organisation_id_pk" PRIMARY KEY("volunteer_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"volunteer_id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"note" text,
	"created_at" timestamptz(3) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organisation_aliases" (
	"alias" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"short_name" text NOT NULL,
	"kind" text NOT NULL,
	"ordinal" integer NOT NULL,
	CONSTRAINT "organisations_name_unique" UNIQUE("name"),
	CONSTRAINT "organisations_kind" CHECK ("organisations"."kind" in ('party', 'group', 'department', 'partner'))
);
--> statement-breakpoint
CREATE TABLE "outcomes" (
	"activity_id" uuid PRIMARY KEY NOT NULL,
	"volunteers_total" integer,
	"served_total" integer,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "positions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"activity_id" uuid NOT NULL,
	"name" text NOT NULL,
	"capacity" integer NOT NULL,
	"skill_id" text,
	"ordinal" integer NOT NULL,
	CONSTRAINT "positions_of_activity" UNIQUE("activity_id","id"),
	CONSTRAINT "positions_capacity" CHECK ("positions"."capacity" between 1 and 500)
);
--> statement-breakpoint
CREATE TABLE "roles" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"volunteer_id" uuid NOT NULL,
	"role" text NOT NULL,
	"organisation_id" text,
	CONSTRAINT "roles_once" UNIQUE NULLS NOT DISTINCT("volunteer_id","role","organisation_id"),
	CONSTRAINT "roles_scope" CHECK (("roles"."role" = 'organiser') = ("roles"."organisation_id" is not null)),
	CONSTRAINT "roles_role" CHECK ("roles"."role" in ('organiser', 'administrator'))
);
--> statement-breakpoint
CREATE TABLE "seats" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"position_id" uuid NOT NULL,
	"sign_up_id" uuid,
	CONSTRAINT "seats_sign_up_id_unique" UNIQUE("sign_up_id")
);
--> statement-breakpoint
CREATE TABLE "services" (
	"id" uuid PRIMARY KEY NOT NULL,
	"activity_id" uuid NOT NULL,
	"name" text NOT NULL,
	"unit" text,
	"served" integer,
	"ordinal" integer NOT NULL,
	CONSTRAINT "services_served" CHECK ("services"."served" is null or ("services"."served" >= 0 and "services"."unit" is not null))
);
--> statement-breakpoint
CREATE TABLE "sign_ups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"activity_id" uuid NOT NULL,
	"position_id" uuid NOT NULL,
	"volunteer_id" uuid NOT NULL,
	"organisation_id" text,
	"status" text NOT NULL,
	"during" "tstzrange" NOT NULL,
	"clashes" boolean DEFAULT false NOT NULL,
	"code" text NOT NULL,
	"arrival" bigserial NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"changed_at" timestamptz(3) NOT NULL,
	CONSTRAINT "sign_ups_code" UNIQUE("activity_id","code"),
	CONSTRAINT "sign_ups_status" CHECK ("sign_ups"."status" in ('confirmed', 'waitlisted', 'withdrawn', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "skills" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"needs_verification" boolean DEFAULT false NOT NULL,
	"ordinal" integer NOT NULL,
	CONSTRAINT "skills_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "towns" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"ordinal" integer NOT NULL,
	CONSTRAINT "towns_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "volunteer_skills" (
	"volunteer_id" uuid NOT NULL,
	"skill_id" text NOT NULL,
	"verified_at" timestamptz(3),
	"verified_by" uuid,
	CONSTRAINT "volunteer_skills_volunteer_id_skill_id_pk" PRIMARY KEY("volunteer_id","skill_id")
);
--> statement-breakpoint
CREATE TABLE "volunteers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"openid" text NOT NULL,
	"name" text NOT NULL,
	"phone" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	CONSTRAINT "volunteers_openid_unique" UNIQUE("openid")
);
--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_town_id_towns_id_fk" FOREIGN KEY ("town_id") REFERENCES "public"."towns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_created_by_volunteers_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_categories" ADD CONSTRAINT "activity_categories_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_categories" ADD CONSTRAINT "activity_categories_category_id_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."categories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_organisations" ADD CONSTRAINT "activity_organisations_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_organisations" ADD CONSTRAINT "activity_organisations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_volunteer_id_volunteers_id_fk" FOREIGN KEY ("volunteer_id") REFERENCES "public"."volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_actor_id_volunteers_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_volunteer_id_volunteers_id_fk" FOREIGN KEY ("volunteer_id") REFERENCES "public"."volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_volunteer_id_volunteers_id_fk" FOREIGN KEY ("volunteer_id") REFERENCES "public"."volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_voids_marks_id_fk" FOREIGN KEY ("voids") REFERENCES "public"."marks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_recorded_by_volunteers_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_volunteer_id_volunteers_id_fk" FOREIGN KEY ("volunteer_id") REFERENCES "public"."volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_volunteer_id_volunteers_id_fk" FOREIGN KEY ("volunteer_id") REFERENCES "public"."volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_aliases" ADD CONSTRAINT "organisation_aliases_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcomes" ADD CONSTRAINT "outcomes_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_skill_id_skills_id_fk" FOREIGN KEY ("skill_id") REFERENCES "public"."skills"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_volunteer_id_volunteers_id_fk" FOREIGN KEY ("volunteer_id") REFERENCES "public"."volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."positions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_sign_up_id_sign_ups_id_fk" FOREIGN KEY ("sign_up_id") REFERENCES "public"."sign_ups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services" ADD CONSTRAINT "services_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_ups" ADD CONSTRAINT "sign_ups_volunteer_id_volunteers_id_fk" FOREIGN KEY ("volunteer_id") REFERENCES "public"."volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_ups" ADD CONSTRAINT "sign_ups_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_ups" ADD CONSTRAINT "sign_ups_position" FOREIGN KEY ("activity_id","position_id") REFERENCES "public"."positions"("activity_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer_skills" ADD CONSTRAINT "volunteer_skills_volunteer_id_volunteers_id_fk" FOREIGN KEY ("volunteer_id") REFERENCES "public"."volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer_skills" ADD CONSTRAINT "volunteer_skills_skill_id_skills_id_fk" FOREIGN KEY ("skill_id") REFERENCES "public"."skills"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer_skills" ADD CONSTRAINT "volunteer_skills_verified_by_volunteers_id_fk" FOREIGN KEY ("verified_by") REFERENCES "public"."volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activities_by_start" ON "activities" USING btree ("starts_at","id");--> statement-breakpoint
CREATE INDEX "activities_by_town" ON "activities" USING btree ("town_id","starts_at","id");--> statement-breakpoint
CREATE INDEX "activity_categories_by_category" ON "activity_categories" USING btree ("category_id");--> statement-breakpoint
CREATE UNIQUE INDEX "activity_organisations_one_lead" ON "activity_organisations" USING btree ("activity_id") WHERE part = 'lead';--> statement-breakpoint
CREATE INDEX "activity_organisations_by_organisation" ON "activity_organisations" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "answers_by_age" ON "answers" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_log_by_activity" ON "audit_log" USING btree ("activity_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "consents_one_live" ON "consents" USING btree ("volunteer_id","kind","version") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "messages_by_volunteer" ON "messages" USING btree ("volunteer_id","created_at");--> statement-breakpoint
CREATE INDEX "positions_by_activity" ON "positions" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "seats_free" ON "seats" USING btree ("position_id","id") WHERE sign_up_id is null;--> statement-breakpoint
CREATE INDEX "seats_by_position" ON "seats" USING btree ("position_id");--> statement-breakpoint
CREATE INDEX "services_by_activity" ON "services" USING btree ("activity_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sign_ups_one_live" ON "sign_ups" USING btree ("activity_id","volunteer_id") WHERE status in ('confirmed', 'waitlisted');--> statement-breakpoint
CREATE INDEX "sign_ups_by_volunteer" ON "sign_ups" USING btree ("volunteer_id","created_at");--> statement-breakpoint
CREATE INDEX "sign_ups_waiting" ON "sign_ups" USING btree ("position_id","created_at","id") WHERE status = 'waitlisted';--> statement-breakpoint
CREATE INDEX "sign_ups_by_position" ON "sign_ups" USING btree ("position_id","status");
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
	"names_until" timestamptz(3) NOT NULL,
	"series_id" uuid,
	"ticket_key" text NOT NULL,
	"is_sample" boolean DEFAULT false NOT NULL,
	"imported_as" text,
	"search_text" text DEFAULT '' NOT NULL,
	"cancel_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid,
	"created_at" timestamptz(3) NOT NULL,
	"published_at" timestamptz(3),
	"submitted_at" timestamptz(3),
	"submitted_by" uuid,
	"return_reason" text,
	CONSTRAINT "activities_imported_as_unique" UNIQUE("imported_as"),
	CONSTRAINT "activities_status" CHECK ("activities"."status" in ('draft', 'submitted', 'published', 'cancelled')),
	CONSTRAINT "activities_submitted" CHECK (("activities"."status" = 'submitted') = ("activities"."submitted_at" is not null) and ("activities"."submitted_at" is null) = ("activities"."submitted_by" is null)),
	CONSTRAINT "activities_return_reason" CHECK ("activities"."return_reason" is null or "activities"."status" = 'draft'),
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
CREATE TABLE "outcome_photos" (
	"id" uuid PRIMARY KEY NOT NULL,
	"activity_id" uuid NOT NULL,
	"slot" integer NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"content" "bytea" NOT NULL,
	"thumbnail" "bytea" NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamptz(3) NOT NULL,
	CONSTRAINT "outcome_photos_slots" UNIQUE("activity_id","slot"),
	CONSTRAINT "outcome_photos_slot" CHECK ("outcome_photos"."slot" between 1 and 9),
	CONSTRAINT "outcome_photos_size" CHECK ("outcome_photos"."width" > 0 and "outcome_photos"."height" > 0 and length("outcome_photos"."content") > 0 and length("outcome_photos"."thumbnail") > 0)
);
--> statement-breakpoint
CREATE TABLE "outcomes" (
	"activity_id" uuid PRIMARY KEY NOT NULL,
	"volunteers_total" integer,
	"served_total" integer,
	"note" text,
	"reported_at" timestamptz(3),
	"reported_by" uuid
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
CREATE TABLE "attendances" (
	"activity_id" uuid NOT NULL,
	"volunteer_id" uuid NOT NULL,
	"in_at" timestamptz(3) NOT NULL,
	"out_at" timestamptz(3),
	"minutes" integer NOT NULL,
	"known_from" timestamptz(3),
	CONSTRAINT "attendances_activity_id_volunteer_id_pk" PRIMARY KEY("activity_id","volunteer_id"),
	CONSTRAINT "attendances_minutes" CHECK ("attendances"."minutes" >= 0),
	CONSTRAINT "attendances_known" CHECK (("attendances"."out_at" is null) = ("attendances"."known_from" is not null))
);
--> statement-breakpoint
CREATE TABLE "closings" (
	"activity_id" uuid PRIMARY KEY NOT NULL,
	"closed_at" timestamptz(3) NOT NULL,
	"marks_seen" integer NOT NULL,
	"closed_by" uuid NOT NULL
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
	"stated_at" timestamptz(3),
	"reason" text,
	"shown_at" timestamptz(3),
	"recorded_by" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"received_at" timestamptz(3) NOT NULL,
	"ordinal" integer NOT NULL,
	CONSTRAINT "marks_in_order" UNIQUE("activity_id","ordinal"),
	CONSTRAINT "marks_kind" CHECK ("marks"."kind" in ('in', 'out', 'void')),
	CONSTRAINT "marks_voids" CHECK (("marks"."kind" = 'void') = ("marks"."voids" is not null)),
	CONSTRAINT "marks_method" CHECK ("marks"."method" in ('ticked', 'scanned', 'spoken', 'venue', 'corrected')),
	CONSTRAINT "marks_reason" CHECK (("marks"."method" = 'corrected') = ("marks"."reason" is not null)),
	CONSTRAINT "marks_stated" CHECK (("marks"."method" = 'corrected' and "marks"."kind" <> 'void') = ("marks"."stated_at" is not null)),
	CONSTRAINT "marks_shown" CHECK (("marks"."method" = 'venue') = ("marks"."shown_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "list_phones" (
	"activity_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"volunteer_id" uuid NOT NULL,
	"first_at" timestamptz(3) NOT NULL,
	"last_at" timestamptz(3) NOT NULL,
	"cut_off_at" timestamptz(3),
	"cut_off_by" uuid,
	CONSTRAINT "list_phones_activity_id_device_id_pk" PRIMARY KEY("activity_id","device_id"),
	CONSTRAINT "list_phones_cut_off" CHECK (("list_phones"."cut_off_at" is null) = ("list_phones"."cut_off_by" is null))
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
CREATE TABLE "roster_members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"name" text NOT NULL,
	"phone" text NOT NULL,
	"skills" jsonb NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"changed_at" timestamptz(3) NOT NULL,
	CONSTRAINT "roster_members_phone" UNIQUE("organisation_id","phone")
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
CREATE TABLE "memberships" (
	"volunteer_id" uuid NOT NULL,
	"organisation_id" text NOT NULL,
	"verified_at" timestamptz(3),
	"split" integer,
	CONSTRAINT "memberships_volunteer_id_organisation_id_pk" PRIMARY KEY("volunteer_id","organisation_id"),
	CONSTRAINT "memberships_split" CHECK ("memberships"."split" between 0 and 100)
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
CREATE TABLE "volunteer_skills" (
	"volunteer_id" uuid NOT NULL,
	"skill_id" text NOT NULL,
	"verified_at" timestamptz(3),
	"verified_by" uuid,
	"expires_at" timestamptz(3),
	CONSTRAINT "volunteer_skills_volunteer_id_skill_id_pk" PRIMARY KEY("volunteer_id","skill_id")
);
--> statement-breakpoint
CREATE TABLE "volunteers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"openid" text,
	"name" text NOT NULL,
	"phone" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	CONSTRAINT "volunteers_openid_unique" UNIQUE("openid")
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
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"volunteer_id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"note" text,
	"created_at" timestamptz(3) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "series" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"plan" jsonb,
	"created_by" uuid,
	"created_at" timestamptz(3) NOT NULL,
	"ended_at" timestamptz(3)
);
--> statement-breakpoint
CREATE TABLE "seats" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"position_id" uuid NOT NULL,
	"team_id" uuid,
	"sign_up_id" uuid,
	"reserved_for" text,
	"reserved_until" timestamptz(3),
	CONSTRAINT "seats_sign_up_id_unique" UNIQUE("sign_up_id"),
	CONSTRAINT "seats_reserved" CHECK (("seats"."reserved_for" is null) = ("seats"."reserved_until" is null))
);
--> statement-breakpoint
CREATE TABLE "sign_ups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"activity_id" uuid NOT NULL,
	"position_id" uuid NOT NULL,
	"volunteer_id" uuid NOT NULL,
	"organisation_id" text,
	"team_id" uuid,
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
CREATE TABLE "upload_parts" (
	"upload_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "upload_parts_upload_id_ordinal_pk" PRIMARY KEY("upload_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"volunteer_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"size" integer NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	CONSTRAINT "uploads_size" CHECK ("uploads"."size" > 0)
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
CREATE TABLE "merged_organisations" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"into_id" text NOT NULL
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
	"is_trusted" boolean DEFAULT false NOT NULL,
	CONSTRAINT "organisations_name_unique" UNIQUE("name"),
	CONSTRAINT "organisations_kind" CHECK ("organisations"."kind" in ('party', 'group', 'department', 'partner'))
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
CREATE TABLE "closed_parts" (
	"year" integer NOT NULL,
	"organisation_id" text NOT NULL,
	"activity_id" uuid NOT NULL,
	"part" text NOT NULL,
	"turns" integer NOT NULL,
	"minutes" integer NOT NULL,
	"served" integer,
	CONSTRAINT "closed_parts_year_organisation_id_activity_id_pk" PRIMARY KEY("year","organisation_id","activity_id")
);
--> statement-breakpoint
CREATE TABLE "closed_turns" (
	"year" integer NOT NULL,
	"organisation_id" text NOT NULL,
	"activity_id" uuid NOT NULL,
	"volunteer_id" uuid NOT NULL,
	"in_at" timestamptz(3) NOT NULL,
	"out_at" timestamptz(3),
	"minutes" integer NOT NULL,
	"share" double precision NOT NULL,
	CONSTRAINT "closed_turns_year_organisation_id_activity_id_volunteer_id_pk" PRIMARY KEY("year","organisation_id","activity_id","volunteer_id")
);
--> statement-breakpoint
CREATE TABLE "closed_years" (
	"year" integer PRIMARY KEY NOT NULL,
	"closed_at" timestamptz(3) NOT NULL,
	"closed_by" uuid NOT NULL,
	"figures" jsonb NOT NULL,
	"rules" integer NOT NULL,
	"scores" jsonb NOT NULL,
	CONSTRAINT "closed_years_year" CHECK ("closed_years"."year" between 2000 and 2100)
);
--> statement-breakpoint
CREATE TABLE "exported_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"volunteer_id" uuid NOT NULL,
	"created_at" timestamptz(3) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exported_parts" (
	"file_id" uuid NOT NULL,
	"part" integer NOT NULL,
	"content" text NOT NULL,
	CONSTRAINT "exported_parts_file_id_part_pk" PRIMARY KEY("file_id","part")
);
--> statement-breakpoint
CREATE TABLE "scoring_rules" (
	"version" integer PRIMARY KEY NOT NULL,
	"points" jsonb NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"created_by" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_town_id_towns_id_fk" FOREIGN KEY ("town_id") REFERENCES "towns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_series_id_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "series"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_created_by_volunteers_id_fk" FOREIGN KEY ("created_by") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_submitted_by_volunteers_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_categories" ADD CONSTRAINT "activity_categories_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "activities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_categories" ADD CONSTRAINT "activity_categories_category_id_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "categories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_organisations" ADD CONSTRAINT "activity_organisations_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "activities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_organisations" ADD CONSTRAINT "activity_organisations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_photos" ADD CONSTRAINT "outcome_photos_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "activities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_photos" ADD CONSTRAINT "outcome_photos_added_by_volunteers_id_fk" FOREIGN KEY ("added_by") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcomes" ADD CONSTRAINT "outcomes_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "activities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcomes" ADD CONSTRAINT "outcomes_reported_by_volunteers_id_fk" FOREIGN KEY ("reported_by") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "activities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_skill_id_skills_id_fk" FOREIGN KEY ("skill_id") REFERENCES "skills"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services" ADD CONSTRAINT "services_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "activities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendances" ADD CONSTRAINT "attendances_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "activities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendances" ADD CONSTRAINT "attendances_volunteer_id_volunteers_id_fk" FOREIGN KEY ("volunteer_id") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closings" ADD CONSTRAINT "closings_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "activities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closings" ADD CONSTRAINT "closings_closed_by_volunteers_id_fk" FOREIGN KEY ("closed_by") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "activities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_volunteer_id_volunteers_id_fk" FOREIGN KEY ("volunteer_id") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_voids_marks_id_fk" FOREIGN KEY ("voids") REFERENCES "marks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_recorded_by_volunteers_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_phones" ADD CONSTRAINT "list_phones_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "activities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_phones" ADD CONSTRAINT "list_phones_volunteer_id_volunteers_id_fk" FOREIGN KEY ("volunteer_id") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_phones" ADD CONSTRAINT "list_phones_cut_off_by_volunteers_id_fk" FOREIGN KEY ("cut_off_by") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wrong_codes" ADD CONSTRAINT "wrong_codes_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "activities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wrong_codes" ADD CONSTRAINT "wrong_codes_volunteer_id_volunteers_id_fk" FOREIGN KEY ("volunteer_id") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_members" ADD CONSTRAINT "roster_members_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_volunteer_id_volunteers_id_fk" FOREIGN KEY ("volunteer_id") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_volunteer_id_volunteers_id_fk" FOREIGN KEY ("volunteer_id") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_volunteer_id_volunteers_id_fk" FOREIGN KEY ("volunteer_id") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer_skills" ADD CONSTRAINT "volunteer_skills_volunteer_id_volunteers_id_fk" FOREIGN KEY ("volunteer_id") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer_skills" ADD CONSTRAINT "volunteer_skills_skill_id_skills_id_fk" FOREIGN KEY ("skill_id") REFERENCES "skills"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer_skills" ADD CONSTRAINT "volunteer_skills_verified_by_volunteers_id_fk" FOREIGN KEY ("verified_by") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "activities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_volunteer_id_volunteers_id_fk" FOREIGN KEY ("volunteer_id") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_answered_by_volunteers_id_fk" FOREIGN KEY ("answered_by") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proofs" ADD CONSTRAINT "proofs_volunteer_id_volunteers_id_fk" FOREIGN KEY ("volunteer_id") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_volunteer_id_volunteers_id_fk" FOREIGN KEY ("volunteer_id") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_actor_id_volunteers_id_fk" FOREIGN KEY ("actor_id") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "activities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_volunteer_id_volunteers_id_fk" FOREIGN KEY ("volunteer_id") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "activities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_created_by_volunteers_id_fk" FOREIGN KEY ("created_by") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "positions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_sign_up_id_sign_ups_id_fk" FOREIGN KEY ("sign_up_id") REFERENCES "sign_ups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_reserved_for_organisations_id_fk" FOREIGN KEY ("reserved_for") REFERENCES "organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_ups" ADD CONSTRAINT "sign_ups_volunteer_id_volunteers_id_fk" FOREIGN KEY ("volunteer_id") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_ups" ADD CONSTRAINT "sign_ups_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_ups" ADD CONSTRAINT "sign_ups_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_ups" ADD CONSTRAINT "sign_ups_position" FOREIGN KEY ("activity_id","position_id") REFERENCES "positions"("activity_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_parts" ADD CONSTRAINT "team_parts_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_parts" ADD CONSTRAINT "team_parts_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "positions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "activities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_leader_id_volunteers_id_fk" FOREIGN KEY ("leader_id") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upload_parts" ADD CONSTRAINT "upload_parts_upload" FOREIGN KEY ("upload_id") REFERENCES "uploads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_volunteer_id_volunteers_id_fk" FOREIGN KEY ("volunteer_id") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merged_organisations" ADD CONSTRAINT "merged_organisations_into_id_organisations_id_fk" FOREIGN KEY ("into_id") REFERENCES "organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_aliases" ADD CONSTRAINT "organisation_aliases_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closed_parts" ADD CONSTRAINT "closed_parts_year_closed_years_year_fk" FOREIGN KEY ("year") REFERENCES "closed_years"("year") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closed_parts" ADD CONSTRAINT "closed_parts_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "activities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closed_turns" ADD CONSTRAINT "closed_turns_year_closed_years_year_fk" FOREIGN KEY ("year") REFERENCES "closed_years"("year") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closed_turns" ADD CONSTRAINT "closed_turns_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "activities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closed_turns" ADD CONSTRAINT "closed_turns_volunteer_id_volunteers_id_fk" FOREIGN KEY ("volunteer_id") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closed_years" ADD CONSTRAINT "closed_years_closed_by_volunteers_id_fk" FOREIGN KEY ("closed_by") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exported_files" ADD CONSTRAINT "exported_files_volunteer_id_volunteers_id_fk" FOREIGN KEY ("volunteer_id") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exported_parts" ADD CONSTRAINT "exported_parts_file_id_exported_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "exported_files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scoring_rules" ADD CONSTRAINT "scoring_rules_created_by_volunteers_id_fk" FOREIGN KEY ("created_by") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activities_by_start" ON "activities" USING btree ("starts_at","id");--> statement-breakpoint
CREATE INDEX "activities_submitted_first" ON "activities" USING btree ("submitted_at","id") WHERE "activities"."submitted_at" is not null;--> statement-breakpoint
CREATE INDEX "activities_by_town" ON "activities" USING btree ("town_id","starts_at","id");--> statement-breakpoint
CREATE INDEX "activities_by_series" ON "activities" USING btree ("series_id","starts_at");--> statement-breakpoint
CREATE INDEX "activity_categories_by_category" ON "activity_categories" USING btree ("category_id");--> statement-breakpoint
CREATE UNIQUE INDEX "activity_organisations_one_lead" ON "activity_organisations" USING btree ("activity_id") WHERE part = 'lead';--> statement-breakpoint
CREATE INDEX "activity_organisations_by_organisation" ON "activity_organisations" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "positions_by_activity" ON "positions" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "services_by_activity" ON "services" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "attendances_by_volunteer" ON "attendances" USING btree ("volunteer_id");--> statement-breakpoint
CREATE INDEX "marks_by_volunteer" ON "marks" USING btree ("volunteer_id");--> statement-breakpoint
CREATE INDEX "roster_members_by_phone" ON "roster_members" USING btree ("phone");--> statement-breakpoint
CREATE UNIQUE INDEX "consents_one_live" ON "consents" USING btree ("volunteer_id","kind","version") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "memberships_by_organisation" ON "memberships" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "disputes_one_open" ON "disputes" USING btree ("activity_id","volunteer_id") WHERE answered_at is null;--> statement-breakpoint
CREATE INDEX "disputes_by_volunteer" ON "disputes" USING btree ("volunteer_id","created_at");--> statement-breakpoint
CREATE INDEX "proofs_by_volunteer" ON "proofs" USING btree ("volunteer_id","issued_at");--> statement-breakpoint
CREATE INDEX "answers_by_age" ON "answers" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_log_by_activity" ON "audit_log" USING btree ("activity_id","id");--> statement-breakpoint
CREATE INDEX "audit_log_by_actor" ON "audit_log" USING btree ("actor_id","id");--> statement-breakpoint
CREATE INDEX "audit_log_by_subject" ON "audit_log" USING btree ("subject_id","id");--> statement-breakpoint
CREATE INDEX "messages_by_volunteer" ON "messages" USING btree ("volunteer_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "series_one_by_name" ON "series" USING btree ("name") WHERE plan is null;--> statement-breakpoint
CREATE INDEX "seats_open" ON "seats" USING btree ("position_id","id") WHERE sign_up_id is null and team_id is null;--> statement-breakpoint
CREATE INDEX "seats_by_position" ON "seats" USING btree ("position_id");--> statement-breakpoint
CREATE INDEX "seats_by_team" ON "seats" USING btree ("team_id") WHERE team_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "sign_ups_one_live" ON "sign_ups" USING btree ("activity_id","volunteer_id") WHERE status in ('confirmed', 'waitlisted');--> statement-breakpoint
CREATE INDEX "sign_ups_by_volunteer" ON "sign_ups" USING btree ("volunteer_id","created_at");--> statement-breakpoint
CREATE INDEX "sign_ups_waiting" ON "sign_ups" USING btree ("activity_id","arrival") WHERE status = 'waitlisted';--> statement-breakpoint
CREATE INDEX "sign_ups_waiting_for" ON "sign_ups" USING btree ("position_id","organisation_id") WHERE status = 'waitlisted';--> statement-breakpoint
CREATE INDEX "sign_ups_by_position" ON "sign_ups" USING btree ("position_id","status");--> statement-breakpoint
CREATE INDEX "sign_ups_by_team" ON "sign_ups" USING btree ("team_id") WHERE team_id is not null;--> statement-breakpoint
CREATE INDEX "team_parts_by_position" ON "team_parts" USING btree ("position_id");--> statement-breakpoint
CREATE INDEX "teams_by_activity" ON "teams" USING btree ("activity_id","status");--> statement-breakpoint
CREATE INDEX "teams_by_leader" ON "teams" USING btree ("leader_id","created_at");--> statement-breakpoint
CREATE INDEX "uploads_by_volunteer" ON "uploads" USING btree ("volunteer_id","created_at");--> statement-breakpoint
CREATE INDEX "exported_files_by_age" ON "exported_files" USING btree ("created_at");
--> statement-breakpoint
-- Written by hand, since drizzle's schema cannot express it. The trigger functions are in ../functions and are applied first.
-- The extension is in a schema on every search path, not in a base's own, so that a base can be dropped without the constraints of another.
create extension if not exists btree_gist with schema pg_catalog;
--> statement-breakpoint
-- One confirmed visit at a time for each person. A sign-up that overlaps after a change of time is flagged and kept; the volunteer decides.
alter table sign_ups add constraint sign_ups_one_place_at_a_time
  exclude using gist (volunteer_id with =, during with &&) where (status = 'confirmed' and not clashes);
--> statement-breakpoint
-- Append-only tables: the audit log, marks, proofs and what years were scored by. TRUNCATE has only statement triggers.
create trigger audit_log_only_grows before update or delete on audit_log for each row execute function refuse_change();
--> statement-breakpoint
create trigger audit_log_not_truncated before truncate on audit_log for each statement execute function refuse_change();
--> statement-breakpoint
create trigger marks_only_grow before update or delete on marks for each row execute function refuse_change();
--> statement-breakpoint
create trigger marks_not_truncated before truncate on marks for each statement execute function refuse_change();
--> statement-breakpoint
create trigger proofs_only_grow before update or delete on proofs for each row execute function refuse_change();
--> statement-breakpoint
create trigger proofs_not_truncated before truncate on proofs for each statement execute function refuse_change();
--> statement-breakpoint
create trigger closed_years_only_grow before update or delete on closed_years for each row execute function refuse_change();
--> statement-breakpoint
create trigger closed_years_not_truncated before truncate on closed_years for each statement execute function refuse_change();
--> statement-breakpoint
create trigger closed_parts_only_grow before update or delete on closed_parts for each row execute function refuse_change();
--> statement-breakpoint
create trigger closed_parts_not_truncated before truncate on closed_parts for each statement execute function refuse_change();
--> statement-breakpoint
create trigger closed_turns_only_grow before update or delete on closed_turns for each row execute function refuse_change();
--> statement-breakpoint
create trigger closed_turns_not_truncated before truncate on closed_turns for each statement execute function refuse_change();
--> statement-breakpoint
create trigger scoring_rules_only_grow before update or delete on scoring_rules for each row execute function refuse_change();
--> statement-breakpoint
create trigger scoring_rules_not_truncated before truncate on scoring_rules for each statement execute function refuse_change();
--> statement-breakpoint
-- Whole teams: at the end of every transaction that touched it, a confirmed team holds exactly its seats.
create constraint trigger teams_are_whole after update of status on teams
  deferrable initially deferred for each row execute function check_team_is_whole();
--> statement-breakpoint
create constraint trigger team_parts_are_whole after insert or update or delete on team_parts
  deferrable initially deferred for each row execute function check_team_is_whole();
--> statement-breakpoint
create constraint trigger seats_taken_for_whole_teams after update of team_id on seats
  deferrable initially deferred for each row when (new.team_id is not null) execute function check_team_is_whole();
--> statement-breakpoint
create constraint trigger seats_left_by_whole_teams after update of team_id on seats
  deferrable initially deferred for each row when (old.team_id is not null) execute function check_team_is_whole();
--> statement-breakpoint
create constraint trigger seats_lost_by_whole_teams after delete on seats
  deferrable initially deferred for each row when (old.team_id is not null) execute function check_team_is_whole();
--> statement-breakpoint
-- The rule of domain/people/split.ts: the declared split when it names every organisation and adds up to 100, equal parts otherwise.
create view membership_shares as
  select volunteer_id, organisation_id,
    (case when bool_and(split is not null) over whole and sum(split) over whole = 100 then split / 100.0
      else 1.0 / count(*) over whole end)::float8 as share
  from memberships window whole as (partition by volunteer_id);

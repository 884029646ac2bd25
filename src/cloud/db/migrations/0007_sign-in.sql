CREATE TABLE "opening_codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code_hash" text NOT NULL,
	"ends_at" timestamptz(3) NOT NULL,
	"tries_left" integer NOT NULL,
	"is_used" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"openid" text NOT NULL,
	"kind" text NOT NULL,
	"device" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"used_at" timestamptz(3) NOT NULL,
	"ends_at" timestamptz(3) NOT NULL,
	"ended_at" timestamptz(3),
	"ended_because" text,
	CONSTRAINT "sessions_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "sessions_kind" CHECK ("sessions"."kind" in ('phone', 'browser', 'shared-browser')),
	CONSTRAINT "sessions_end" CHECK (("sessions"."ended_at" is null) = ("sessions"."ended_because" is null))
);
--> statement-breakpoint
CREATE TABLE "web_sign_ins" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code_hash" text NOT NULL,
	"browser_hash" text NOT NULL,
	"number" integer NOT NULL,
	"choices" jsonb NOT NULL,
	"device" text NOT NULL,
	"is_shared" boolean NOT NULL,
	"ends_at" timestamptz(3) NOT NULL,
	"openid" text,
	"session_id" uuid,
	"answer" text,
	"is_collected" boolean DEFAULT false NOT NULL,
	CONSTRAINT "web_sign_ins_code_hash_unique" UNIQUE("code_hash"),
	CONSTRAINT "web_sign_ins_browser_hash_unique" UNIQUE("browser_hash"),
	CONSTRAINT "web_sign_ins_number" CHECK ("web_sign_ins"."number" between 10 and 99),
	CONSTRAINT "web_sign_ins_answer" CHECK ("web_sign_ins"."answer" in ('confirmed', 'refused'))
);
--> statement-breakpoint
CREATE INDEX "sessions_by_account" ON "sessions" USING btree ("openid");--> statement-breakpoint
CREATE INDEX "sessions_by_end" ON "sessions" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "web_sign_ins_by_end" ON "web_sign_ins" USING btree ("ends_at");
DROP FUNCTION IF EXISTS sign_up(uuid, text, integer, uuid, uuid, uuid, uuid, text, tstzrange, text, timestamptz);--> statement-breakpoint
DROP FUNCTION IF EXISTS place_sign_up(uuid, uuid, uuid, uuid, text, tstzrange, text, timestamptz);--> statement-breakpoint
DROP VIEW "membership_shares";--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "from_day" date;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "until_day" date;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "refused_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "declared_is_enough" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- Present memberships hold from the day of the account, or of the person's first service if that was earlier.
UPDATE "memberships" m SET "from_day" = (v.created_at AT TIME ZONE interval '8 hours')::date FROM "volunteers" v WHERE v.id = m.volunteer_id;--> statement-breakpoint
UPDATE "memberships" m SET "from_day" = f.day FROM (
  SELECT t.volunteer_id, min((a.starts_at AT TIME ZONE interval '8 hours')::date) AS day
  FROM "attendances" t JOIN "activities" a ON a.id = t.activity_id GROUP BY t.volunteer_id) f
  WHERE f.volunteer_id = m.volunteer_id AND f.day < m.from_day;--> statement-breakpoint
ALTER TABLE "memberships" ALTER COLUMN "from_day" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "memberships" DROP CONSTRAINT "memberships_volunteer_id_organisation_id_pk";--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_volunteer_id_organisation_id_from_day_pk" PRIMARY KEY("volunteer_id","organisation_id","from_day");--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_one_present" ON "memberships" USING btree ("volunteer_id","organisation_id") WHERE until_day is null;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_days" CHECK ("until_day" > "from_day");--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_answer" CHECK ("verified_at" is null or "refused_at" is null);--> statement-breakpoint
ALTER TABLE "closed_turns" ADD COLUMN "counted" integer;--> statement-breakpoint
ALTER TABLE "closed_turns" DISABLE TRIGGER USER;--> statement-breakpoint
UPDATE "closed_turns" SET "counted" = round(minutes * share)::integer;--> statement-breakpoint
ALTER TABLE "closed_turns" ENABLE TRIGGER USER;--> statement-breakpoint
ALTER TABLE "closed_turns" ALTER COLUMN "counted" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "closed_years" DISABLE TRIGGER USER;--> statement-breakpoint
UPDATE "closed_years" SET "figures" = jsonb_set("figures", '{organisations}', (
  SELECT coalesce(jsonb_agg(line || '{"declared": {"people": 0, "turns": 0, "minutes": 0}}'), '[]') FROM jsonb_array_elements("figures" -> 'organisations') line));--> statement-breakpoint
ALTER TABLE "closed_years" ENABLE TRIGGER USER;--> statement-breakpoint
-- Each membership with its part of the service of its days. The rows of one person and day of beginning share the whole: each
-- has the pieces from piece_from to piece_until of `pieces`, so that whole minutes can be divided without a rest. A share that the
-- organisation refused belongs to no organisation.
CREATE VIEW membership_shares AS
  SELECT volunteer_id, CASE WHEN refused_at IS NULL THEN organisation_id END AS organisation_id, from_day, until_day,
    (verified_at IS NOT NULL OR refused_at IS NOT NULL) AS is_verified, piece_until - piece AS piece_from, piece_until, pieces, (piece::float8 / pieces) AS share
  FROM (
    SELECT volunteer_id, organisation_id, from_day, until_day, verified_at, refused_at, piece, pieces,
      (sum(piece) OVER (PARTITION BY volunteer_id, from_day ORDER BY organisation_id COLLATE "C"))::integer AS piece_until
    FROM (
      SELECT volunteer_id, organisation_id, from_day, until_day, verified_at, refused_at,
        CASE WHEN bool_and(split IS NOT NULL) OVER whole AND sum(split) OVER whole = 100 THEN split ELSE 1 END AS piece,
        (CASE WHEN bool_and(split IS NOT NULL) OVER whole AND sum(split) OVER whole = 100 THEN 100 ELSE count(*) OVER whole END)::integer AS pieces
      FROM memberships WINDOW whole AS (PARTITION BY volunteer_id, from_day)) divided) summed;

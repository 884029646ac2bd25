CREATE TABLE "job_runs" (
	"only_row" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"started_at" timestamptz(3) NOT NULL,
	"finished_at" timestamptz(3),
	"held_until" timestamptz(3),
	"host" text NOT NULL,
	CONSTRAINT "job_runs_only_row" CHECK ("job_runs"."only_row")
);

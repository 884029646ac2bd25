ALTER TABLE "roster_members" ADD COLUMN "branch" text DEFAULT '' NOT NULL;

-- A release is public once a data steward has signed it off; what was loaded before this came in by the command line,
-- which signs off at once.
ALTER TABLE "release"
  ADD COLUMN "state" TEXT NOT NULL DEFAULT 'signed-off',
  ADD COLUMN "state_since" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ADD COLUMN "state_by" TEXT NOT NULL DEFAULT 'the command line',
  ADD COLUMN "read_by" INTEGER NOT NULL DEFAULT 1;
UPDATE "release" SET "state_since" = "loaded_at";
ALTER TABLE "release" ADD CONSTRAINT "release_state_is_known" CHECK ("state" IN ('waiting', 'signed-off', 'rolled-back'));

-- What stands behind a figure, where the file has it.
ALTER TABLE "figure"
  ADD COLUMN "exact" DECIMAL,
  ADD COLUMN "count" TEXT,
  ADD COLUMN "denominator" TEXT,
  ADD COLUMN "lower" DECIMAL,
  ADD COLUMN "upper" DECIMAL;

-- Of a suppressed figure nothing else may be kept either.
ALTER TABLE "figure" ADD CONSTRAINT "figure_suppressed_is_nowhere"
  CHECK ("missing" IS DISTINCT FROM 'c' OR ("exact" IS NULL AND "lower" IS NULL AND "upper" IS NULL AND ("count" IS NULL OR "count" !~ '[0-9]')));

CREATE TABLE "data_steward" (
    "user_id" UUID NOT NULL,
    "granted_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "data_steward_pkey" PRIMARY KEY ("user_id")
);
ALTER TABLE "data_steward" ADD CONSTRAINT "data_steward_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "release_event" (
    "id" SERIAL NOT NULL,
    "release_key" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "release_event_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "release_event_release_key_idx" ON "release_event"("release_key");

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "release" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "dataset" TEXT NOT NULL,
    "published" DATE NOT NULL,
    "assumed" BOOLEAN NOT NULL DEFAULT false,
    "newest_period" TEXT NOT NULL,
    "source_file" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "invented" BOOLEAN NOT NULL DEFAULT false,
    "loaded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "release_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "observation" (
    "release_id" INTEGER NOT NULL,
    "measure" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "breakdown" TEXT NOT NULL,
    "value" DECIMAL,
    "missing" TEXT,
    "published" TEXT NOT NULL,

    CONSTRAINT "observation_pkey" PRIMARY KEY ("release_id","measure","area","period","breakdown")
);

-- CreateTable
CREATE TABLE "edition" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "metric" TEXT NOT NULL,
    "release_id" INTEGER NOT NULL,
    "denominator_release_id" INTEGER,
    "invented" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "edition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "figure" (
    "edition_id" INTEGER NOT NULL,
    "area" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "breakdown" TEXT NOT NULL,
    "value" DECIMAL,
    "missing" TEXT,
    "category" TEXT,
    "published" TEXT NOT NULL,

    CONSTRAINT "figure_pkey" PRIMARY KEY ("edition_id","area","period","breakdown")
);

-- CreateTable
CREATE TABLE "neighbour_model" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "published" DATE NOT NULL,
    "invented" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "neighbour_model_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "neighbour" (
    "model_id" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "neighbour" TEXT NOT NULL,
    "closeness" TEXT NOT NULL,

    CONSTRAINT "neighbour_pkey" PRIMARY KEY ("model_id","area","position")
);

-- CreateTable
CREATE TABLE "annotation" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "metric" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "breakdown" TEXT NOT NULL,
    "edition_key" TEXT,
    "figure_seen" TEXT,
    "kind" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "annotation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "discussion" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "metric" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "period" TEXT,
    "breakdown" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "discussion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comment" (
    "id" UUID NOT NULL,
    "discussion_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "author_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "action" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "metric" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "breakdown" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "who" TEXT NOT NULL,
    "due" DATE NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'agreed',
    "author_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "action_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workspace" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "invented" BOOLEAN NOT NULL DEFAULT false,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workspace_area" (
    "workspace_id" UUID NOT NULL,
    "area" TEXT NOT NULL,

    CONSTRAINT "workspace_area_pkey" PRIMARY KEY ("workspace_id","area")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "invented" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "invented" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("workspace_id","user_id")
);

-- CreateTable
CREATE TABLE "login_session" (
    "id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "login_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activity" (
    "workspace_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "fact" TEXT NOT NULL,
    "subject" JSONB NOT NULL,
    "actor_id" UUID,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "activity_pkey" PRIMARY KEY ("workspace_id","sequence")
);

-- CreateTable
CREATE TABLE "submission" (
    "key" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "body_hash" TEXT NOT NULL,
    "workspace_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "submission_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "release_key_key" ON "release"("key");

-- CreateIndex
CREATE INDEX "release_dataset_invented_idx" ON "release"("dataset", "invented");

-- CreateIndex
CREATE UNIQUE INDEX "release_dataset_published_invented_key" ON "release"("dataset", "published", "invented");

-- CreateIndex
CREATE UNIQUE INDEX "edition_key_key" ON "edition"("key");

-- CreateIndex
CREATE INDEX "edition_metric_invented_idx" ON "edition"("metric", "invented");

-- CreateIndex
CREATE INDEX "annotation_workspace_id_metric_idx" ON "annotation"("workspace_id", "metric");

-- CreateIndex
CREATE INDEX "discussion_workspace_id_metric_idx" ON "discussion"("workspace_id", "metric");

-- CreateIndex
CREATE UNIQUE INDEX "comment_discussion_id_position_key" ON "comment"("discussion_id", "position");

-- CreateIndex
CREATE INDEX "action_workspace_id_metric_idx" ON "action"("workspace_id", "metric");

-- CreateIndex
CREATE UNIQUE INDEX "workspace_slug_key" ON "workspace"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_name_invented_key" ON "organisation"("name", "invented");

-- CreateIndex
CREATE UNIQUE INDEX "user_account_email_key" ON "user_account"("email");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- CreateIndex
CREATE INDEX "login_session_user_id_idx" ON "login_session"("user_id");

-- AddForeignKey
ALTER TABLE "observation" ADD CONSTRAINT "observation_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "release"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition" ADD CONSTRAINT "edition_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "release"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition" ADD CONSTRAINT "edition_denominator_release_id_fkey" FOREIGN KEY ("denominator_release_id") REFERENCES "release"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "figure" ADD CONSTRAINT "figure_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "neighbour" ADD CONSTRAINT "neighbour_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "neighbour_model"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annotation" ADD CONSTRAINT "annotation_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annotation" ADD CONSTRAINT "annotation_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discussion" ADD CONSTRAINT "discussion_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discussion" ADD CONSTRAINT "discussion_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_discussion_id_fkey" FOREIGN KEY ("discussion_id") REFERENCES "discussion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action" ADD CONSTRAINT "action_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action" ADD CONSTRAINT "action_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action" ADD CONSTRAINT "action_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspace_area" ADD CONSTRAINT "workspace_area_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "login_session" ADD CONSTRAINT "login_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- A figure is a number or a reason or a category, never two of them.
ALTER TABLE "figure" ADD CONSTRAINT "figure_is_one_thing" CHECK (num_nonnulls("value", "missing", "category") = 1);
ALTER TABLE "observation" ADD CONSTRAINT "observation_is_one_thing" CHECK (num_nonnulls("value", "missing") = 1);

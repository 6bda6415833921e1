-- AlterTable
ALTER TABLE "annotation" ADD COLUMN     "author_organisation_kind" TEXT,
ADD COLUMN     "capacity" TEXT NOT NULL DEFAULT 'self',
ADD COLUMN     "confidential" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "contact_consent" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "definition_version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "edited_at" TIMESTAMPTZ(6),
ADD COLUMN     "hidden_at" TIMESTAMPTZ(6),
ADD COLUMN     "other_areas" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "period_to" TEXT,
ADD COLUMN     "publication" TEXT,
ADD COLUMN     "published_at" TIMESTAMPTZ(6),
ADD COLUMN     "purged_at" TIMESTAMPTZ(6),
ADD COLUMN     "quote_consent" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "scope" TEXT NOT NULL DEFAULT 'point',
ADD COLUMN     "unattributed" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "visibility" TEXT NOT NULL DEFAULT 'workspace',
ADD COLUMN     "withdrawal_hash" TEXT,
ADD COLUMN     "withdrawn_at" TIMESTAMPTZ(6),
ALTER COLUMN "metric" DROP NOT NULL,
ALTER COLUMN "area" DROP NOT NULL,
ALTER COLUMN "period" DROP NOT NULL,
ALTER COLUMN "breakdown" SET DEFAULT '',
ALTER COLUMN "author_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "discussion" ADD COLUMN     "addressed_to_id" UUID,
ADD COLUMN     "answer_comment_id" UUID,
ADD COLUMN     "author_organisation_kind" TEXT,
ADD COLUMN     "capacity" TEXT NOT NULL DEFAULT 'self',
ADD COLUMN     "confidential" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "contact_consent" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "edited_at" TIMESTAMPTZ(6),
ADD COLUMN     "hidden_at" TIMESTAMPTZ(6),
ADD COLUMN     "other_metrics" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "outcome" TEXT,
ADD COLUMN     "prompt" TEXT,
ADD COLUMN     "publication" TEXT,
ADD COLUMN     "published_at" TIMESTAMPTZ(6),
ADD COLUMN     "purged_at" TIMESTAMPTZ(6),
ADD COLUMN     "question_status" TEXT,
ADD COLUMN     "quote_consent" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "resolved_at" TIMESTAMPTZ(6),
ADD COLUMN     "resolved_by_id" UUID,
ADD COLUMN     "resolved_organisation_id" UUID,
ADD COLUMN     "unattributed" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "visibility" TEXT NOT NULL DEFAULT 'workspace',
ADD COLUMN     "withdrawal_hash" TEXT,
ADD COLUMN     "withdrawn_at" TIMESTAMPTZ(6),
ALTER COLUMN "area" DROP NOT NULL,
ALTER COLUMN "breakdown" SET DEFAULT '',
ALTER COLUMN "author_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "comment" ADD COLUMN     "author_organisation_kind" TEXT,
ADD COLUMN     "edited_at" TIMESTAMPTZ(6),
ADD COLUMN     "hidden_at" TIMESTAMPTZ(6),
ADD COLUMN     "purged_at" TIMESTAMPTZ(6),
ADD COLUMN     "unattributed" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "withdrawal_hash" TEXT,
ADD COLUMN     "withdrawn_at" TIMESTAMPTZ(6),
ADD COLUMN     "words" TEXT NOT NULL DEFAULT '',
ALTER COLUMN "author_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "mails_carry_content" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "non_attributed" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "activity" ADD COLUMN     "audience" TEXT;

-- CreateTable
CREATE TABLE "owner_reply" (
    "id" UUID NOT NULL,
    "annotation_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "verdict" TEXT NOT NULL,
    "body" TEXT NOT NULL DEFAULT '',
    "author_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(6),
    "hidden_at" TIMESTAMPTZ(6),
    "purged_at" TIMESTAMPTZ(6),

    CONSTRAINT "owner_reply_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "discussion_reader" (
    "discussion_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "follows" BOOLEAN NOT NULL DEFAULT false,
    "seen" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "discussion_reader_pkey" PRIMARY KEY ("discussion_id","user_id")
);

-- CreateTable
CREATE TABLE "reaction" (
    "comment_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "reaction_pkey" PRIMARY KEY ("comment_id","user_id","kind")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "finding" TEXT NOT NULL DEFAULT '',
    "method" TEXT NOT NULL DEFAULT '',
    "size" TEXT NOT NULL DEFAULT '',
    "limits" TEXT NOT NULL DEFAULT '',
    "gathered" TEXT NOT NULL DEFAULT '',
    "not_known_yet" BOOLEAN NOT NULL DEFAULT false,
    "visibility" TEXT NOT NULL DEFAULT 'workspace',
    "publication" TEXT,
    "published_at" TIMESTAMPTZ(6),
    "author_id" UUID NOT NULL,
    "author_organisation_id" UUID,
    "capacity" TEXT NOT NULL DEFAULT 'self',
    "confidential" BOOLEAN NOT NULL DEFAULT false,
    "quote_consent" BOOLEAN NOT NULL DEFAULT false,
    "contact_consent" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(6),
    "withdrawn_at" TIMESTAMPTZ(6),
    "hidden_at" TIMESTAMPTZ(6),
    "purged_at" TIMESTAMPTZ(6),

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence_link" (
    "evidence_id" UUID NOT NULL,
    "metric" TEXT NOT NULL,
    "area" TEXT NOT NULL DEFAULT '',
    "period" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "evidence_link_pkey" PRIMARY KEY ("evidence_id","metric","area","period")
);

-- CreateTable
CREATE TABLE "revision" (
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "author_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "revision_pkey" PRIMARY KEY ("subject_kind","subject_id","version")
);

-- CreateTable
CREATE TABLE "mention" (
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "target" TEXT NOT NULL,

    CONSTRAINT "mention_pkey" PRIMARY KEY ("subject_kind","subject_id","kind","target")
);

-- CreateTable
CREATE TABLE "contribution_share" (
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,

    CONSTRAINT "contribution_share_pkey" PRIMARY KEY ("subject_kind","subject_id","workspace_id")
);

-- CreateTable
CREATE TABLE "unattributed_waiting" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "organisation_kind" TEXT,
    "withdrawal_hash" TEXT NOT NULL,

    CONSTRAINT "unattributed_waiting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "moderation_case" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "reporter_id" UUID,
    "reported_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" TEXT NOT NULL DEFAULT 'open',
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(6),
    "decision_reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "moderation_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(6),
    "mailed_at" TIMESTAMPTZ(6),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification_setting" (
    "user_id" UUID NOT NULL,
    "mail" TEXT NOT NULL DEFAULT 'digest',
    "digest_days" INTEGER[] DEFAULT ARRAY[1, 2, 3, 4, 5]::INTEGER[],
    "digest_hour" INTEGER NOT NULL DEFAULT 7,
    "quiet_from" INTEGER,
    "quiet_to" INTEGER,
    "paused_until" DATE,

    CONSTRAINT "notification_setting_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "activity_reader" (
    "reader" TEXT NOT NULL,
    "workspace_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "activity_reader_pkey" PRIMARY KEY ("reader","workspace_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "owner_reply_annotation_id_organisation_id_key" ON "owner_reply"("annotation_id", "organisation_id");

-- CreateIndex
CREATE INDEX "discussion_reader_user_id_idx" ON "discussion_reader"("user_id");

-- CreateIndex
CREATE INDEX "evidence_workspace_id_idx" ON "evidence"("workspace_id");

-- CreateIndex
CREATE INDEX "evidence_link_metric_area_idx" ON "evidence_link"("metric", "area");

-- CreateIndex
CREATE INDEX "contribution_share_workspace_id_subject_kind_idx" ON "contribution_share"("workspace_id", "subject_kind");

-- CreateIndex
CREATE UNIQUE INDEX "unattributed_waiting_withdrawal_hash_key" ON "unattributed_waiting"("withdrawal_hash");

-- CreateIndex
CREATE INDEX "unattributed_waiting_workspace_id_idx" ON "unattributed_waiting"("workspace_id");

-- CreateIndex
CREATE INDEX "moderation_case_workspace_id_state_idx" ON "moderation_case"("workspace_id", "state");

-- CreateIndex
CREATE INDEX "moderation_case_subject_kind_subject_id_idx" ON "moderation_case"("subject_kind", "subject_id");

-- CreateIndex
CREATE INDEX "notification_user_id_read_at_created_at_idx" ON "notification"("user_id", "read_at", "created_at");

-- CreateIndex
CREATE INDEX "notification_subject_kind_subject_id_idx" ON "notification"("subject_kind", "subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "notification_user_id_workspace_id_sequence_kind_subject_id_key" ON "notification"("user_id", "workspace_id", "sequence", "kind", "subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "annotation_withdrawal_hash_key" ON "annotation"("withdrawal_hash");

-- CreateIndex
CREATE INDEX "annotation_workspace_id_area_idx" ON "annotation"("workspace_id", "area");

-- CreateIndex
CREATE UNIQUE INDEX "discussion_withdrawal_hash_key" ON "discussion"("withdrawal_hash");

-- CreateIndex
CREATE INDEX "discussion_addressed_to_id_idx" ON "discussion"("addressed_to_id");

-- CreateIndex
CREATE UNIQUE INDEX "comment_withdrawal_hash_key" ON "comment"("withdrawal_hash");

-- AddForeignKey
ALTER TABLE "owner_reply" ADD CONSTRAINT "owner_reply_annotation_id_fkey" FOREIGN KEY ("annotation_id") REFERENCES "annotation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "owner_reply" ADD CONSTRAINT "owner_reply_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "owner_reply" ADD CONSTRAINT "owner_reply_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discussion" ADD CONSTRAINT "discussion_addressed_to_id_fkey" FOREIGN KEY ("addressed_to_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discussion_reader" ADD CONSTRAINT "discussion_reader_discussion_id_fkey" FOREIGN KEY ("discussion_id") REFERENCES "discussion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discussion_reader" ADD CONSTRAINT "discussion_reader_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reaction" ADD CONSTRAINT "reaction_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reaction" ADD CONSTRAINT "reaction_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_author_organisation_id_fkey" FOREIGN KEY ("author_organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_link" ADD CONSTRAINT "evidence_link_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contribution_share" ADD CONSTRAINT "contribution_share_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unattributed_waiting" ADD CONSTRAINT "unattributed_waiting_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moderation_case" ADD CONSTRAINT "moderation_case_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_setting" ADD CONSTRAINT "notification_setting_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_reader" ADD CONSTRAINT "activity_reader_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- The words of comments that were written before there was a column for them.
UPDATE "comment" SET "words" = coalesce((SELECT string_agg(piece #>> '{}', ' ') FROM jsonb_path_query("body", 'strict $.**.text') AS piece), '');

-- What has an author has no withdrawal code, and the other way round: one of the two knows whose it is.
ALTER TABLE "annotation" ADD CONSTRAINT "annotation_attribution" CHECK (unattributed = (author_id IS NULL) AND (NOT unattributed OR author_organisation_id IS NULL));
ALTER TABLE "discussion" ADD CONSTRAINT "discussion_attribution" CHECK (unattributed = (author_id IS NULL) AND (NOT unattributed OR author_organisation_id IS NULL));
ALTER TABLE "comment" ADD CONSTRAINT "comment_attribution" CHECK (unattributed = (author_id IS NULL) AND (NOT unattributed OR author_organisation_id IS NULL));

-- AlterTable
ALTER TABLE "annotation" ADD COLUMN     "author_organisation_id" UUID;

-- AlterTable
ALTER TABLE "discussion" ADD COLUMN     "author_organisation_id" UUID;

-- AlterTable
ALTER TABLE "comment" ADD COLUMN     "author_organisation_id" UUID;

-- AlterTable
ALTER TABLE "action" ADD COLUMN     "author_organisation_id" UUID,
ADD COLUMN     "holder_id" UUID;

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "agreement" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "archived_at" TIMESTAMPTZ(6),
ADD COLUMN     "contribution_rule" TEXT NOT NULL DEFAULT 'attributed',
ADD COLUMN     "ends_at" TIMESTAMPTZ(6),
ADD COLUMN     "owner_organisation_id" UUID,
ADD COLUMN     "purpose" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "review_on" DATE,
ADD COLUMN     "terms" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "terms_version" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "organisation" ADD COLUMN     "closed_at" TIMESTAMPTZ(6),
ADD COLUMN     "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "user_account" ADD COLUMN     "closed_at" TIMESTAMPTZ(6),
ADD COLUMN     "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "guest" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "job_role" TEXT,
ALTER COLUMN "email" DROP NOT NULL,
ALTER COLUMN "password_hash" DROP NOT NULL;

-- AlterTable
ALTER TABLE "membership" ADD COLUMN     "accepted_terms" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "ends_at" TIMESTAMPTZ(6),
ADD COLUMN     "joined_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "seen_before" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "seen_now" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "visited_at" TIMESTAMPTZ(6);

-- AlterTable
ALTER TABLE "login_session" ADD COLUMN     "browser" TEXT,
ADD COLUMN     "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "ends_at" TIMESTAMPTZ(6) NOT NULL DEFAULT (now() + '7 days'::interval),
ADD COLUMN     "means" TEXT NOT NULL DEFAULT 'password',
ADD COLUMN     "second_factor_at" TIMESTAMPTZ(6);

-- AlterTable
ALTER TABLE "activity" ADD COLUMN     "organisation_id" UUID;

-- CreateTable
CREATE TABLE "organisation_area" (
    "organisation_id" UUID NOT NULL,
    "area" TEXT NOT NULL,

    CONSTRAINT "organisation_area_pkey" PRIMARY KEY ("organisation_id","area")
);

-- CreateTable
CREATE TABLE "affiliation" (
    "organisation_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "approver" BOOLEAN NOT NULL DEFAULT false,
    "since" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "affiliation_pkey" PRIMARY KEY ("organisation_id","user_id")
);

-- CreateTable
CREATE TABLE "installation_role" (
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "granted_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "installation_role_pkey" PRIMARY KEY ("user_id","role")
);

-- CreateTable
CREATE TABLE "second_factor" (
    "user_id" UUID NOT NULL,
    "secret_sealed" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(6),
    "last_step" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "second_factor_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "user_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("user_id","hash")
);

-- CreateTable
CREATE TABLE "federated_identity" (
    "provider" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "linked_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "federated_identity_pkey" PRIMARY KEY ("provider","subject")
);

-- CreateTable
CREATE TABLE "one_time_token" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "user_id" UUID,
    "facts" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "one_time_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workspace_focus" (
    "workspace_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "metric" TEXT NOT NULL,

    CONSTRAINT "workspace_focus_pkey" PRIMARY KEY ("workspace_id","position")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "token_hash" TEXT,
    "organisation_id" UUID NOT NULL,
    "workspace_id" UUID,
    "email" TEXT,
    "role" TEXT NOT NULL,
    "approver" BOOLEAN NOT NULL DEFAULT false,
    "member_until" TIMESTAMPTZ(6),
    "state" TEXT NOT NULL DEFAULT 'open',
    "invited_by_id" UUID NOT NULL,
    "accepted_by_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "answered_at" TIMESTAMPTZ(6),
    "mailed" TEXT,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guest_code" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "code_sealed" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closes_at" TIMESTAMPTZ(6) NOT NULL,
    "guests_until" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "guest_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "break_glass" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "agreed_by_id" UUID,
    "agreed_at" TIMESTAMPTZ(6),
    "ends_at" TIMESTAMPTZ(6),

    CONSTRAINT "break_glass_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "event" TEXT NOT NULL,
    "actor_id" UUID,
    "organisation_id" UUID,
    "workspace_id" UUID,
    "user_id" UUID,
    "facts" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "affiliation_user_id_idx" ON "affiliation"("user_id");

-- CreateIndex
CREATE INDEX "federated_identity_user_id_idx" ON "federated_identity"("user_id");

-- CreateIndex
CREATE INDEX "one_time_token_user_id_idx" ON "one_time_token"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "workspace_focus_workspace_id_metric_key" ON "workspace_focus"("workspace_id", "metric");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_organisation_id_idx" ON "invitation"("organisation_id");

-- CreateIndex
CREATE INDEX "invitation_workspace_id_idx" ON "invitation"("workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "guest_code_code_hash_key" ON "guest_code"("code_hash");

-- CreateIndex
CREATE INDEX "guest_code_workspace_id_idx" ON "guest_code"("workspace_id");

-- CreateIndex
CREATE INDEX "break_glass_workspace_id_idx" ON "break_glass"("workspace_id");

-- CreateIndex
CREATE INDEX "audit_event_organisation_id_at_idx" ON "audit_event"("organisation_id", "at");

-- CreateIndex
CREATE INDEX "audit_event_user_id_at_idx" ON "audit_event"("user_id", "at");

-- CreateIndex
CREATE INDEX "audit_event_workspace_id_at_idx" ON "audit_event"("workspace_id", "at");

-- CreateIndex
CREATE INDEX "workspace_owner_organisation_id_idx" ON "workspace"("owner_organisation_id");

-- CreateIndex
CREATE INDEX "membership_organisation_id_idx" ON "membership"("organisation_id");

-- CreateIndex
CREATE INDEX "activity_organisation_id_at_idx" ON "activity"("organisation_id", "at");

-- AddForeignKey
ALTER TABLE "annotation" ADD CONSTRAINT "annotation_author_organisation_id_fkey" FOREIGN KEY ("author_organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discussion" ADD CONSTRAINT "discussion_author_organisation_id_fkey" FOREIGN KEY ("author_organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_author_organisation_id_fkey" FOREIGN KEY ("author_organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action" ADD CONSTRAINT "action_holder_id_fkey" FOREIGN KEY ("holder_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action" ADD CONSTRAINT "action_author_organisation_id_fkey" FOREIGN KEY ("author_organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation_area" ADD CONSTRAINT "organisation_area_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "affiliation" ADD CONSTRAINT "affiliation_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "affiliation" ADD CONSTRAINT "affiliation_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "installation_role" ADD CONSTRAINT "installation_role_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "second_factor" ADD CONSTRAINT "second_factor_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "federated_identity" ADD CONSTRAINT "federated_identity_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspace" ADD CONSTRAINT "workspace_owner_organisation_id_fkey" FOREIGN KEY ("owner_organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspace_focus" ADD CONSTRAINT "workspace_focus_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guest_code" ADD CONSTRAINT "guest_code_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- Data stewards are installation roles now.
INSERT INTO "installation_role" ("user_id", "role", "granted_at") SELECT "user_id", 'data-steward', "granted_at" FROM "data_steward";
DROP TABLE "data_steward";

-- Whom authors acted for, as far as it is still known; actions are held by whoever agreed them.
UPDATE "annotation" x SET "author_organisation_id" = m."organisation_id" FROM "membership" m WHERE m."workspace_id" = x."workspace_id" AND m."user_id" = x."author_id";
UPDATE "discussion" x SET "author_organisation_id" = m."organisation_id" FROM "membership" m WHERE m."workspace_id" = x."workspace_id" AND m."user_id" = x."author_id";
UPDATE "comment" x SET "author_organisation_id" = m."organisation_id" FROM "discussion" d, "membership" m WHERE d."id" = x."discussion_id" AND m."workspace_id" = d."workspace_id" AND m."user_id" = x."author_id";
UPDATE "action" x SET "author_organisation_id" = m."organisation_id", "holder_id" = x."author_id" FROM "membership" m WHERE m."workspace_id" = x."workspace_id" AND m."user_id" = x."author_id";
UPDATE "activity" x SET "organisation_id" = m."organisation_id" FROM "membership" m WHERE m."workspace_id" = x."workspace_id" AND m."user_id" = x."actor_id";

-- Members work for the organisations they act for.
INSERT INTO "affiliation" ("organisation_id", "user_id", "role") SELECT DISTINCT "organisation_id", "user_id", 'practitioner' FROM "membership";

-- What is already there counts as seen.
UPDATE "membership" m SET "seen_before" = w."sequence", "seen_now" = w."sequence" FROM "workspace" w WHERE w."id" = m."workspace_id";

-- Words of the tables are checked by the database too.
ALTER TABLE "affiliation" ADD CHECK ("role" IN ('practitioner', 'analyst', 'lead'));
ALTER TABLE "installation_role" ADD CHECK ("role" IN ('administrator', 'data-steward'));
ALTER TABLE "membership" ADD CHECK ("role" IN ('coordinator', 'member', 'observer', 'guest'));
ALTER TABLE "workspace" ADD CHECK ("contribution_rule" IN ('attributed', 'role-only', 'organisation-only', 'none'));
ALTER TABLE "invitation" ADD CHECK ("state" IN ('open', 'accepted', 'done', 'declined', 'withdrawn'));
ALTER TABLE "user_account" ADD CHECK ("guest" = false OR ("email" IS NULL AND "password_hash" IS NULL));
ALTER TABLE "break_glass" ADD CHECK ("agreed_by_id" IS NULL OR "agreed_by_id" <> "asked_by_id");

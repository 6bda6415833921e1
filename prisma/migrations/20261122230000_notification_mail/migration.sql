-- AlterTable
ALTER TABLE "notification" ADD COLUMN     "mail_id" UUID;

-- CreateTable
CREATE TABLE "notification_mail" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "manner" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(6) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(6) NOT NULL,
    "sent_at" TIMESTAMPTZ(6),
    "given_up_at" TIMESTAMPTZ(6),

    CONSTRAINT "notification_mail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "notification_mail_id_idx" ON "notification"("mail_id");

-- CreateIndex
CREATE INDEX "notification_mail_user_id_made_at_idx" ON "notification_mail"("user_id", "made_at");

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_mail_id_fkey" FOREIGN KEY ("mail_id") REFERENCES "notification_mail"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_mail" ADD CONSTRAINT "notification_mail_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What nobody has been mailed yet, and mails that wait: looked for every minute.
CREATE INDEX "notification_unmailed" ON "notification"("user_id", "created_at") WHERE "mailed_at" IS NULL AND "mail_id" IS NULL;
CREATE INDEX "notification_mail_waiting" ON "notification_mail"("next_try_at") WHERE "sent_at" IS NULL AND "given_up_at" IS NULL;

-- Nobody is told now of what was done before there were notifications.
INSERT INTO "activity_reader" ("reader", "workspace_id", "sequence") SELECT 'notifications', "id", "sequence" FROM "workspace" ON CONFLICT DO NOTHING;

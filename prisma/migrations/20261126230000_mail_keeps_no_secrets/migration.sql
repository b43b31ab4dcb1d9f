-- A proof names the mail that carries its code or its link: it counts only once that mail has surely left.
ALTER TABLE "app_proof" ADD COLUMN "mail_structure_id" UUID, ADD COLUMN "mail_id" UUID;
ALTER TABLE "password_reset" ADD COLUMN "mail_structure_id" UUID, ADD COLUMN "mail_id" UUID;

-- Proofs of one mail were written in one transaction; the occasion names the first of them.
UPDATE "app_proof" p SET "mail_structure_id" = m."structure_id", "mail_id" = m."id"
FROM "app_proof" first
JOIN "app_token" t ON t."id" = first."token_id"
JOIN "mail" m ON m."kind" = 'email-code' AND m."occasion" = 'email-code:' || first."id"
WHERE p."code_hash" IS NOT NULL AND p."created_at" = first."created_at" AND p."email_key" = first."email_key"
  AND EXISTS (SELECT FROM "app_token" other WHERE other."id" = p."token_id" AND other."account_id" = t."account_id");

-- A link proved in the transaction that used it up.
UPDATE "app_proof" p SET "mail_structure_id" = i."structure_id", "mail_id" = i."mail_id"
FROM "invitation" i
WHERE p."code_hash" IS NULL AND p."vouched_in_id" IS NULL AND p."created_at" = i."used_at" AND p."email_key" = i."email_key";

UPDATE "password_reset" r SET "mail_structure_id" = m."structure_id", "mail_id" = m."id"
FROM "mail" m WHERE m."kind" = 'password-reset' AND m."occasion" = 'password-reset:' || r."token_hash";

-- Codes that were mailed cannot be derived from their mail's id: the person asks for another one. They lived for fifteen minutes.
UPDATE "app_proof" SET "replaced_at" = now() WHERE "code_hash" IS NOT NULL AND "proved_at" IS NULL AND "replaced_at" IS NULL;

-- A proof made with a mail that never left was made by reading the outbox, not the mailbox.
UPDATE "app_proof" p SET "proved_at" = NULL, "replaced_at" = now()
FROM "mail" m
WHERE m."structure_id" = p."mail_structure_id" AND m."id" = p."mail_id" AND p."proved_at" IS NOT NULL
  AND m."sent_at" IS NULL AND m."state" IN ('queued', 'in-doubt', 'cancelled', 'failed');

ALTER TABLE "app_proof" DROP COLUMN "code_hash";

-- Mails that were written with a secret and have not left cannot leave: their links are forgotten, and staff sends others. One that may
-- have left stays in doubt with its batch, because the same request cannot be made again.
UPDATE "mail" SET "state" = 'in-doubt', "state_at" = now()
WHERE "state" = 'queued' AND "doubt_since" IS NOT NULL AND (
  "kind" IN ('email-code', 'invitation', 'password-reset', 'colleague-invited')
  OR "batch_id" IN (
    SELECT "batch_id" FROM "mail"
    WHERE "state" = 'queued' AND "doubt_since" IS NOT NULL AND "kind" IN ('email-code', 'invitation', 'password-reset', 'colleague-invited')
  )
);
UPDATE "mail" SET "state" = 'cancelled', "state_at" = now()
WHERE "state" = 'queued' AND "kind" IN ('email-code', 'invitation', 'password-reset', 'colleague-invited');

UPDATE "invitation" i SET "token_hash" = NULL FROM "mail" m
WHERE m."structure_id" = i."structure_id" AND m."id" = i."mail_id" AND m."state" = 'cancelled';
DELETE FROM "join_link" l USING "mail" m
WHERE m."structure_id" = l."structure_id" AND m."occasion" = 'colleague:' || l."token_hash" AND m."state" = 'cancelled' AND l."used_at" IS NULL;

-- What any mail still holds is struck out, as it was until now once a mail had left; also in texts that are older than the list of secrets.
UPDATE "mail" SET
  "text" = replace(replace("text", coalesce("secrets"[1], ''), '•••'), coalesce("secrets"[2], ''), '•••'),
  "content" = replace(replace("content"::text, coalesce("secrets"[1], ''), '•••'), coalesce("secrets"[2], ''), '•••')::jsonb
WHERE "secrets" <> '{}';
UPDATE "mail" SET
  "text" = regexp_replace("text", '^\d{6}$', '•••', 'gn'),
  "content" = CASE WHEN "content" ? 'code' THEN jsonb_set("content", '{code}', '"•••"') ELSE "content" END
WHERE "kind" = 'email-code';
UPDATE "mail" SET
  "text" = regexp_replace("text", '(/invitation/|/unsubscribe/|[?]token=)[A-Za-z0-9_-]{16,}', '\1•••', 'g'),
  "content" = regexp_replace("content"::text, '(/invitation/|/unsubscribe/|[?]token=)[A-Za-z0-9_-]{16,}', '\1•••', 'g')::jsonb
WHERE "kind" IN ('invitation', 'password-reset', 'colleague-invited');

ALTER TABLE "mail" DROP COLUMN "secrets";

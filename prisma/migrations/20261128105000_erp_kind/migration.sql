ALTER TABLE "client" ADD COLUMN "erp_kind" TEXT;

-- The kind is the first part of the id where the profile's ids have kinds, or where a message of the ERP named that kind.
WITH "known" AS (
    SELECT DISTINCT "structure_id", "payload" ->> 'kind' AS "kind" FROM "erp_event" WHERE "payload" ? 'kind'
)
UPDATE "client" c SET "erp_kind" = split_part(c."erp_id", '/', 1)
WHERE c."erp_id" LIKE '%/%' AND (
    EXISTS (SELECT FROM "erp_connection" e WHERE e."structure_id" = c."structure_id" AND e."state" <> 'disconnected'
        AND (e."profile" IN ('odoo', 'dolibarr') OR e."profile" = 'mindbody' AND starts_with(c."erp_id", 'clientId/')))
    OR EXISTS (SELECT FROM "known" k WHERE k."structure_id" = c."structure_id" AND k."kind" = split_part(c."erp_id", '/', 1))
);

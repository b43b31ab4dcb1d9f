-- Two things about what ERPs have said already. No table changes.
--
-- 1. Versions more than five minutes ahead count as the time of arrival. One that is still ahead would make every later event stale.
-- Before the ids change: the journal is asked by version.
UPDATE "client" k SET
  "erp_version" = m.moment,
  "erp_fields_version" = CASE WHEN k.erp_fields_version > m.moment THEN m.moment ELSE k.erp_fields_version END,
  "erp_removed_at" = CASE WHEN k.erp_removed_at > m.moment THEN m.moment ELSE k.erp_removed_at END
FROM (
  SELECT c.structure_id, c.id, coalesce((
    SELECT min(e.received_at) FROM erp_event e
    WHERE e.structure_id = c.structure_id AND e.client_id = c.id AND e.version = c.erp_version AND e.received_at <= now()
  ), now()) AS moment
  FROM "client" c WHERE c.erp_version > now() + interval '5 minutes'
) m
WHERE k.structure_id = m.structure_id AND k.id = m.id;

-- Unix milliseconds of the newest word about each optional field.
UPDATE "client" k SET "erp_optional" = (
  SELECT jsonb_object_agg(field.key, least(field.value::numeric, floor(extract(epoch FROM coalesce(k.erp_version, now())) * 1000)))
  FROM jsonb_each_text(k.erp_optional) field
)
WHERE k.erp_optional IS NOT NULL AND EXISTS (
  SELECT FROM jsonb_each_text(k.erp_optional) field WHERE field.value::numeric > extract(epoch FROM now() + interval '5 minutes') * 1000
);

UPDATE "client" SET "erp_removed_at" = now() WHERE erp_removed_at > now() + interval '5 minutes';

UPDATE "erp_tombstone" SET "version" = now() WHERE version > now() + interval '5 minutes';

-- With the mark that events of today get (`Payload` of lib/erp).
UPDATE "erp_event" SET
  "payload" = payload || jsonb_build_object('ahead', to_char(version AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
  "version" = received_at
WHERE version > received_at + interval '5 minutes' AND payload ? 'removes';

-- 2. The id of a person of Dolibarr and Odoo gets the kind of its record. Dolibarr's is the first word of the event's type; where the
-- journal does not tell it, a member. Odoo's model was not kept: partners are what clubs send.
UPDATE "erp_event" e SET
  "erp_id" = said.kind || '/' || e.erp_id,
  "payload" = e.payload || CASE WHEN e.payload ? 'removes'
    THEN jsonb_build_object('erpId', said.kind || '/' || e.erp_id, 'kind', said.kind)
    ELSE jsonb_build_object('erpId', said.kind || '/' || e.erp_id) END
FROM (
  SELECT o.structure_id, o.id, CASE WHEN k.kind = 'MEMBER' AND o.type ~ '^(MEMBER|CONTACT|COMPANY)_' THEN split_part(o.type, '_', 1) ELSE k.kind END AS kind
  FROM "erp_event" o JOIN (
  SELECT structure_id, id, state <> 'disconnected' AS live, CASE profile WHEN 'dolibarr' THEN 'MEMBER' ELSE 'res.partner' END AS kind
  FROM "erp_connection" WHERE profile IN ('dolibarr', 'odoo')
) k ON k.structure_id = o.structure_id AND k.id = o.connection_id
) said
WHERE e.structure_id = said.structure_id AND e.id = said.id AND e.erp_id IS NOT NULL;

-- A client is of the kind that brought its fields last.
UPDATE "client" c SET "erp_id" = coalesce((
    SELECT split_part(e.erp_id, '/', 1) FROM "erp_event" e
    WHERE e.structure_id = c.structure_id AND e.client_id = c.id AND e.connection_id = k.id
      AND substr(e.erp_id, strpos(e.erp_id, '/') + 1) = c.erp_id AND jsonb_typeof(e.payload -> 'fields') = 'object'
    ORDER BY e.version DESC, e.received_at DESC, e.id DESC LIMIT 1
  ), k.kind) || '/' || c.erp_id
FROM (
  SELECT structure_id, id, state <> 'disconnected' AS live, CASE profile WHEN 'dolibarr' THEN 'MEMBER' ELSE 'res.partner' END AS kind
  FROM "erp_connection" WHERE profile IN ('dolibarr', 'odoo')
) k WHERE k.live AND k.structure_id = c.structure_id AND c.erp_id IS NOT NULL;

-- A removal that came first: one for each kind that was removed under this number.
WITH removed AS (
  DELETE FROM "erp_tombstone" t USING (
  SELECT structure_id, id, state <> 'disconnected' AS live, CASE profile WHEN 'dolibarr' THEN 'MEMBER' ELSE 'res.partner' END AS kind
  FROM "erp_connection" WHERE profile IN ('dolibarr', 'odoo')
) k WHERE k.live AND k.structure_id = t.structure_id
  RETURNING t.structure_id, t.erp_id, t.version, k.id AS connection_id, k.kind
), said AS (
  SELECT DISTINCT e.structure_id, e.connection_id, split_part(e.erp_id, '/', 1) AS kind, substr(e.erp_id, strpos(e.erp_id, '/') + 1) AS number
  FROM "erp_event" e JOIN (
  SELECT structure_id, id, state <> 'disconnected' AS live, CASE profile WHEN 'dolibarr' THEN 'MEMBER' ELSE 'res.partner' END AS kind
  FROM "erp_connection" WHERE profile IN ('dolibarr', 'odoo')
) k ON k.live AND k.structure_id = e.structure_id AND k.id = e.connection_id
  WHERE e.erp_id IS NOT NULL AND e.payload ->> 'removes' = 'true'
)
INSERT INTO "erp_tombstone" ("structure_id", "erp_id", "version")
SELECT DISTINCT r.structure_id, coalesce(s.kind, r.kind) || '/' || r.erp_id, r.version
FROM removed r LEFT JOIN said s ON s.structure_id = r.structure_id AND s.connection_id = r.connection_id AND s.number = r.erp_id
ON CONFLICT DO NOTHING;

-- Snapshots that wait or run.
UPDATE "erp_snapshot_line" l SET
  "erp_id" = k.kind || '/' || l.erp_id,
  "payload" = l.payload || jsonb_build_object('erpId', k.kind || '/' || l.erp_id, 'kind', k.kind)
FROM "erp_snapshot" s JOIN (
  SELECT structure_id, id, state <> 'disconnected' AS live, CASE profile WHEN 'dolibarr' THEN 'MEMBER' ELSE 'res.partner' END AS kind
  FROM "erp_connection" WHERE profile IN ('dolibarr', 'odoo')
) k ON k.structure_id = s.structure_id AND k.id = s.connection_id
WHERE s.structure_id = l.structure_id AND s.id = l.snapshot_id AND l.erp_id IS NOT NULL;

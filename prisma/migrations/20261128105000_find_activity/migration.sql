-- The activity of a structure without what an import or the ERP did to each client (lib/activity): a million of those events must not
-- stand between two that are listed. The condition is the one of the query.
CREATE INDEX "audit_event_listed_idx" ON "audit_event" ("structure_id", "at", "id") WHERE "kind" NOT IN (
  'client-updated-by-import', 'client-import-undone', 'client-updated-by-erp', 'client-taken-over-by-erp', 'client-removed-by-erp',
  'client-revived-by-erp');

-- What one member of the team did. Most events are the system's.
CREATE INDEX "audit_event_structure_id_staff_id_at_id_idx" ON "audit_event" ("structure_id", "staff_id", "at", "id")
WHERE "staff_id" IS NOT NULL;

-- Refused requests of a structure by time: of a request that was reopened, the page of requests shows
-- the refusal, which it would have to look for in the whole history. Few events are refusals.
CREATE INDEX "audit_event_refused_idx" ON "audit_event" ("structure_id", "kind", "at") WHERE "kind" = 'request-refused';

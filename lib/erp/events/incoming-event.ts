import type { FieldChanges } from '#lib/audit/audit-event.ts';
import type { ErpVerdict } from '#lib/database/generated/enums.ts';
import type { ErpEvent, ErpFields, EventProblem, HoldReason } from '#lib/erp/profiles/erp-event.ts';
import type { NoticeRefusal } from '#lib/erp/profiles/thin-profile.ts';
import type { RetainedReading } from './retained-reading.ts';

/**
 * What the journal keeps of an event: our own fields, never the body as it arrived. `status`: as
 * the ERP wrote it, where it holds the event (`hold`). `ahead`: the time that the ERP sent, where
 * it is so far in the future that the time of arrival counts instead. `naive`: that time had no
 * zone. `unread`: names of
 * filled fields that the profile does not read. `ignored`: why an event that could be read had
 * no effect. `version`: its version as ISO 8601, where it may be applied later. `raw`: fields of an
 * event that could not be read; `retained`: the same, to judge it again.
 */
export type Payload = {
  erpId?: string;
  kind?: string;
  removes?: boolean;
  fields?: ErpFields | null;
  hold?: HoldReason;
  formerIds?: string[];
  merges?: true;
  warnings?: EventProblem[];
  status?: string;
  ahead?: string;
  naive?: true;
  unread?: string[];
  raw?: Record<string, string>;
  retained?: RetainedReading;
  ignored?: 'connection-disabled' | 'kind-not-counted' | 'erased';
  version?: string;
} & NoticePayload;

/**
 * What is kept beyond that of an event about a person who is fetched. `request`: which request for
 * the person a notice is; `fetchedBy`: the event that answered it; `refusal`: why it led to no
 * fetch. `notices`: how many of them a fetched event answers.
 */
type NoticePayload = {
  request?: number;
  fetchedBy?: string;
  refusal?: NoticeRefusal | 'credentials-missing';
  notices?: number;
};

/** An authentic event that has been read and not yet stored. `bodyHash`: see `MessageId`. */
export type IncomingEvent = {
  eventId: string;
  webhookId: string;
  bodyHash: string | null;
  type: string;
  receivedAt: Date;
  payload: Payload;
  content: { event: ErpEvent } | { problems: EventProblem[] } | null;
};

/**
 * The result of one event. A duplicate has the id, the client and the changes of its first
 * delivery. `id-reused`: another event has its webhook id, so it is refused. `repeated`: it was
 * refused before, and its entry in the journal gets the new result. `problems`: why
 * an event that could be read was refused when it was applied.
 */
export type EventResult = {
  arrived: IncomingEvent;
  verdict: ErpVerdict | 'duplicate' | 'id-reused';
  eventId: string;
  clientId: string | null;
  changes: FieldChanges;
  problems?: EventProblem[];
  risky: boolean;
  repeated?: true;
};
